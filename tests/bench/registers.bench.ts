import { readXlsx } from 'hucre';
import type { App } from '#core/app.ts';
import type { RecordsContext } from '#core/context.ts';
import { indexNext } from '#core/search/queue.ts';
import { beginImport, startApply } from '#core/services/imports.ts';
import { undoImport } from '#core/services/imports-undo.ts';
import { getRegister } from '#core/services/register-rows.ts';
import { getRecord, listRegister, saveRecord } from '#core/services/registers.ts';
import { refreshDerived } from '#core/store/queries/upkeep.ts';
import { writeTable } from '#core/exchange/excel/write-table.ts';
import { RegisterQuery } from '#shared/contract/registers.ts';
import { idCardCheckDigit } from '#shared/domain/identity/id-card.ts';
import type { FieldValues } from '#shared/registers/register.ts';
import { crowd, crowdVillages, storeChildren } from '../support/crowd.ts';
import { makeBenchDesk } from './bench-desk.ts';
import type { BenchDesk } from './bench-desk.ts';
import type { Bench } from './harness.ts';

const ROWS = 200_000;
const IMPORTED = 50_000;
const PAGE = 100;
const children = getRegister('children');

/** A desk that knows two hundred thousand children. */
async function makeCrowd(): Promise<BenchDesk> {
  const desk = await makeBenchDesk();
  storeChildren(desk.ctx.records, crowd(ROWS));
  desk.ctx.records.exec(`DELETE FROM stamps WHERE name = 'record-keys'`);
  refreshDerived(desk.ctx.db, desk.ctx.records);
  while (indexNext(desk.ctx.records, 2000));
  return desk;
}

function list(ctx: RecordsContext, query: Partial<RegisterQuery>, offset: number): void {
  const page = listRegister(ctx, children, { ...RegisterQuery.parse(query), offset, limit: PAGE });
  if (page.rows.length === 0) throw new Error(`a page of ${page.rows.length}`);
}

function meanOf(offsets: readonly number[], page: (offset: number) => void): number {
  const from = performance.now();
  for (const offset of offsets) page(offset);
  return (performance.now() - from) / offsets.length;
}

/** Times ours against the driver's own page of the same table, each as the mean of several pages. */
function paging(name: string, query: Partial<RegisterQuery>, offsets: readonly number[]): Bench {
  return {
    name,
    peerName: `SELECT * … LIMIT ${PAGE} OFFSET by rowid through the driver`,
    unit: 'ms a page',
    rounds: 3,
    prepare: async () => {
      const { ctx, dispose } = await makeCrowd();
      const bare = ctx.records.prepare(`SELECT * FROM children LIMIT ${PAGE} OFFSET ?`);
      return {
        ours: () => meanOf(offsets, (offset) => list(ctx, query, offset)),
        peer: () => meanOf(offsets, (offset) => void bare.all(offset)),
        dispose,
      };
    },
  };
}

const spread = Array.from({ length: 20 }, (_, at) => Math.floor((at / 20) * (ROWS - 1000)));
const near = Array.from({ length: 20 }, (_, at) => at * PAGE);

const rowWork: Bench = {
  name: 'open a row and save it among 200,000',
  peerName: 'SELECT of the row by its id and one UPDATE, committed, through the driver',
  unit: 'ms a row',
  rounds: 3,
  prepare: async () => {
    const { ctx, dispose } = await makeCrowd();
    const find = ctx.records.prepare('SELECT * FROM children WHERE id = ?');
    const put = ctx.records.prepare('UPDATE children SET helper = ? WHERE id = ?');
    let turn = 0;
    return {
      ours: () => {
        const from = performance.now();
        for (let at = 0; at < 10; at += 1) {
          turn += 1;
          const row = getRecord(ctx, children, `child-${turn * 7}`);
          const values = {
            ...row.values,
            idCard: null,
            birthDate: '2015-03-02',
            sex: 'male',
            guardianPhone: null,
          };
          const phone = `138${String(turn).padStart(8, '0')}`;
          saveRecord(ctx, children, {
            id: row.id,
            values: { ...values, guardianPhone: phone },
            acceptLikely: true,
          });
        }
        return (performance.now() - from) / 10;
      },
      peer: () => {
        const from = performance.now();
        for (let at = 0; at < 10; at += 1) {
          turn += 1;
          find.get(`child-${turn * 7}`);
          put.run(String(turn), `child-${turn * 7}`);
        }
        return (performance.now() - from) / 10;
      },
      dispose,
    };
  },
};

function* sheetRows(): Generator<FieldValues> {
  let at = 0;
  for (const { name, village, guardian } of crowd(IMPORTED)) {
    at += 1;
    const serial = String(at % 1000).padStart(3, '0');
    const month = String(1 + (Math.floor(at / 1000) % 12)).padStart(2, '0');
    const day = String(1 + Math.floor(at / 12_000)).padStart(2, '0');
    const first17 = `1101012013${month}${day}${serial}`;
    yield {
      name,
      idCard: first17 + idCardCheckDigit(first17),
      village,
      categories: ['left-behind'],
      guardian,
      guardianPhone: `138${String(at).padStart(8, '0')}`,
    };
  }
}

async function until(app: App, jobId: string): Promise<string> {
  for (;;) {
    const job = app.jobs.get(jobId);
    if (job.state === 'done') return job.resultId ?? '';
    if (job.state !== 'running') throw new Error(job.message);
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
}

/** How long nobody else was served, at most, while something ran. */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  await work();
  clearInterval(timer);
  return Math.max(longest, performance.now() - last);
}

async function importOf(
  bytes: Uint8Array,
): Promise<{ import: () => Promise<string>; undo: (batch: string) => Promise<void>; dispose: () => void }> {
  const { app, ctx, dispose } = await makeBenchDesk();
  const file = new Blob([new Uint8Array(bytes)]);
  return {
    import: async () => {
      const { jobId } = await beginImport(ctx, app.jobs, children, { file, name: '五万人.xlsx' });
      await until(app, jobId);
      return until(app, startApply(ctx, app.jobs, getRegister, jobId).jobId);
    },
    undo: async (batchId) => {
      const { removed } = await undoImport(ctx, getRegister, { batchId, reason: '' });
      if (removed < IMPORTED * 0.99) throw new Error(`${removed} rows were stored`);
    },
    dispose,
  };
}

const importing: Bench = {
  name: 'import 50,000 rows: read, judge, compare, store, with history and undo',
  peerName: 'hucre 1.0.0 reading the same bytes',
  unit: 'ms',
  rounds: 2,
  prepare: async () => {
    const bytes = await writeTable(children, [...sheetRows()]);
    const desk = await importOf(bytes);
    return {
      ours: async () => {
        const from = performance.now();
        const batch = await desk.import();
        const took = performance.now() - from;
        await desk.undo(batch);
        return took;
      },
      peer: async () => {
        await readXlsx(bytes);
      },
      dispose: desk.dispose,
    };
  },
};

const pausing: Bench = {
  name: 'longest time nobody else is served during an import of 50,000 rows',
  peerName: 'hucre 1.0.0 reading the same bytes in this thread',
  unit: 'ms',
  rounds: 1,
  prepare: async () => {
    const bytes = await writeTable(children, [...sheetRows()]);
    const desk = await importOf(bytes);
    return {
      ours: async () => {
        let batch = '';
        const pause = await longestPause(async () => {
          batch = await desk.import();
        });
        await desk.undo(batch);
        return pause;
      },
      peer: () => longestPause(() => readXlsx(bytes)),
      dispose: desk.dispose,
    };
  },
};

const undoing: Bench = {
  name: 'longest time nobody else is served while an import of 50,000 rows is undone',
  peerName: 'hucre 1.0.0 reading the same bytes in this thread',
  unit: 'ms',
  rounds: 1,
  prepare: async () => {
    const bytes = await writeTable(children, [...sheetRows()]);
    const desk = await importOf(bytes);
    return {
      ours: async () => {
        const batch = await desk.import();
        return longestPause(() => desk.undo(batch));
      },
      peer: () => longestPause(() => readXlsx(bytes)),
      dispose: desk.dispose,
    };
  },
};

/** By how many MB the process grew at most while something ran. */
async function peakOf(work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 10);
  await work();
  clearInterval(timer);
  return (Math.max(peak, process.memoryUsage().rss) - before) / 1024 / 1024;
}

const heap: Bench = {
  name: 'memory an import of 50,000 rows adds at its peak',
  peerName: 'hucre 1.0.0 reading the same bytes',
  unit: 'MB',
  rounds: 1,
  prepare: async () => {
    const bytes = await writeTable(children, [...sheetRows()]);
    const desk = await importOf(bytes);
    return {
      ours: async () => {
        let batch = '';
        const mb = await peakOf(async () => {
          batch = await desk.import();
        });
        await desk.undo(batch);
        return mb;
      },
      peer: () => peakOf(() => readXlsx(bytes)),
      dispose: desk.dispose,
    };
  },
};

export const benches: readonly Bench[] = [
  paging('list 200,000 rows: the first pages', {}, near),
  paging('list 200,000 rows: pages all through', {}, spread),
  paging('list 200,000 rows: one village', { village: crowdVillages[3] }, near),
  paging(
    'list 200,000 rows: by another column',
    { sort: { field: 'guardian', direction: 'asc' } },
    near.slice(0, 4),
  ),
  paging(
    'list 200,000 rows: by a choice, backwards, pages all through',
    { sort: { field: 'risk', direction: 'desc' } },
    spread,
  ),
  paging('list 200,000 rows: a common word searched', { search: '河村' }, near.slice(0, 4)),
  paging('list 200,000 rows: a rare word searched', { search: '王伟' }, [0]),
  rowWork,
  importing,
  pausing,
  undoing,
  heap,
];
