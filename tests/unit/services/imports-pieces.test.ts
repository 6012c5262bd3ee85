import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import type { Store } from '#core/store/open.ts';
import type { Api } from '#shared/rpc/client.ts';
import { idCard } from '../registers/support.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf, finishJob } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const register = 'children';
const ROWS = 4000;

const cardOf = (at: number): string => {
  const day = new Date(Date.UTC(2012, 0, 1 + (at % 1400))).toISOString().slice(0, 10);
  return idCard(day, ['male', 'female'][Math.floor(at / 1400) % 2] === 'male' ? 'male' : 'female');
};

/** Invented children, all of them good. */
function sheet(rows: number, guardian = '祖父甲'): { register: string; file: Blob; name: string } {
  const head = '姓名,身份证号,性别,出生日期,所在村,类别,监护人,监护人电话';
  const lines = Array.from({ length: rows }, (_, at) => {
    const phone = `138${String(at).padStart(8, '0')}`;
    const born = new Date(Date.UTC(2012, 0, 1 + (at % 1400))).toISOString().slice(0, 10);
    return `样例${at},,男,${born},东河村,留守,${guardian},${phone}`;
  });
  return { register, file: new Blob([[head, ...lines].join('\n')]), name: '东河村.csv' };
}

async function prepared(api: Api, rows = ROWS, guardian?: string): Promise<string> {
  const { jobId } = await api.imports.begin(sheet(rows, guardian));
  expect(await finishJob(api, { jobId })).toMatchObject({ state: 'done' });
  return jobId;
}

function storeOf(desk: TestDesk): Store {
  const store = desk.app.desk()?.records;
  if (!store) throw new Error('the desk is open');
  return store;
}

const count = (desk: TestDesk, what: string): number =>
  storeOf(desk).prepare<[], number>(`SELECT count(*) FROM ${what}`).pluck().get() ?? 0;

/** Everything an import of children could leave behind. */
const traces = (desk: TestDesk) => ({
  rows: count(desk, 'children'),
  keys: count(desk, `record_keys WHERE register = 'children'`),
  lines: count(desk, `record_history WHERE register = 'children'`),
  batches: count(desk, 'import_batches'),
  pending: count(desk, 'pending_acts'),
});
const nothing = { rows: 0, keys: 0, lines: 0, batches: 0, pending: 0 };

async function untilLaidOut(desk: TestDesk): Promise<void> {
  while (count(desk, 'children') === 0) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

test('what is being laid out is seen by nobody, and a lock in the middle leaves nothing', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const { jobId } = await api.imports.apply({ jobId: await prepared(api) });
  await untilLaidOut(desk);
  expect(count(desk, 'children')).toBeLessThan(ROWS);
  const [id = ''] = storeOf(desk).prepare<[], string>('SELECT id FROM children').pluck().all();
  const seen = await Promise.all([
    api.registers.list({ register }),
    api.registers.list({ register, includeRemoved: true }),
    api.registers.duplicates({ register, values: { name: '样例0', guardianPhone: '13800000000' } }),
    api.search.find({ text: '样例' }),
    api.imports.list({ register }),
    api.registers.get({ register, id }).catch((error: { code: string }) => error.code),
  ]);
  expect(seen.slice(0, 2)).toMatchObject([
    { total: 0, rows: [] },
    { matching: 0, rows: [] },
  ]);
  expect(seen.slice(2)).toMatchObject([[], { total: 0 }, [], 'record.missing']);
  expect((await api.jobs.get({ id: jobId })).state).toBe('running');
  const again = await desk.as('coordinator');
  expect(traces(desk)).toEqual(nothing);
  expect((await again.registers.list({ register })).total).toBe(0);
  expect(desk.bugs).toEqual([]);
});

test('a cancel in the middle leaves nothing either, and the sheet can still be stored', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const draft = await prepared(api);
  const begun = await api.imports.apply({ jobId: draft });
  await untilLaidOut(desk);
  await api.jobs.cancel({ id: begun.jobId });
  expect(await finishJob(api, begun)).toMatchObject({ state: 'cancelled' });
  expect(traces(desk)).toEqual(nothing);
  expect(await finishJob(api, await api.imports.apply({ jobId: draft }))).toMatchObject({ state: 'done' });
  expect((await api.registers.list({ register, limit: 1 })).total).toBe(ROWS);
  expect(desk.bugs).toEqual([]);
});

const other = {
  name: '旁人',
  idCard: cardOf(7),
  village: '西山村',
  categories: ['left-behind'],
  guardian: '甲',
  guardianPhone: '13900000000',
};

test('a row saved meanwhile refuses the import where it is one of its own, and only there', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const begun = await api.imports.apply({ jobId: await prepared(api) });
  await untilLaidOut(desk);
  await api.registers.save({ register, values: other });
  expect(await finishJob(api, begun)).toMatchObject({ state: 'done' });
  const second = await api.imports.apply({ jobId: await prepared(api, ROWS, '祖母乙') });
  while (count(desk, 'pending_acts') === 0) await new Promise((resolve) => void setImmediate(resolve));
  const { rows } = await api.registers.list({ register, search: '样例17', limit: 1 });
  const [row] = rows;
  await api.registers.save({ register, id: row?.id, values: { ...row?.values, helper: '帮扶丙' } });
  expect(await finishJob(api, second)).toMatchObject({ state: 'failed', error: { code: 'import.stale' } });
  const found = await api.registers.list({ register, filters: { guardian: ['祖母乙'] } });
  expect(found.matching).toBe(0);
  expect(count(desk, 'pending_acts')).toBe(0);
  expect(desk.bugs).toEqual([]);
});

test('two sheets are not laid out at once', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const venues = {
    register: 'venues',
    file: new Blob(['场所名称,场所类别,所在村\n南街网吧,网吧,西山村']),
    name: '场所.csv',
  };
  const begun = await api.imports.begin(venues);
  await finishJob(api, begun);
  const first = await api.imports.apply({ jobId: await prepared(api) });
  await untilLaidOut(desk);
  const busy = await finishJob(api, await api.imports.apply(begun));
  expect(busy).toMatchObject({ state: 'failed', error: { code: 'import.busy' } });
  expect(await finishJob(api, first)).toMatchObject({ state: 'done' });
  expect(await finishJob(api, await api.imports.apply(begun))).toMatchObject({ state: 'done' });
});
