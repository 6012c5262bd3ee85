import { putFile, getFile } from '../../services/files.ts';
import {
  commitImport,
  dryRunImport,
  listImports,
  previewImport,
  undoImport,
} from '../../services/imports.ts';
import { listPeople, listUnits, savePerson, saveUnit } from '../../services/organisation.ts';
import { getRecord, getRegister, listRegister, removeRecord, saveRecord } from '../../services/registers.ts';
import { registerWorkbook } from '../../services/workbooks.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { procedures, recordsOf } from '../dispatch.ts';

const done = { ok: true } as const;

/** Declared for the screens; the work behind it follows. */
function notYet(): never {
  throw new AppError('procedure.unknown');
}

export const units = {
  list: procedures.units.list.handler(({ context }) => listUnits(recordsOf(context).db)),
  save: procedures.units.save.handler(({ context, input }) => ({ id: saveUnit(recordsOf(context), input) })),
};

export const people = {
  list: procedures.people.list.handler(({ context }) => listPeople(recordsOf(context))),
  save: procedures.people.save.handler(({ context, input }) => ({
    id: savePerson(recordsOf(context), input),
  })),
};

export const files = {
  put: procedures.files.put.handler(({ context, input }) => putFile(recordsOf(context), input)),
  get: procedures.files.get.handler(({ context, input }) => getFile(recordsOf(context), input.id)),
};

export const registers = {
  list: procedures.registers.list.handler(({ context, input }) =>
    listRegister(recordsOf(context), getRegister(input.register), input),
  ),
  get: procedures.registers.get.handler(({ context, input }) =>
    getRecord(recordsOf(context), getRegister(input.register), input.id),
  ),
  save: procedures.registers.save.handler(({ context, input }) =>
    saveRecord(recordsOf(context), getRegister(input.register), input),
  ),
  remove: procedures.registers.remove.handler(({ context, input }) => {
    removeRecord(recordsOf(context), getRegister(input.register), input);
    return done;
  }),
  unmask: procedures.registers.unmask.handler(notYet),
  duplicates: procedures.registers.duplicates.handler(() => []),
  merge: procedures.registers.merge.handler(notYet),
  bulk: procedures.registers.bulk.handler(notYet),
  restore: procedures.registers.restore.handler(notYet),
  attach: procedures.registers.attach.handler(notYet),
  detach: procedures.registers.detach.handler(notYet),
  relations: procedures.registers.relations.handler(() => []),
  retention: procedures.registers.retention.handler(() => []),
  expire: procedures.registers.expire.handler(notYet),
  workbook: procedures.registers.workbook.handler(({ context, input }) =>
    registerWorkbook(recordsOf(context), getRegister(input.register), input.isBlank),
  ),
};

export const views = {
  list: procedures.views.list.handler(() => []),
  save: procedures.views.save.handler(notYet),
  remove: procedures.views.remove.handler(notYet),
};

export const imports = {
  begin: procedures.imports.begin.handler(notYet),
  prepared: procedures.imports.prepared.handler(notYet),
  remap: procedures.imports.remap.handler(notYet),
  apply: procedures.imports.apply.handler(notYet),
  discard: procedures.imports.discard.handler(notYet),
  errorSheet: procedures.imports.errorSheet.handler(notYet),
  preview: procedures.imports.preview.handler(({ context, input }) =>
    previewImport(recordsOf(context), getRegister(input.register), input),
  ),
  commit: procedures.imports.commit.handler(({ context, input }) =>
    commitImport(recordsOf(context), getRegister(input.register), input),
  ),
  judge: procedures.imports.judge.handler(({ context, input }) =>
    dryRunImport(recordsOf(context), getRegister(input.register), input),
  ),
  list: procedures.imports.list.handler(({ context, input }) =>
    listImports(recordsOf(context), getRegister(input.register)),
  ),
  undo: procedures.imports.undo.handler(({ context, input }) =>
    undoImport(recordsOf(context), getRegister, input),
  ),
};
