import { AppError } from '#shared/rpc/app-error.ts';
import { procedures } from '../dispatch.ts';

/** Declared for the screens; the work behind it follows. */
function notYet(): never {
  throw new AppError('procedure.unknown');
}

export const exports = {
  create: procedures.exports.create.handler(notYet),
  pending: procedures.exports.pending.handler(() => []),
  approve: procedures.exports.approve.handler(notYet),
  refuse: procedures.exports.refuse.handler(notYet),
  download: procedures.exports.download.handler(notYet),
  file: procedures.exports.file.handler(notYet),
};
