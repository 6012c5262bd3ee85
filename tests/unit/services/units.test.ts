import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import type { Api } from '#shared/rpc/client.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { copyOf } from '../../support/test-desk.ts';
import { planInput } from '../../support/town.ts';
import { foundProblem, revisionOf } from '../../support/work.ts';

const register = 'units';
let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

async function idOf(api: Api, name: string): Promise<string> {
  return (await api.units.list({})).find((unit) => unit.name === name)?.id ?? '';
}

async function save(api: Api, values: Record<string, string>, id?: string) {
  return api.registers.save({ register, values, ...(id === undefined ? {} : { id }) });
}

/** A sheet of units as it is handed in. */
function sheet(...lines: string[][]): { register: string; file: Blob; name: string } {
  const text = lines.map((line) => line.join(',')).join('\n');
  return { register, file: new Blob([text]), name: '单位.csv' };
}

test('units of a plan stand in the ledger with their history, and an alias is the unit', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const { rows, total } = await api.registers.list({ register });
  expect(total).toBe(5);
  expect(rows.map(({ values }) => [values['name'], values['kind'], values['aliases']])).toContainEqual([
    '示例市场监管所',
    'external',
    '示例市管所',
  ]);
  const made = await api.registers.get({ register, id: await idOf(api, '西山村') });
  expect(made.history.map(({ action, handler }) => [action, handler])).toEqual([['created', '协调丁']]);
  const alias = await api.registers.get({ register, id: town.units.market });
  expect(alias.history.map(({ action, changes }) => [action, changes.map(({ field }) => field)])).toEqual([
    ['changed', ['aliases']],
    ['created', ['name', 'kind']],
  ]);
  expect(desk.bugs).toEqual([]);
});

test('names and aliases are kept apart, and each once', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  await refused(save(api, { name: '示例 派出所', kind: 'external' }), 'register.duplicate');
  await refused(save(api, { name: '示例市管所', kind: 'external' }), 'register.duplicate');
  await refused(save(api, { name: '新单位', kind: 'office', aliases: '综合办' }), 'register.duplicate');
  await refused(save(api, { name: '新单位', kind: 'office' }, 'nowhere'), 'record.missing');
  const { id } = await save(api, { name: '新单位', kind: 'office', aliases: '新所，新 所、新单位；新站' });
  const unit = async () => (await api.units.list({})).find((row) => row.id === id);
  expect(await unit()).toEqual({ id, name: '新单位', kind: 'office', aliases: ['新所', '新站'] });
  await save(api, { name: '改名单位', kind: 'external', aliases: '新站' }, id);
  expect(await unit()).toEqual({ id, name: '改名单位', kind: 'external', aliases: ['新站', '新单位'] });
  await refused(save(api, { name: '新单位', kind: 'office' }), 'register.duplicate');
  expect(desk.bugs).toEqual([]);
});

test('a sheet fills in whom to ring; a unit called by its alias is the same unit and keeps its name', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const { report, batchId } = await api.imports.commit(
    sheet(
      ['单位', '单位类别', '所长', '联系人', '联系电话', '简称'],
      ['示例市管所', '派驻', '所长甲', '联络乙', '13900001111', ''],
      ['东河村', '村', '', '', '', ''],
      ['新设中心', '镇属', '', '联络丙', '0300-2000001', '新中心'],
    ),
  );
  expect(report).toMatchObject({ rows: 3, accepted: 2, unchanged: 1, refusedRows: 0 });
  const { values } = await api.registers.get({ register, id: town.units.market });
  expect(values).toMatchObject({
    name: '示例市场监管所',
    leader: '所长甲',
    liaisonPhone: '13900001111',
    aliases: '示例市管所',
  });
  const hits = await api.search.find({ text: '新中心', limit: 5 });
  expect(hits.hits.map(({ title, route }) => [title, route.startsWith('/registers/units/')])).toEqual([
    ['新设中心', true],
  ]);
  await api.people.save({ name: '某丁', unitId: await idOf(api, '新设中心') });
  const used = await refused(api.imports.undo({ batchId, reason: '导错了' }), 'import.in-use');
  expect(used.params).toEqual({ name: '新设中心', count: 1 });
  expect(desk.bugs).toEqual([]);
});

test('a unit with people, open problems or a part in the plan stays, and it is said which', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const problemId = await foundProblem(api, town);
  await api.problems.assign({
    ...(await revisionOf(api, problemId)),
    unitId: town.units.police,
    deadline: '2026-12-01',
    measures: '补齐',
  });
  const police = { register, id: town.units.police, reason: '撤了' };
  const kept = await refused(api.registers.remove(police), 'register.in-use');
  expect(kept.params).toEqual({
    name: '示例派出所',
    uses: '1 名人员、1 个没销号的问题、方案里 1 个工作组的分工、方案的成员单位名单',
  });
  const ids = [town.units.police];
  const change = { kind: 'remove' as const, reason: '撤了' };
  await refused(api.registers.bulk({ register, query: { ids }, change }), 'register.in-use');
  const { id } = await save(api, { name: '临时专班', kind: 'office' });
  await api.registers.remove({ register, id, reason: '专班撤了' });
  expect((await api.units.list({})).map((unit) => unit.id)).not.toContain(id);
  await refused(api.people.save({ name: '某某', unitId: id }), 'record.missing');
  const again = await save(api, { name: '临时专班', kind: 'office' });
  await refused(api.registers.restore({ register, id }), 'register.duplicate');
  await api.registers.remove({ register, id: again.id, reason: '专班又撤了' });
  await api.registers.restore({ register, id });
  expect(await idOf(api, '临时专班')).toBe(id);
  expect(desk.bugs).toEqual([]);
});

test('two units that are one: people, problems, parts in the plan and names move along', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const problemId = await foundProblem(api, town);
  const { id: keepId } = await save(api, { name: '示例公安派出所', kind: 'external' });
  await api.people.save({ name: '某戊', unitId: keepId });
  await api.problems.assign({
    ...(await revisionOf(api, problemId)),
    unitId: town.units.police,
    deadline: '2026-12-01',
    measures: '补齐',
  });
  const values = { name: '示例公安派出所', kind: 'external' };
  await api.registers.merge({ register, keepId, dropId: town.units.police, values });
  expect((await api.units.list({})).find(({ id }) => id === keepId)?.aliases).toEqual(['示例派出所']);
  expect((await api.problems.get({ id: problemId })).unitName).toBe('示例公安派出所');
  const relations = await api.registers.relations({ register, id: keepId });
  expect(relations.map(({ role, label }) => `${role} ${label}`)).toEqual([
    '人员 某戊',
    '人员 经办戊',
    '方案里的分工 场所组（牵头）',
    expect.stringMatching(/^要整改的问题 问题2026-001 /),
  ]);
  await api.plan.confirm(planInput); // it names the unit as before
  expect(await idOf(api, '示例派出所')).toBe('');
  expect(desk.bugs).toEqual([]);
});

test('a village is a unit too: one name, two rows that know each other', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const { id } = await api.registers.save({ register: 'villages', values: { name: '东河村' } });
  const asUnit = await api.registers.relations({ register: 'villages', id });
  expect(asUnit[0]).toMatchObject({ register, id: town.units.village, role: '作为成员单位' });
  const asVillage = await api.registers.relations({ register, id: town.units.village });
  expect(asVillage.find(({ register: other }) => other === 'villages')).toMatchObject({
    id,
    label: '东河村',
  });
  expect(desk.bugs).toEqual([]);
});

test('an officer reads the whole ledger with phones masked and changes nothing in it', async () => {
  const desk = copyOf(town.home);
  const clerk = await desk.as('coordinator');
  const whom = { name: '综合办', kind: 'office', liaison: '某己', liaisonPhone: '13900002222' };
  await save(clerk, { ...whom, officePhone: '0300-2000002' }, town.units.office);
  const shown = await clerk.registers.get({ register, id: town.units.office });
  expect([shown.values['liaisonPhone'], shown.masked]).toEqual(['13900002222', []]);
  const api = await desk.as('officer');
  const { total } = await api.registers.list({ register });
  expect(total).toBe(5);
  const row = await api.registers.get({ register, id: town.units.office });
  expect(row.values).toMatchObject({ liaisonPhone: '139****2222', officePhone: '0300-2000002' });
  const purpose = '约时间一起检查';
  const { values } = await api.registers.unmask({ register, id: row.id, fields: ['liaisonPhone'], purpose });
  expect(values).toEqual({ liaisonPhone: '13900002222' });
  const renamed = { name: '示例派出所', kind: 'office' };
  await refused(save(api, renamed, town.units.police), 'register.kept-by-office');
  const change = { kind: 'set' as const, field: 'duty', value: '无' };
  await refused(
    api.registers.bulk({ register, query: { ids: [town.units.police] }, change }),
    'register.kept-by-office',
  );
  const brought = sheet(['单位名称', '单位性质'], ['新设中心', '镇属']);
  await refused(api.imports.commit(brought), 'register.kept-by-office');
  await refused(api.imports.begin(brought), 'register.kept-by-office');
  expect(desk.bugs).toEqual([]);
});
