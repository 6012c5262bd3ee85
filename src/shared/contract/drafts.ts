import { z } from 'zod';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Empty, Instant, Line } from './common.ts';

/** Not acts: nothing is decided or recorded, so they leave no row in the audit chain, and nothing is stale by them. */
export const draftsContract = {
  /** What this account, and nobody else, left half typed: read once after the sign-in, so that every form begins with it. */
  all: query({
    access: access.business,
    isBackground: true,
    input: Empty,
    output: z.array(z.object({ name: z.string(), value: z.string(), keptAt: Instant })),
  }),
  keep: command({
    access: access.business,
    input: z.object({ name: Line, value: z.string().max(500_000) }),
    output: Done,
    invalidates: [],
  }),
  discard: command({
    access: access.business,
    input: z.object({ name: Line }),
    output: Done,
    invalidates: [],
  }),
};
