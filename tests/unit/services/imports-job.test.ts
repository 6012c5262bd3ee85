import '../../support/quick-argon.ts';
import { writeXlsx } from 'hucre';
import { beforeAll, expect, test } from 'vitest';
import type { Api } from '#shared/rpc/client.ts';
import { readWorkbook } from '#core/exchange/excel/read-workbook.ts';
import { idCard } from '../registers/support.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { copyOf, finishJob } from '../../support/test-desk.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const register = 'children';
const head = '姓名,身份证号,所在村,类别,监护人,监护人电话';

/** Invented children; every tenth has a broken number. */
function sheet(count: number, village = '东河村'): { file: Blob; name: string } {
  const lines = Array.from({ length: count }, (_, at) => {
    const birth = `201${2 + (at % 6)}-0${1 + (at % 9)}-${String(1 + (Math.floor(at / 9) % 28)).padStart(2, '0')}`;
    const card = idCard(birth, at % 2 === 0 ? 'male' : 'female');
    return [
      `样例${at}`,
      at % 10 === 9 ? card.slice(0, 17) : card,
      village,
      '留守',
      '祖父甲',
      `138${String(at).padStart(8, '0')}`,
    ].join(',');
  });
  return { file: new Blob([[head, ...lines].join('\n')]), name: `${village}.csv` };
}

/** A sheet whose first headers say nothing. */
const oddFile = (): Blob =>
  new Blob([`甲,乙,丙,类别,监护人,监护人电话\n子丑,${idCard('2015-03-02')},东河村,留守,祖父,13800000001`]);

async function prepared(api: Api, input: Parameters<Api['imports']['begin']>[0]): Promise<string> {
  const { jobId } = await api.imports.begin(input);
  expect(await finishJob(api, { jobId })).toMatchObject({ state: 'done', resultId: jobId });
  return jobId;
}

test('a sheet is prepared, looked through by verdict, and stored as one batch', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const jobId = await prepared(api, { register, ...sheet(200), sender: '东河村' });
  const first = await api.imports.prepared({ jobId, limit: 3 });
  expect(first).toMatchObject({
    register,
    sender: '东河村',
    isJudged: true,
    isRemembered: false,
    matching: 200,
  });
  expect(first.counts).toEqual({ rows: 200, new: 180, changed: 0, unchanged: 0, refused: 20 });
  expect(first.rows.map(({ row }) => row)).toEqual([2, 3, 4]);
  expect(first.villages).toEqual([{ village: '东河村', refused: 20 }]);
  const refusedPage = await api.imports.prepared({ jobId, verdict: 'refused', offset: 19, limit: 10 });
  expect([refusedPage.matching, refusedPage.rows.length]).toEqual([20, 1]);
  expect((await api.registers.list({ register })).total).toBe(0);
  const applied = await finishJob(api, await api.imports.apply({ jobId }));
  expect(applied).toMatchObject({ state: 'done', message: '导入了 180 行' });
  expect((await api.registers.list({ register, limit: 1 })).total).toBe(180);
  const batchId = applied.resultId ?? '';
  expect(await api.imports.list({ register })).toMatchObject([{ id: batchId, accepted: 180, refused: 20 }]);
  await refused(api.imports.prepared({ jobId }), 'record.missing');
  const again = await prepared(api, { register, ...sheet(200) });
  expect((await api.imports.prepared({ jobId: again })).counts).toMatchObject({
    new: 0,
    unchanged: 180,
    refused: 20,
  });
  expect(await api.imports.undo({ batchId })).toEqual({ removed: 180, reverted: 0 });
  expect((await api.registers.list({ register })).total).toBe(0);
  expect(await api.registers.duplicates({ register, values: { idCard: idCard('2012-01-01') } })).toEqual([]);
  expect(desk.bugs).toEqual([]);
});

test('changed rows get their former values back, and the history tells it all', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  await finishJob(api, await api.imports.apply({ jobId: await prepared(api, { register, ...sheet(9) }) }));
  const text = (await sheet(9).file.text()).replaceAll('祖父甲', '祖母乙');
  const second = await prepared(api, { register, file: new Blob([text]), name: '改.csv' });
  expect((await api.imports.prepared({ jobId: second })).counts).toMatchObject({ changed: 9, new: 0 });
  desk.clock.advance(1000);
  const { resultId } = await finishJob(api, await api.imports.apply({ jobId: second }));
  const [row] = (await api.registers.list({ register, limit: 1 })).rows;
  expect(row).toMatchObject({ revision: 2, values: { guardian: '祖母乙' } });
  desk.clock.advance(1000);
  expect(await api.imports.undo({ batchId: resultId ?? '', reason: '弄错了' })).toEqual({
    removed: 0,
    reverted: 9,
  });
  const after = await api.registers.get({ register, id: row?.id ?? '' });
  expect(after.values['guardian']).toBe('祖父甲');
  expect(after.history.map(({ action, reason }) => [action, reason])).toEqual([
    ['import-undone', '弄错了'],
    ['imported', null],
    ['imported', null],
  ]);
});

test('columns that were unclear are settled once and remembered for the sender', async () => {
  const api = await copyOf(town.home).as('coordinator');
  const mapping = { name: 0, idCard: 1, village: 2 };
  const begun = await api.imports.begin({
    register,
    file: oddFile(),
    name: '怪表.csv',
    sender: '东河小学',
    mapping,
  });
  await finishJob(api, begun);
  expect((await api.imports.prepared(begun)).counts).toMatchObject({ new: 1 });
  const { jobId } = await api.imports.remap({ ...begun, mapping: { ...mapping, guardian: null } });
  await finishJob(api, { jobId });
  const remapped = await api.imports.prepared({ jobId });
  expect(remapped.mapping['guardian']).toBeUndefined();
  await refused(api.imports.prepared(begun), 'record.missing');
  await api.imports.discard({ jobId });
  await refused(api.imports.apply({ jobId }), 'record.missing');
  const third = await prepared(api, {
    register,
    file: oddFile(),
    name: '怪表.csv',
    sender: '东河小学',
    mapping,
  });
  await finishJob(api, await api.imports.apply({ jobId: third }));
  const header = '姓名,身份证号,所在村,类别,监护人,监护人电话';
  const text = `${header}\n子丑,${idCard('2015-03-02')},东河村,留守,祖父,13800000001`;
  const told = { name: 0, idCard: 1, village: 2, categories: 3, guardian: 4, guardianPhone: null };
  const input = { register, file: new Blob([text]), name: '表.csv', sender: '东河小学' };
  await finishJob(api, await api.imports.apply({ jobId: await prepared(api, { ...input, mapping: told }) }));
  const next = await api.imports.prepared({ jobId: await prepared(api, input) });
  expect(next.isRemembered).toBe(true);
  expect(next.mapping['guardianPhone']).toBeUndefined();
});

test('a register that changed under a prepared import refuses it whole', async () => {
  const api = await copyOf(town.home).as('coordinator');
  const jobId = await prepared(api, { register, ...sheet(5) });
  const other = {
    name: '先登记',
    idCard: idCard('2012-01-01'),
    village: '西山村',
    categories: ['left-behind'],
    guardian: '甲',
    guardianPhone: '13900000000',
  };
  await api.registers.save({ register, values: other });
  expect(await finishJob(api, await api.imports.apply({ jobId }))).toMatchObject({
    state: 'failed',
    error: { code: 'import.stale' },
  });
  expect((await api.registers.list({ register })).total).toBe(1);
  expect(await api.imports.list({ register })).toEqual([]);
});

test('a cancelled preparation and another account leave and see nothing', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const { jobId } = await api.imports.begin({ register, ...sheet(3000) });
  await refused(api.imports.prepared({ jobId }), 'import.not-ready');
  await api.jobs.cancel({ id: jobId });
  expect(await finishJob(api, { jobId })).toMatchObject({ state: 'cancelled' });
  await refused(api.imports.prepared({ jobId }), 'record.missing');
  const done = await prepared(api, { register, ...sheet(5) });
  const officer = await desk.as('officer');
  await refused(officer.imports.prepared({ jobId: done }), 'record.missing');
  expect(desk.bugs).toEqual([]);
});

test('the refused rows go back to each village as a sheet that can be put right', async () => {
  const api = await copyOf(town.home).as('coordinator');
  const both = `${await sheet(10).file.text()}\n${(await sheet(20, '西山村').file.text()).split('\n').slice(11).join('\n')}`;
  const jobId = await prepared(api, { register, file: new Blob([both]), name: '两村.csv' });
  const { villages, counts } = await api.imports.prepared({ jobId });
  expect(villages).toEqual(
    expect.arrayContaining([
      { village: '东河村', refused: 1 },
      { village: '西山村', refused: 1 },
    ]),
  );
  expect(counts.refused).toBe(2);
  const one = await api.imports.errorSheet({ jobId, village: '西山村' });
  expect(one.name).toBe('两村（西山村退回修改）.xlsx');
  const [back] = await readWorkbook(new Uint8Array(await one.file.arrayBuffer()), one.name);
  expect(
    back?.rows
      .at(-1)
      ?.cells.map((cell) => cell?.text)
      .join(),
  ).toContain('样例19');
  const { resultId } = await finishJob(api, await api.imports.apply({ jobId }));
  const all = await api.imports.errorSheet({ batchId: resultId ?? '' });
  const [sheetBack] = await readWorkbook(new Uint8Array(await all.file.arrayBuffer()), all.name);
  expect(
    sheetBack?.rows.filter(({ cells }) => cells.some((cell) => cell?.text.startsWith('样例'))),
  ).toHaveLength(2);
});

function oneChild(village: string, serial: string): Blob {
  return new Blob([`${head},性别,出生日期\n样例同名,,${village},留守,祖父甲,1380000${serial},女,2015-03-02`]);
}

test('a new row like one of another village is stored with a word about it', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const first = await prepared(api, { register, file: oneChild('东河村', '0001'), name: '甲.csv' });
  await finishJob(api, await api.imports.apply({ jobId: first }));
  const second = await prepared(api, { register, file: oneChild('西河村', '0002'), name: '乙.csv' });
  const { counts, warnings } = await api.imports.prepared({ jobId: second });
  expect(counts).toMatchObject({ new: 1, refused: 0 });
  expect(warnings).toContainEqual({
    row: 2,
    column: '',
    reason: '台账里已有姓名、出生日期都相同的一条（东河村），请核对是不是同一个',
  });
});

test('a file with a sheet for each village says which wait, and takes them in one after the other', async () => {
  const api = await copyOf(town.home).as('coordinator');
  const rows = [
    ['姓名', '身份证号', '所在村', '类别', '监护人'],
    ['子丑', idCard('2015-03-02'), '东河村', '留守', '祖父甲'],
  ];
  const sheets = [
    { name: '说明', rows: [['请各村如实填报']] },
    { name: '东河', rows: [...rows, ['辰巳', '', '东河村', '留守', '祖父丙']] },
    { name: '西山', rows: [...rows, ['寅卯', idCard('2014-05-06'), '西山村', '困境', '祖父乙']] },
    { name: '空的', rows: [] },
  ];
  const input = {
    register,
    file: new Blob([new Uint8Array(await writeXlsx({ sheets }))]),
    name: '汇总.xlsx',
  };
  const first = await prepared(api, input);
  expect(await api.imports.prepared({ jobId: first })).toMatchObject({
    sheet: '东河',
    waiting: ['西山'],
    counts: { rows: 2, new: 1, refused: 1 },
  });
  const back = await api.imports.errorSheet({ jobId: first });
  expect(back.name).toBe('汇总-东河（退回修改）.xlsx');
  const sheetsBack = await readWorkbook(new Uint8Array(await back.file.arrayBuffer()), back.name);
  expect(sheetsBack.map(({ name }) => name)).toEqual(['东河']);
  await finishJob(api, await api.imports.apply({ jobId: first }));
  const second = await prepared(api, { ...input, sheet: '西山' });
  expect(await api.imports.prepared({ jobId: second })).toMatchObject({
    sheet: '西山',
    waiting: ['东河'],
    counts: { rows: 2, new: 1, unchanged: 1 },
  });
  await finishJob(api, await api.imports.apply({ jobId: second }));
  const batches = await api.imports.list({ register });
  expect(new Set(batches.map((batch) => batch.sheet))).toEqual(new Set(['东河', '西山']));
});
