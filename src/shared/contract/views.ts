import { z } from 'zod';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Id, Line } from './common.ts';
import { RegisterId, RegisterQuery } from './registers.ts';

/** One account's way of looking at a register: its columns, what it filters and how it sorts. */
export const SavedView = z.object({
  id: Id,
  register: RegisterId,
  name: z.string(),
  /** Field keys in the order of the columns. */
  columns: z.array(z.string().max(60)).max(100),
  query: RegisterQuery,
});
export type SavedView = z.infer<typeof SavedView>;

export const viewsContract = {
  list: query({
    access: access.business,
    input: z.object({ register: RegisterId }),
    output: z.array(SavedView),
  }),
  /** Keeps a view under its name; the same name again replaces it. */
  save: command({
    access: access.business,
    input: SavedView.omit({ id: true }).extend({ name: Line }),
    output: z.object({ id: Id }),
    invalidates: ['views'],
  }),
  remove: command({
    access: access.business,
    input: z.object({ id: Id }),
    output: Done,
    invalidates: ['views'],
  }),
};
