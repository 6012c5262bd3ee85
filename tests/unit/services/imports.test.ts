import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { refused } from '../../support/refused.ts';
import { inspection } from '../../support/work.ts';
import { MARKERS } from '../../support/town.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const register = 'venues';
const head = '场所名称,场所类别,所在村,证照号,负责人';
const sheet = (...lines: string[]) => ({
  register,
  file: new Blob([[head, ...lines].join('\n')]),
  name: '场所.csv',
});
const two = sheet('北街网吧,网吧,西山村,JY-0100,店主甲', `${MARKERS.venue},旅馆,东河村,JY-0001,店主乙`);
const bad = sheet('北街网吧,网吧,西山村,JY-0100,店主甲', '无类别,,西山村,JY-0102,店主丙');

async function names(desk: TestDesk): Promise<unknown[]> {
  const api = await desk.as('coordinator');
  return (await api.registers.list({ register })).rows.map((row) => row.values['name']);
}

test('a batch adds what is new, updates what is known and refuses what is wrong', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('officer');
  expect(await api.imports.judge(two)).toMatchObject({ rows: 2, accepted: 2, refusedRows: 0 });
  expect((await api.registers.list({ register })).total).toBe(3);
  const { batchId, report } = await api.imports.commit(two);
  expect(report).toMatchObject({ rows: 2, accepted: 2, unchanged: 0, refusedRows: 0 });
  const rows = (await api.registers.list({ register })).rows;
  expect(rows).toHaveLength(4);
  const known = rows.find((row) => row.values['licence'] === 'JY-0001');
  expect(known).toMatchObject({
    id: town.venues[0],
    revision: 2,
    values: { manager: '店主乙', isKey: true },
  });
  expect((await api.imports.commit(two)).report).toMatchObject({ accepted: 0, unchanged: 2 });
  expect((await api.imports.commit(bad)).report).toMatchObject({ accepted: 0, unchanged: 1, refusedRows: 1 });
  expect((await api.imports.list({ register })).map(({ id, by }) => [id === batchId, by])).toContainEqual([
    true,
    '经办戊',
  ]);
  expect(desk.bugs).toEqual([]);
});

test('a batch is taken back whole: new rows go, changed ones get their former values', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('officer');
  const { batchId } = await api.imports.commit(two);
  expect(await api.imports.undo({ batchId, reason: '选错文件' })).toEqual({ removed: 1, reverted: 1 });
  const rows = (await api.registers.list({ register })).rows;
  expect(rows.map((row) => row.values['name'])).not.toContain('北街网吧');
  expect(rows.find((row) => row.id === town.venues[0])?.values['manager']).toBeNull();
  await refused(api.imports.undo({ batchId }), 'import.undone');
  await refused(api.imports.undo({ batchId: 'nowhere' }), 'record.missing');
  expect((await api.imports.commit(two)).report).toMatchObject({ accepted: 2 });
  expect(desk.bugs).toEqual([]);
});

test('a batch whose rows were changed by hand since stays, all of it', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('officer');
  const { batchId } = await api.imports.commit(two);
  const made = (await api.registers.list({ register, search: '北街' })).rows[0];
  if (!made) throw new Error('the batch made a place');
  await api.registers.save({ register, id: made.id, values: { ...made.values, manager: '店主丁' } });
  const refusal = await refused(api.imports.undo({ batchId }), 'import.changed-since');
  expect(refusal.params).toEqual({ name: '北街网吧', count: 1 });
  expect(await names(desk)).toContain('北街网吧');
});

test('a batch whose places were checked since stays', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('officer');
  const { batchId } = await api.imports.commit(two);
  const made = (await api.registers.list({ register, search: '北街' })).rows[0];
  await api.checks.record(await inspection(api, made?.id ?? '', { unitIds: [town.units.police] }));
  const refusal = await refused(api.imports.undo({ batchId }), 'import.in-use');
  expect(refusal.params).toEqual({ name: '北街网吧', count: 1 });
  expect(await names(desk)).toContain('北街网吧');
});

test('a file that is no table is refused and nothing is stored', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('officer');
  const scan = {
    register,
    file: new Blob([Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])]),
    name: '照片.jpg',
  };
  await refused(api.imports.commit(scan), 'exchange.unknown-format');
  const headless = { register, file: new Blob(['随便,写的\n1,2']), name: '表.csv' };
  await refused(api.imports.commit(headless), 'exchange.header-missing');
  await refused(api.imports.commit({ ...two, sheet: '没有这张' }), 'exchange.sheet-missing');
  await refused(api.imports.commit({ ...two, mapping: { name: 99 } }), 'exchange.mapping-wrong');
  expect(await api.imports.list({ register })).toEqual([]);
  expect(desk.bugs).toEqual([]);
});
