import type { RecordsContext } from '#core/context.ts';
import { countMissedEver, weekBoard } from '#core/services/matrix.ts';
import { todayOverview } from '#core/services/today.ts';
import { describeMatrix, venueGridFile } from '#core/services/venue-grid.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { wholeGrid } from '#shared/domain/grid/grid.ts';
import { makeFiveYears, VENUES, WEEKS } from './five-years.ts';
import type { Bench } from './harness.ts';

const columns = 'id, venue_id, kind, inspected_on, entered_on, confirmed_at';

/** Ours against reading the very same rows through the driver and doing nothing with them. */
function against(name: string, weeks: number, ours: (ctx: RecordsContext) => unknown): Bench {
  return {
    name,
    peerName: `SELECT of the ${weeks} weeks' checks through the driver`,
    unit: 'ms',
    rounds: 5,
    prepare: async () => {
      const { ctx, records, dispose } = await makeFiveYears();
      const bare = records.prepare(`SELECT ${columns} FROM inspections WHERE inspected_on >= ?`);
      const from = addDays('2026-11-16', -7 * (weeks - 1));
      return { ours: async () => void (await ours(ctx)), peer: () => void bare.all(from), dispose };
    },
  };
}

/** What the first screen is about, and nothing done with it. */
const open = [
  `SELECT ${columns} FROM inspections WHERE inspected_on >= '2026-11-09'`,
  `SELECT * FROM problems WHERE status IN ('found', 'dispatched', 'signed', 'submitted', 'verified')`,
  `SELECT * FROM tasks JOIN task_assignments ON task_id = tasks.id WHERE tasks.status = 'under-way'`,
  `SELECT * FROM incoming WHERE status IN ('registered', 'assigned', 'drafting')`,
  `SELECT id, title, addressee FROM documents WHERE status IN ('review', 'approved')`,
  'SELECT * FROM venues',
];

const firstScreen: Bench = {
  name: 'the whole first screen of ten towns after 5 years',
  peerName: 'SELECT of what is open and of 2 weeks’ checks through the driver',
  unit: 'ms',
  prepare: async () => {
    const { ctx, records, dispose } = await makeFiveYears();
    const bare = open.map((sql) => records.prepare(sql));
    return {
      ours: () => void todayOverview(ctx),
      peer: () => bare.forEach((statement) => void statement.all()),
      dispose,
    };
  },
};

export const benches: readonly Bench[] = [
  firstScreen,
  against(`the first screen’s weeks among ${VENUES} venues and 5 years`, 2, weekBoard),
  against('grid of 320 venues × the last 10 weeks', 10, (ctx) => describeMatrix(ctx, { weeks: 10 })),
  against('grid of 320 venues × 260 weeks', WEEKS, (ctx) => describeMatrix(ctx, { weeks: 600 })),
  against('misses since the plan was put to use', WEEKS, countMissedEver),
  against('workbook of 320 venues × 260 weeks', WEEKS, (ctx) =>
    venueGridFile(ctx, { range: { weeks: 600 }, filter: wholeGrid }),
  ),
];
