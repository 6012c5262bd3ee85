import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '#core/app.ts';
import { recordsContext } from '#core/context.ts';
import type { RecordsContext } from '#core/context.ts';
import { countMissedEver, weekBoard } from '#core/services/matrix.ts';
import { todayOverview } from '#core/services/today.ts';
import { describeMatrix, venueGridFile } from '#core/services/venue-grid.ts';
import type { Store } from '#core/store/open.ts';
import { FLOOR_COST } from '#core/vault/kdf.ts';
import { systemPorts } from '#main/system-ports.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { wholeGrid } from '#shared/domain/grid/grid.ts';
import { connectTo } from '../support/pipe.ts';
import { people, planInput, setupInput } from '../support/town.ts';
import type { Bench } from './harness.ts';

/** Ten towns' key venues and five years of weeks, each but every ninth checked in time. */
const VENUES = 320;
const WEEKS = 260;
const MONDAY = '2021-11-29';
const TODAY = Date.UTC(2026, 10, 18, 1);

type Desk = { ctx: RecordsContext; records: Store; dispose: () => void };

async function makeDesk(): Promise<Desk> {
  const home = mkdtempSync(join(tmpdir(), 'hulei-bench-'));
  const ports = { ...systemPorts(), clock: { ...systemPorts().clock, now: () => new Date(TODAY) } };
  const app = createApp({ home, ports, version: 'bench', kdf: FLOOR_COST });
  const { api } = connectTo(app);
  const { login, password } = people.coordinator;
  await api.desk.setup(setupInput);
  await api.session.signIn({ login, password });
  const period = { from: MONDAY, to: '2027-10-31' };
  const draft = { ...planInput.draft, issuedOn: MONDAY, period, phases: [] };
  await api.plan.confirm({ ...planInput, draft, effectiveOn: MONDAY });
  const desk = app.desk();
  if (!desk?.records) throw new Error('the desk is open');
  const { records } = desk;
  const personId = records.prepare<[], string>('SELECT id FROM people LIMIT 1').pluck().get() ?? null;
  storeVenues(records);
  storeChecks(records, personId ?? '');
  const session = {
    accountId: 'bench',
    login,
    name: '',
    role: 'coordinator',
    personId,
    mustChangePassword: false,
  } as const;
  return {
    ctx: recordsContext({ ports, desk, session }),
    records,
    dispose: () => {
      app.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function storeVenues(records: Store): void {
  const put = records.prepare(
    `INSERT INTO venues (id, revision, name, kind, village, is_key, status, listed_on, created_at, updated_at)
     VALUES (?, 1, ?, 'hotel', ?, 1, 'open', ?, '', '')`,
  );
  records.transaction(() => {
    for (let at = 0; at < VENUES; at += 1)
      put.run(`venue-${at}`, `样例旅馆${at}`, `样例${at % 16}村`, MONDAY);
  })();
}

function storeChecks(records: Store, handlerId: string): void {
  const put = records.prepare(
    `INSERT INTO inspections (id, venue_id, kind, inspected_on, entered_at, entered_on,
       checklist_id, checklist_version, process, handling_result, handler_id, account_id, needs_confirmation)
     VALUES (@id, @venue, 'weekly', @day, '', @day, 'hotel', 1, '看了前台。', '', @handlerId,
       'bench', 0)`,
  );
  records.transaction(() => {
    for (let week = 0; week < WEEKS; week += 1) {
      const day = addDays(MONDAY, week * 7 + 1);
      for (let at = 0; at < VENUES; at += 1)
        if ((week + at) % 9 !== 0)
          put.run({ id: `check-${week}-${at}`, venue: `venue-${at}`, day, handlerId });
    }
  })();
}

const columns = 'id, venue_id, kind, inspected_on, entered_on, confirmed_at';

/** Ours against reading the very same rows through the driver and doing nothing with them. */
function against(name: string, weeks: number, ours: (ctx: RecordsContext) => unknown): Bench {
  return {
    name,
    peerName: `SELECT of the ${weeks} weeks' checks through the driver`,
    unit: 'ms',
    rounds: 5,
    prepare: async () => {
      const { ctx, records, dispose } = await makeDesk();
      const bare = records.prepare(`SELECT ${columns} FROM inspections WHERE inspected_on >= ?`);
      const from = addDays('2026-11-16', -7 * (weeks - 1));
      return { ours: async () => void (await ours(ctx)), peer: () => void bare.all(from), dispose };
    },
  };
}

export const benches: readonly Bench[] = [
  against('the first screen’s weeks among 320 venues and 5 years', 2, weekBoard),
  against('the whole first screen among 320 venues and 5 years', 2, todayOverview),
  against('grid of 320 venues × the last 10 weeks', 10, (ctx) => describeMatrix(ctx, { weeks: 10 })),
  against('grid of 320 venues × 260 weeks', WEEKS, (ctx) => describeMatrix(ctx, { weeks: 600 })),
  against('misses since the plan was put to use', WEEKS, countMissedEver),
  against('workbook of 320 venues × 260 weeks', WEEKS, (ctx) =>
    venueGridFile(ctx, { range: { weeks: 600 }, filter: wholeGrid }),
  ),
];
