import '../../support/quick-argon.ts';
import { readXlsx } from 'hucre';
import { beforeAll, expect, test } from 'vitest';
import { stateAt } from '#shared/domain/grid/cell-state.ts';
import { wholeGrid } from '#shared/domain/grid/grid.ts';
import type { Api } from '#shared/rpc/client.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { inspection } from '../../support/work.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;
const register = 'venues';

let town: Prepared;
let ktv: string;
let shop: string;
beforeAll(async () => {
  town = await prepareTown();
  [, ktv = '', shop = ''] = town.venues;
});

async function later(desk: TestDesk, weeks: number): Promise<Api> {
  desk.clock.advance(weeks * WEEK);
  return desk.as('coordinator');
}

async function statesOf(api: Api, venueId: string): Promise<string[]> {
  const { columns, rows } = await api.checks.matrix({ weeks: 60 });
  const row = rows.find(({ id }) => id === venueId);
  return row ? columns.map((_, column) => stateAt(row.cells, column)) : [];
}

async function change(api: Api, id: string, values: Record<string, string | boolean>): Promise<void> {
  const row = await api.registers.get({ register, id });
  await api.registers.save({ register, id, revision: row.revision, values: { ...row.values, ...values } });
}

test('a place that closed keeps its misses, and owes nothing until it opens again', async () => {
  const desk = copyOf(town.home);
  let api = await later(desk, 2);
  await change(api, ktv, { status: 'suspended' });
  api = await later(desk, 3);
  expect((await api.checks.matrix({ weeks: 60 })).rows.find(({ id }) => id === ktv)?.note).toBe('已停业');
  await change(api, ktv, { status: 'open' });
  api = await later(desk, 1);
  // 11-23 and 11-30 missed; closed in the third week; opened on a Monday, so that week is owed and missed.
  expect((await statesOf(api, ktv)).slice(-7)).toEqual([
    'missed',
    'missed',
    'not-owed',
    'not-owed',
    'not-owed',
    'missed',
    'open',
  ]);
  expect(desk.bugs).toEqual([]);
});

test('a place made key later owes nothing for the time before', async () => {
  const desk = copyOf(town.home);
  let api = await later(desk, 3);
  expect(await statesOf(api, shop)).toEqual([]);
  await change(api, shop, { isKey: true });
  api = await later(desk, 1);
  expect((await statesOf(api, shop)).slice(-3)).toEqual(['not-owed', 'missed', 'open']);
});

test('taken off the register it stays in the table with what it missed, and is counted', async () => {
  const desk = copyOf(town.home);
  let api = await later(desk, 2);
  const { count } = await api.checks.missedEver({});
  expect(count).toBe(4);
  await api.registers.remove({ register, id: ktv, reason: '搬走了' });
  expect((await api.checks.missedEver({})).count).toBe(4);
  const row = (await api.checks.matrix({ weeks: 4 })).rows.find(({ id }) => id === ktv);
  expect(row?.note).toBe('已移出');
  api = await later(desk, 20);
  expect((await api.checks.matrix({ weeks: 4 })).rows.map(({ id }) => id)).not.toContain(ktv);
  expect((await statesOf(api, ktv)).filter((state) => state === 'missed')).toHaveLength(2);
});

test('merged into another it hands over its weeks: no miss is lost and none counts twice', async () => {
  const desk = copyOf(town.home);
  let api = await later(desk, 2);
  const values = { name: '西山歌厅（新）', kind: 'ktv', village: '西山村', isKey: true };
  const { id: keepId } = await api.registers.save({ register, values, acceptLikely: true });
  api = await later(desk, 1);
  const before = (await api.checks.missedEver({})).count;
  expect(before).toBe(2 + 2 + 3); // the hotel and both ktvs, one of them for a week
  const keep = await api.registers.get({ register, id: keepId });
  await api.registers.merge({ register, keepId, dropId: ktv, values: keep.values });
  expect((await api.checks.missedEver({})).count).toBe(6); // the week both missed was one place's week
  expect((await statesOf(api, keepId)).slice(-4)).toEqual(['missed', 'missed', 'missed', 'open']);
  expect(await statesOf(api, ktv)).toEqual([]);
});

test('a range asks for its weeks only, and says the same of them', async () => {
  const desk = copyOf(town.home);
  const first = await desk.as('coordinator');
  await first.checks.record(await inspection(first, ktv, { unitIds: [town.units.office] }));
  const api = await later(desk, 5);
  const whole = await api.checks.matrix({ weeks: 60 });
  const part = await api.checks.matrix({ weeks: 10, from: '2026-11-25', to: '2026-12-08' });
  expect(part.columns.map(({ key }) => key)).toEqual(['2026-W48', '2026-W49', '2026-W50']);
  const at = whole.columns.findIndex(({ key }) => key === '2026-W48');
  for (const [index, row] of part.rows.entries())
    expect(row.cells).toBe(whole.rows[index]?.cells.slice(at, at + 3));
  expect(part.thisWeek).toEqual(whole.thisWeek);
  expect(part.lastWeekMissed).toBe(whole.lastWeekMissed);
});

test('the workbook says what the screen says, narrowed alike, and prints as a form', async () => {
  const desk = copyOf(town.home);
  const first = await desk.as('coordinator');
  await first.checks.record(await inspection(first, ktv, { unitIds: [town.units.office] }));
  const api = await later(desk, 2);
  const range = { weeks: 4 };
  const { name, file } = await api.checks.exportMatrix({ range, filter: wholeGrid });
  expect(name).toBe('重点场所每周检查表（2026-12-07）.xlsx');
  const [sheet] = (await readXlsx(new Uint8Array(await file.arrayBuffer()))).sheets;
  const [title, note, head, weeks, hotelRow, ktvRow, owed, done, missed] = sheet?.rows ?? [];
  expect(title?.[0]).toBe('重点场所每周检查表');
  expect(note?.[0]).toContain('共 2 行');
  expect(head?.slice(0, 4)).toEqual(['序号', '场所', '所在村', '2026年']);
  expect(weeks?.slice(3, 7)).toEqual(['47周\n11.16', '48周\n11.23', '49周\n11.30', '50周\n本周']);
  expect(hotelRow?.slice(4)).toEqual(['漏检', '漏检', '待检', 3, 0, 2]);
  expect(ktvRow?.slice(4)).toEqual(['已检', '漏检', '待检', 3, 1, 1]);
  expect(owed?.slice(4, 8)).toEqual([2, 2, 2, 6]);
  expect(done?.slice(4, 7)).toEqual([1, 0, 0]);
  expect(missed?.slice(4, 7)).toEqual([1, 2, 0]);
  expect(sheet?.pageSetup).toMatchObject({
    paperSize: 'a4',
    orientation: 'landscape',
    printTitlesRow: '$3:$4',
    printTitlesColumn: '$A:$C',
  });
  const narrow = await api.checks.exportMatrix({ range, filter: { ...wholeGrid, village: '西山村' } });
  const [few] = (await readXlsx(new Uint8Array(await narrow.file.arrayBuffer()))).sheets;
  expect(few?.rows[4]?.[1]).toBe('西山歌厅');
  expect(few?.rows[5]?.[1]).toBe('合计：应');
  expect(desk.bugs).toEqual([]);
});
