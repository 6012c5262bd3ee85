import { z } from 'zod';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Empty, Id } from './common.ts';

export const SearchHit = z.object({
  /** A register's id, or problems, documents, units, people. */
  register: z.string(),
  registerLabel: z.string(),
  id: Id,
  title: z.string(),
  /** Numbers in it are masked. */
  subtitle: z.string(),
  /** What was matched where the title does not show it; numbers in it are masked. '' otherwise. */
  why: z.string(),
  /** Where the screen shows it, as a path. */
  route: z.string(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const searchContract = {
  /** One box over everything the account may see; every word must match. The best hits first. */
  find: query({
    access: access.business,
    input: z.object({
      text: z.string().max(100),
      limit: z.int().min(1).max(50).default(30),
      registers: z.array(z.string().max(40)).min(1).max(40).optional(),
    }),
    output: z.object({
      hits: z.array(SearchHit),
      /** Counted up to 200; `hasMore` says that there are more. */
      total: z.int(),
      hasMore: z.boolean(),
      /** Things still on their way into the index, after a large import or an upgrade. */
      pending: z.int(),
    }),
  }),
  /** How full the index is. */
  status: query({
    access: access.business,
    input: Empty,
    output: z.object({ entries: z.int(), pending: z.int() }),
  }),
  /** Makes the whole index again beside the work; hits stay to be found meanwhile. */
  rebuild: command({
    access: access.coordinator,
    input: Empty,
    output: z.object({ pending: z.int() }),
    invalidates: ['search'],
  }),
};
