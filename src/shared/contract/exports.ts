import { z } from 'zod';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Empty, FileBlob, Id, Instant, Line, OptionalLine } from './common.ts';
import { RegisterId, RegisterQuery } from './registers.ts';

/** A file made, or the request that a second person must approve first. */
export const ExportOutcome = z.discriminatedUnion('state', [
  z.object({ state: z.literal('started'), jobId: Id, rows: z.int() }),
  z.object({
    state: z.literal('pending'),
    requestId: Id,
    rows: z.int(),
    /** Rows one person may take out alone in 24 hours, and how many this one already took. */
    limit: z.int(),
    taken: z.int(),
  }),
]);
export type ExportOutcome = z.infer<typeof ExportOutcome>;

const ExportRequest = z.object({
  id: Id,
  kind: z.enum(['table', 'template']),
  register: RegisterId,
  registerLabel: z.string(),
  /** Which rows were asked for. */
  query: RegisterQuery,
  rows: z.int(),
  /** Labels of the columns asked for. */
  columns: z.array(z.string()),
  /** Labels of the columns that would leave unmasked. */
  unmasked: z.array(z.string()),
  purpose: z.string(),
  requestedBy: z.string(),
  requestedAt: Instant,
  state: z.enum(['pending', 'approved', 'refused', 'expired']),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  reason: z.string(),
  isMine: z.boolean(),
  /** Whether this account may decide it: another person and another account than the one that asked. */
  canDecide: z.boolean(),
});
export type ExportRequest = z.infer<typeof ExportRequest>;

/** How many rows one person may take out alone within 24 hours, and who wants more. */
export const ExportLimits = z.object({
  rows: z.int(),
  /** Of registers about persons. */
  rowsSensitive: z.int(),
  /** What this account took out alone in the last 24 hours. */
  taken: z.int(),
  takenSensitive: z.int(),
  proposal: z
    .object({
      id: Id,
      rows: z.int(),
      rowsSensitive: z.int(),
      reason: z.string(),
      at: Instant,
      by: z.string(),
      isMine: z.boolean(),
      canAgree: z.boolean(),
    })
    .nullable(),
});
export type ExportLimits = z.infer<typeof ExportLimits>;

export const exportsContract = {
  limits: query({ access: access.business, input: Empty, output: ExportLimits }),
  /** Fewer rows hold at once; more of either kind when another person agrees. */
  proposeLimits: command({
    access: access.coordinating,
    input: z.object({
      rows: z.int('请填整数').min(1, '至少 1 条').max(5000, '最多 5000 条'),
      rowsSensitive: z.int('请填整数').min(1, '至少 1 条').max(500, '最多 500 条'),
      reason: Line,
    }),
    output: z.object({ state: z.enum(['set', 'waiting']) }),
    invalidates: ['exports'],
  }),
  agreeLimits: command({
    access: access.coordinating,
    input: z.object({ id: Id }),
    output: Done,
    invalidates: ['exports'],
  }),
  /** Another person says no, or who asked takes it back. */
  dropLimits: command({
    access: access.coordinating,
    input: z.object({ id: Id }),
    output: Done,
    invalidates: ['exports'],
  }),
  /**
   * Rows of a register as .xlsx. Sensitive fields leave masked unless they are named in `unmask` with a purpose. More
   * rows than the office set (fewer for sensitive registers), within 24 hours, need a second person.
   */
  create: command({
    access: access.business,
    input: z.object({
      register: RegisterId,
      query: RegisterQuery,
      columns: z.array(z.string().max(60)).min(1).max(100),
      unmask: z.array(z.string().max(60)).max(100).default([]),
      purpose: OptionalLine,
    }),
    output: ExportOutcome,
    invalidates: ['exports'],
  }),
  /** Requests: the account's own, and for coordinator and leader those of others. Newest first. */
  pending: query({
    access: access.business,
    input: z.object({}).default({}),
    output: z.array(ExportRequest),
  }),
  approve: command({
    access: access.coordinating,
    input: z.object({ id: Id }),
    output: Done,
    invalidates: ['exports'],
  }),
  refuse: command({
    access: access.coordinating,
    input: z.object({ id: Id, reason: Line }),
    output: Done,
    invalidates: ['exports'],
  }),
  /** Makes the file of an approved request, for the account that asked; the rows are those of this moment. */
  download: command({
    access: access.business,
    input: z.object({ id: Id }),
    output: z.object({ jobId: Id }),
    invalidates: ['exports'],
  }),
  /** What an export's or a template's job made. `drill`: which sheet row shows which record. */
  file: query({
    access: access.business,
    input: z.object({ jobId: Id }),
    output: z.object({
      name: z.string(),
      file: FileBlob,
      register: RegisterId,
      drill: z.array(z.object({ row: z.int(), id: Id })),
    }),
  }),
};
