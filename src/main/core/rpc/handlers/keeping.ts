import {
  drillRecovery,
  findBackups,
  listBackups,
  listPlaces,
  startBackup,
  startRestore,
  startVerify,
} from '../../services/backups.ts';
import { officeOf, procedures, recordsOf } from '../dispatch.ts';

const done = { ok: true } as const;

export const backups = {
  places: procedures.backups.places.handler(() => listPlaces()),
  find: procedures.backups.find.handler(({ input }) => findBackups(input.folder)),
  create: procedures.backups.create.handler(({ context, input }) => ({
    jobId: startBackup(recordsOf(context), context.app, input.folder),
  })),
  verify: procedures.backups.verify.handler(({ context, input }) => ({
    jobId: startVerify(context.app, input.folder),
  })),
  restore: procedures.backups.restore.handler(({ context, input }) => ({
    jobId: startRestore(context.app, input),
  })),
  history: procedures.backups.history.handler(({ context }) => listBackups(officeOf(context))),
  drill: procedures.backups.drill.handler(({ context, input }) => {
    drillRecovery(officeOf(context), input.halves);
    return done;
  }),
};

export const jobs = {
  get: procedures.jobs.get.handler(({ context, input }) => context.app.jobs.get(input.id)),
  cancel: procedures.jobs.cancel.handler(({ context, input }) => {
    context.app.jobs.cancel(input.id);
    return done;
  }),
};
