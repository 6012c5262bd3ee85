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
import { procedures, recordsOf } from '../dispatch.ts';

const done = { ok: true } as const;

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
    listRegister(recordsOf(context), getRegister(input.register), input.search),
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
  workbook: procedures.registers.workbook.handler(({ context, input }) =>
    registerWorkbook(recordsOf(context), getRegister(input.register), input.isBlank),
  ),
};

export const imports = {
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
