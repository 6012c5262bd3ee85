import { z } from 'zod';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, FileBlob, Id, Instant, Line, OptionalLine } from './common.ts';
import { RegisterId, RegisterQuery } from './registers.ts';

/** A file made, or the request that a second person must approve first. */
export const ExportOutcome = z.discriminatedUnion('state', [
  z.object({ state: z.literal('started'), jobId: Id, rows: z.int() }),
  z.object({ state: z.literal('pending'), requestId: Id, rows: z.int() }),
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

export const exportsContract = {
  /**
   * Rows of a register as .xlsx. Sensitive fields leave masked unless they are named in `unmask` with a purpose. More
   * rows than the office set (fewer for sensitive registers) need a second person.
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
