import { putFile, getFile } from '../../services/files.ts';
import { errorSheet } from '../../services/error-sheets.ts';
import {
  beginImport,
  commitImport,
  discardImport,
  dryRunImport,
  listImports,
  previewImport,
  remapImport,
  startApply,
} from '../../services/imports.ts';
import { preparedImport } from '../../services/imports-draft.ts';
import { undoImport } from '../../services/imports-undo.ts';
import { listPeople, savePerson } from '../../services/organisation.ts';
import { unmaskFields } from '../../services/masks.ts';
import { compareRecords, mergeRecords } from '../../services/merge.ts';
import { attachFile, detachFile } from '../../services/record-files.ts';
import { getAnyRow, getRegister } from '../../services/register-rows.ts';
import { getRecord, listRegister, removeRecord, saveRecord } from '../../services/registers.ts';
import { changeMany, restoreRecord } from '../../services/registers-bulk.ts';
import { findDuplicates } from '../../services/registers-duplicates.ts';
import { listRelations } from '../../services/relations.ts';
import { expireRecords, listOverdue } from '../../services/retention.ts';
import { listUnits } from '../../services/units.ts';
import { listViews, removeView, saveView } from '../../services/views.ts';
import { registerWorkbook } from '../../services/workbooks.ts';
import { procedures, recordsOf } from '../dispatch.ts';

const done = { ok: true } as const;

export const units = {
  list: procedures.units.list.handler(({ context }) => listUnits(recordsOf(context).db)),
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
  list: procedures.registers.list.handler(({ context, input: { register, ...query } }) =>
    listRegister(recordsOf(context), getRegister(register), query),
  ),
  get: procedures.registers.get.handler(({ context, input }) =>
    getRecord(recordsOf(context), getRegister(input.register), input.id),
  ),
  unmask: procedures.registers.unmask.handler(({ context, input }) => {
    const ctx = recordsOf(context);
    const register = getRegister(input.register);
    return { values: unmaskFields(ctx, register, getAnyRow(ctx, register, input.id), input) };
  }),
  save: procedures.registers.save.handler(({ context, input }) =>
    saveRecord(recordsOf(context), getRegister(input.register), input),
  ),
  duplicates: procedures.registers.duplicates.handler(({ context, input }) =>
    findDuplicates(recordsOf(context), getRegister(input.register), input),
  ),
  compare: procedures.registers.compare.handler(({ context, input }) =>
    compareRecords(recordsOf(context), getRegister(input.register), input),
  ),
  merge: procedures.registers.merge.handler(({ context, input }) =>
    mergeRecords(recordsOf(context), getRegister(input.register), input),
  ),
  bulk: procedures.registers.bulk.handler(({ context, input }) =>
    changeMany(recordsOf(context), getRegister(input.register), input),
  ),
  remove: procedures.registers.remove.handler(({ context, input }) => {
    removeRecord(recordsOf(context), getRegister(input.register), input);
    return done;
  }),
  restore: procedures.registers.restore.handler(({ context, input }) =>
    restoreRecord(recordsOf(context), getRegister(input.register), input.id),
  ),
  attach: procedures.registers.attach.handler(({ context, input }) => {
    attachFile(recordsOf(context), getRegister(input.register), input);
    return done;
  }),
  detach: procedures.registers.detach.handler(({ context, input }) => {
    detachFile(recordsOf(context), getRegister(input.register), input);
    return done;
  }),
  relations: procedures.registers.relations.handler(({ context, input }) => {
    const ctx = recordsOf(context);
    const register = getRegister(input.register);
    return listRelations(ctx, register, getAnyRow(ctx, register, input.id));
  }),
  retention: procedures.registers.retention.handler(({ context, input }) =>
    listOverdue(recordsOf(context), input.register),
  ),
  expire: procedures.registers.expire.handler(({ context, input }) =>
    expireRecords(recordsOf(context), getRegister(input.register), input.ids),
  ),
  workbook: procedures.registers.workbook.handler(({ context, input }) =>
    registerWorkbook(recordsOf(context), getRegister(input.register), input.isBlank),
  ),
};

export const views = {
  list: procedures.views.list.handler(({ context, input }) => listViews(recordsOf(context), input.register)),
  save: procedures.views.save.handler(({ context, input }) => saveView(recordsOf(context), input)),
  remove: procedures.views.remove.handler(({ context, input }) => {
    removeView(recordsOf(context), input.id);
    return done;
  }),
};

export const imports = {
  begin: procedures.imports.begin.handler(({ context, input }) =>
    beginImport(recordsOf(context), context.app.jobs, getRegister(input.register), input),
  ),
  prepared: procedures.imports.prepared.handler(({ context, input }) =>
    preparedImport(recordsOf(context), input),
  ),
  remap: procedures.imports.remap.handler(({ context, input }) =>
    remapImport(recordsOf(context), context.app.jobs, getRegister, input),
  ),
  apply: procedures.imports.apply.handler(({ context, input }) =>
    startApply(recordsOf(context), context.app.jobs, getRegister, input.jobId),
  ),
  discard: procedures.imports.discard.handler(async ({ context, input }) => {
    await discardImport(recordsOf(context), input.jobId);
    return done;
  }),
  errorSheet: procedures.imports.errorSheet.handler(({ context, input }) =>
    errorSheet(recordsOf(context), getRegister, input),
  ),
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
