import { z } from 'zod';
import { PlainDate } from '../domain/calendar/plain-date.ts';
import { Grid, GridFilter } from '../domain/grid/grid.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Empty, FileBlob, Id } from './common.ts';

const Workbook = z.object({ name: z.string(), file: FileBlob });
const Term = z.object({ key: z.string(), label: z.string(), from: PlainDate, to: PlainDate });
/** A day of the term that is looked at; left out, today. */
const On = PlainDate.optional();

/** The tables of what schools and units owe; 场所 × 周 is `checks.matrix`. */
export const matricesContract = {
  /** Schools × the office's items (六个一) in one term. */
  schools: query({
    access: access.business,
    input: z.object({ on: On }).default({}),
    output: Grid.extend({
      /** What each column asks, in its order: an act is typed for `itemId` at a row's school, or for the school alone. */
      asks: z.array(
        z.object({
          obligationId: Id,
          itemId: Id.nullable(),
          text: z.string(),
          from: PlainDate,
          to: PlainDate,
        }),
      ),
      terms: z.array(Term),
      term: Term.nullable(),
      /** Whether the plan, or the office, asks anything of schools at all. */
      isAsked: z.boolean(),
    }),
  }),
  /** Units × obligations: how the present period stands with whoever answers for it, and what was missed before. */
  units: query({ access: access.business, input: Empty, output: Grid }),
  exportSchools: command({
    access: access.business,
    input: z.object({ on: On, filter: GridFilter }),
    output: Workbook,
    invalidates: [],
  }),
  exportUnits: command({
    access: access.business,
    input: z.object({ filter: GridFilter }),
    output: Workbook,
    invalidates: [],
  }),
};
