import { z } from 'zod';
import { ImportReport } from '../domain/import/report.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, FileBlob, Id, Instant, Line, OptionalLine } from './common.ts';

/** The value of one field of a register row, as the register's definition declares it. */
export const RegisterValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
export const RegisterRecord = z.record(z.string(), RegisterValue);
export type RegisterRecord = z.infer<typeof RegisterRecord>;

export const RegisterRow = z.object({ id: Id, revision: z.int(), values: RegisterRecord });
export type RegisterRow = z.infer<typeof RegisterRow>;

const RegisterId = z.string().min(1).max(40);

const HistoryEntry = z.object({
  at: Instant,
  handler: z.string().nullable(),
  typist: z.string(),
  action: z.enum(['created', 'changed', 'removed', 'restored', 'imported', 'import-undone']),
  changes: z.array(z.object({ field: z.string(), before: RegisterValue, after: RegisterValue })),
  reason: z.string().nullable(),
});

export const registersContract = {
  list: query({
    access: access.business,
    input: z.object({ register: RegisterId, search: z.string().max(100).default('') }),
    output: z.object({ rows: z.array(RegisterRow), total: z.int() }),
  }),
  get: query({
    access: access.business,
    input: z.object({ register: RegisterId, id: Id }),
    output: RegisterRow.extend({ history: z.array(HistoryEntry) }),
  }),
  save: command({
    access: access.business,
    input: z.object({
      register: RegisterId,
      id: Id.optional(),
      /** The revision the form was filled from; a newer one in the store refuses the save. */
      revision: z.int().optional(),
      values: RegisterRecord,
    }),
    output: z.object({ id: Id, revision: z.int() }),
    invalidates: ['registers', 'checks', 'today'],
  }),
  remove: command({
    access: access.coordinating,
    input: z.object({ register: RegisterId, id: Id, reason: Line }),
    output: Done,
    invalidates: ['registers', 'checks', 'today'],
  }),
  /** The register as a workbook; with no rows it is the blank sheet to hand out. */
  workbook: query({
    access: access.business,
    input: z.object({ register: RegisterId, isBlank: z.boolean().default(false) }),
    output: z.object({ name: z.string(), file: FileBlob }),
  }),
};

const ColumnMapping = z.record(z.string(), z.int().nullable());

export const importsContract = {
  /** Reads a sheet and judges every row; nothing is stored. */
  preview: query({
    access: access.business,
    input: z.object({
      register: RegisterId,
      file: FileBlob,
      name: Line,
      sheet: z.string().optional(),
      /** Field key → column index (from 0), as the clerk corrected it. */
      mapping: ColumnMapping.optional(),
    }),
    output: z.object({
      sheets: z.array(z.string()),
      sheet: z.string(),
      columns: z.array(z.object({ index: z.int(), letter: z.string(), header: z.string() })),
      mapping: ColumnMapping,
      ambiguous: z.array(z.object({ field: z.string(), columns: z.array(z.int()) })),
      report: ImportReport.nullable(),
      rows: z.array(
        z.object({
          row: z.int(),
          verdict: z.enum(['new', 'changed', 'unchanged', 'refused']),
          values: RegisterRecord,
          problems: z.array(z.object({ column: z.string(), reason: z.string() })),
        }),
      ),
    }),
  }),
  /** What a commit would answer; stores nothing. */
  judge: query({
    access: access.business,
    input: z.object({
      register: RegisterId,
      file: FileBlob,
      name: Line,
      sheet: z.string().optional(),
      mapping: ColumnMapping.optional(),
    }),
    output: ImportReport,
  }),
  commit: command({
    access: access.business,
    input: z.object({
      register: RegisterId,
      file: FileBlob,
      name: Line,
      sheet: z.string().optional(),
      mapping: ColumnMapping.optional(),
    }),
    output: z.object({ batchId: Id, report: ImportReport }),
    invalidates: ['registers', 'imports', 'checks', 'today'],
  }),
  list: query({
    access: access.business,
    input: z.object({ register: RegisterId }),
    output: z.array(
      z.object({
        id: Id,
        fileName: z.string(),
        at: Instant,
        by: z.string(),
        accepted: z.int(),
        refused: z.int(),
        unchanged: z.int(),
        undoneAt: Instant.nullable(),
      }),
    ),
  }),
  /** Takes the whole batch back. Rows changed by hand since then are refused by name, and nothing is undone. */
  undo: command({
    access: access.business,
    input: z.object({ batchId: Id, reason: OptionalLine }),
    output: z.object({ removed: z.int(), reverted: z.int() }),
    invalidates: ['registers', 'imports', 'checks', 'today'],
  }),
};
