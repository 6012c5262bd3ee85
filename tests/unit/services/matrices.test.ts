import '../../support/quick-argon.ts';
import { readXlsx } from 'hucre';
import { beforeAll, expect, test } from 'vitest';
import { stateAt } from '#shared/domain/grid/cell-state.ts';
import { columnTotals, rowTotals, sumTotals, wholeGrid } from '#shared/domain/grid/grid.ts';
import type { Api } from '#shared/rpc/client.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';
import { inspection } from '../../support/work.ts';

const DAY = 24 * 60 * 60 * 1000;

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

type Schools = { obligationId: string; schools: string[]; items: string[] };

/** Two schools, two items each term. */
async function withSchools(api: Api): Promise<Schools> {
  const schools: string[] = [];
  for (const [name, village] of [
    ['东河小学', '东河村'],
    ['西山小学', '西山村'],
  ] as const) {
    const values = { name, kind: 'primary', village };
    schools.push((await api.registers.save({ register: 'schools', values })).id);
  }
  await api.obligations.saveItems({ items: [{ name: '一次法治课' }, { name: '一次家长会' }] });
  const { id: obligationId } = await api.obligations.settle({
    text: '每所学校每学期开展六个一',
    subject: 'school',
    byItem: true,
    every: 'term',
    reason: '办公室会议定的',
  });
  const items = (await api.obligations.items({})).map(({ id }) => id);
  return { obligationId, schools, items };
}

async function read(api: Api, on?: string): Promise<Record<string, string[]>> {
  const { columns, rows } = await api.matrices.schools(on === undefined ? {} : { on });
  return Object.fromEntries(
    rows.map(({ name, cells }) => [name, columns.map((_, column) => stateAt(cells, column))]),
  );
}

test('schools stand against the office’s items, term by term; what was missed stays with its term', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  expect(await api.matrices.schools({})).toMatchObject({ rows: [], isAsked: false });
  const { obligationId, schools, items } = await withSchools(api);
  const table = await api.matrices.schools({});
  expect(table.columns.map(({ name }) => name)).toEqual(['一次法治课', '一次家长会']);
  expect(table.term?.label).toBe('2026年秋季学期');
  expect(table.asks.map(({ itemId }) => itemId)).toEqual(items);
  await api.obligations.record({
    id: obligationId,
    subjectKey: `${schools[0]}/${items[1]}`,
    date: '2026-11-23',
    text: '开了一次家长会。',
    participants: 80,
  });
  expect(await read(api)).toEqual({ 东河小学: ['open', 'done'], 西山小学: ['open', 'open'] });
  // Struck off the list it is asked no more, and the next term does not know it.
  desk.clock.advance(75 * DAY);
  const spring = await desk.as('coordinator');
  expect(await read(spring)).toEqual({ 东河小学: ['open', 'open'], 西山小学: ['open', 'open'] });
  expect(await read(spring, '2026-12-01')).toEqual({
    东河小学: ['missed', 'done'],
    西山小学: ['missed', 'missed'],
  });
  await spring.obligations.saveItems({ items: [{ id: items[0] ?? '', name: '一次法治课' }] });
  expect(await read(spring, '2026-12-01')).toMatchObject({ 西山小学: ['missed', 'missed'] });
  expect(desk.bugs).toEqual([]);
});

test('a village’s officer sees the schools of his village only', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  await withSchools(api);
  await api.people.save({ id: town.persons.officer, name: '经办戊', unitId: town.units.village });
  const officer = await desk.as('officer');
  expect(Object.keys(await read(officer))).toEqual(['东河小学']);
  expect(desk.bugs).toEqual([]);
});

async function recordOnce(api: Api): Promise<void> {
  await api.checks.record(await inspection(api, town.venues[0] ?? '', { unitIds: [town.units.office] }));
}

test('units stand against what they answer for: the present period, and misses before it', async () => {
  const desk = copyOf(town.home);
  await recordOnce(await desk.as('coordinator'));
  desk.clock.advance(14 * DAY); // a week of one place and one of two missed; November's joint check, too
  const api = await desk.as('coordinator');
  const { id } = await api.obligations.settle({
    text: '每月报送一次情况',
    subject: 'unit',
    unitIds: [town.units.market, town.units.village],
    every: 'month',
    reason: '领导小组会议定的',
  });
  await api.obligations.record({ id, subjectKey: town.units.market, date: '2026-12-07', text: '已报送。' });
  const { columns, rows } = await api.matrices.units({});
  const stand = Object.fromEntries(
    rows.map((row) => [
      row.name,
      Object.fromEntries(
        columns.map(({ name }, at) => [name, [stateAt(row.cells, at), row.misses?.[at] ?? 0]]),
      ),
    ]),
  );
  expect(stand['示例派出所']).toMatchObject({
    重点场所每周检查一次: ['open', 3],
    每月报送一次情况: ['not-owed', 0],
  });
  expect(stand['东河村']).toMatchObject({ 重点场所每周检查一次: ['not-owed', 0] });
  // Of the group that the police lead: it takes part, and its square counts for nothing.
  expect(stand['示例市场监管所']).toMatchObject({
    重点场所每周检查一次: ['shared', 0],
    每月报送一次情况: ['extra', 0],
  });
  expect(Object.keys(stand)).toEqual(expect.arrayContaining(['示例市场监管所', '东河村', '示例派出所']));
  const answering = rows.map(({ cells }) => Number(/[^cn]/u.test(cells)));
  expect(answering).toEqual(answering.toSorted((a, b) => b - a));
  // The rows, the columns and the obligations' own counts come to the same.
  const list = await api.obligations.list({});
  const missed = list.obligations.reduce((sum, row) => sum + row.missedEver, 0);
  expect(sumTotals(rows.map(rowTotals)).missed).toBe(missed);
  expect(sumTotals(columnTotals(columns, rows)).missed).toBe(missed);
  // What was done before counts beside what was missed: nobody reads as one who did nothing.
  const police = rows.find(({ name }) => name === '示例派出所');
  const weekly = columns.findIndex(({ name }) => name === '重点场所每周检查一次');
  const whole = await api.checks.matrix({ weeks: 60 });
  expect(police?.totals?.[weekly]).toEqual(sumTotals(whole.rows.map(rowTotals)));
  expect(police?.totals?.[weekly]?.done).toBeGreaterThan(0);
  expect(desk.bugs).toEqual([]);
});

test('both go out as workbooks with their words, and each leaves its line in the chain', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  await withSchools(api);
  const before = (await api.audit.list({})).length;
  const schools = await api.matrices.exportSchools({ filter: { ...wholeGrid, village: '西山村' } });
  expect(schools.name).toBe('学校“六个一”开展情况表（2026-11-23）.xlsx');
  const [sheet] = (await readXlsx(new Uint8Array(await schools.file.arrayBuffer()))).sheets;
  expect(sheet?.rows[1]?.[0]).toContain('2026年秋季学期');
  expect(sheet?.rows[4]?.slice(1)).toEqual(['西山小学', '西山村', '待开展', '待开展', 2, 0, 0]);
  const units = await api.matrices.exportUnits({ filter: wholeGrid });
  const [table] = (await readXlsx(new Uint8Array(await units.file.arrayBuffer()))).sheets;
  expect(table?.rows.flat()).toContain('示例派出所');
  expect((await api.audit.list({})).length).toBe(before + 2);
});
