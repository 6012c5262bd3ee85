import { z } from 'zod';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Empty, Id, Instant, Line } from './common.ts';
import { RegisterId } from './registers.ts';

/** A row out of its register whose contents may go for good. */
const EraseDue = z.object({
  register: RegisterId,
  id: Id,
  label: z.string(),
  removedOn: z.iso.date(),
  reason: z.string(),
});
export type EraseDue = z.infer<typeof EraseDue>;

const EraseRequest = z.object({
  id: Id,
  register: RegisterId,
  count: z.int(),
  /** Titles of the rows, the first hundred; of what was erased there are none. */
  labels: z.array(z.string()),
  reason: z.string(),
  requestedBy: z.string(),
  requestedAt: Instant,
  state: z.enum(['pending', 'done', 'refused']),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  answer: z.string(),
  isMine: z.boolean(),
  /** Whether this account may decide: another person and another account than the one that asked. */
  canDecide: z.boolean(),
});
export type EraseRequest = z.infer<typeof EraseRequest>;

const stale = ['erase', 'registers', 'search', 'imports'] as const;

export const eraseContract = {
  /** Rows about persons that left their register as expired, or left it and are past its rule by now. */
  due: query({ access: access.coordinating, input: Empty, output: z.array(EraseDue) }),
  /** Newest first. */
  requests: query({ access: access.coordinating, input: Empty, output: z.array(EraseRequest) }),
  request: command({
    access: access.coordinating,
    input: z.object({ register: RegisterId, ids: z.array(Id).min(1).max(500), reason: Line }),
    output: z.object({ id: Id, count: z.int() }),
    invalidates: stale,
  }),
  /** Contents, history, attachments and kept sheets of these rows go for good; what is left says that it was so. */
  approve: command({
    access: access.coordinating,
    input: z.object({ id: Id }),
    output: z.object({ erased: z.int() }),
    invalidates: stale,
  }),
  /** Another person says no, or who asked takes it back. */
  refuse: command({
    access: access.coordinating,
    input: z.object({ id: Id, answer: Line }),
    output: Done,
    invalidates: stale,
  }),
};
