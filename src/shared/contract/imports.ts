import { z } from 'zod';
import { ImportEntry, ImportReport } from '../domain/import/report.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { FileBlob, Id, Instant, Line, OptionalLine } from './common.ts';
import { RegisterId, RegisterRecord } from './registers.ts';

/** Field key → column from 0; null: the sheet has no such column. */
const ColumnMapping = z.record(z.string(), z.int().nullable());

const SheetInput = z.object({
  register: RegisterId,
  file: FileBlob,
  name: Line,
  sheet: z.string().optional(),
  /** As the clerk corrected it. */
  mapping: ColumnMapping.optional(),
});

const JudgedRow = z.object({
  row: z.int(),
  verdict: z.enum(['new', 'changed', 'unchanged', 'refused']),
  values: RegisterRecord,
  problems: z.array(z.object({ column: z.string(), reason: z.string() })),
});

/** What the header says, and what a person must still settle. */
const Columns = {
  sheets: z.array(z.string()),
  sheet: z.string(),
  /** The other sheets of the file whose header looks like this register's: each is read by itself. */
  waiting: z.array(z.string()),
  columns: z.array(z.object({ index: z.int(), letter: z.string(), header: z.string() })),
  mapping: ColumnMapping,
  ambiguous: z.array(z.object({ field: z.string(), columns: z.array(z.int()) })),
};

const stored = ['registers', 'units', 'people', 'plan', 'imports', 'checks', 'today', 'search'] as const;

export const importsContract = {
  /**
   * Reads a sheet of any size and judges its rows, as a job; nothing reaches the register. The job's id then names the
   * prepared import. A sender (village, school …) is remembered with the header's mapping.
   */
  begin: command({
    access: access.business,
    input: SheetInput.extend({ sender: OptionalLine }),
    output: z.object({ jobId: Id }),
    invalidates: [],
  }),
  /** A page of a prepared import, once its job is done. */
  prepared: query({
    access: access.business,
    input: z.object({
      jobId: Id,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
      verdict: JudgedRow.shape.verdict.optional(),
    }),
    output: z.object({
      register: RegisterId,
      fileName: z.string(),
      sender: z.string(),
      ...Columns,
      /** Required fields without a column. */
      missing: z.array(z.string()),
      /** The mapping was remembered from an earlier sheet with this header. */
      isRemembered: z.boolean(),
      /** Whether the columns are settled and the rows are judged. */
      isJudged: z.boolean(),
      counts: z.object({
        rows: z.int(),
        new: z.int(),
        changed: z.int(),
        unchanged: z.int(),
        refused: z.int(),
      }),
      warnings: z.array(ImportEntry),
      /** Villages with refused rows, for one error sheet each. */
      villages: z.array(z.object({ village: z.string(), refused: z.int() })),
      /** Rows of the asked verdict, and one page of them. */
      matching: z.int(),
      rows: z.array(JudgedRow),
    }),
  }),
  /** Judges the same file again with other columns or another sheet; the former preparation is dropped. */
  remap: command({
    access: access.business,
    input: z.object({ jobId: Id, mapping: ColumnMapping, sheet: z.string().optional() }),
    output: z.object({ jobId: Id }),
    invalidates: [],
  }),
  /** Stores what was accepted as one batch, all or nothing, as a job; its `resultId` is the batch. */
  apply: command({
    access: access.business,
    input: z.object({ jobId: Id }),
    output: z.object({ jobId: Id }),
    invalidates: stored,
  }),
  /** Drops a prepared import. */
  discard: command({
    access: access.business,
    input: z.object({ jobId: Id }),
    output: z.object({ ok: z.literal(true) }),
    invalidates: [],
  }),
  /** The sender's own sheet back with the refused rows, the cells marked and the reasons beside them. */
  errorSheet: query({
    access: access.business,
    input: z.object({
      batchId: Id.optional(),
      jobId: Id.optional(),
      village: z.string().max(100).optional(),
    }),
    output: z.object({ name: z.string(), file: FileBlob }),
  }),
  /** Reads a sheet and judges every row; nothing is stored. For small sheets; `begin` takes any size. */
  preview: query({
    access: access.business,
    input: SheetInput,
    output: z.object({ ...Columns, report: ImportReport.nullable(), rows: z.array(JudgedRow) }),
  }),
  /** What a commit would answer; stores nothing. */
  judge: query({ access: access.business, input: SheetInput, output: ImportReport }),
  commit: command({
    access: access.business,
    input: SheetInput,
    output: z.object({ batchId: Id, report: ImportReport }),
    invalidates: stored,
  }),
  list: query({
    access: access.business,
    input: z.object({ register: RegisterId }),
    output: z.array(
      z.object({
        id: Id,
        fileName: z.string(),
        /** The sheet of the file that was read. */
        sheet: z.string().nullable(),
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
    invalidates: stored,
  }),
};
