import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import { child, keptChild } from '../../support/children.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { copyOf } from '../../support/test-desk.ts';
import { inspection, keptPhoto } from '../../support/work.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const register = 'children';

test('a list is paged in the order of pinyin, filtered and sorted in the store', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const names = ['赵甲', '安乙', '马丙', '马甲', '曹丁'];
  for (const [at, name] of names.entries())
    await keptChild(api, name, {
      birth: `201${at}-03-02`,
      village: at < 3 ? '东河村' : '西山村',
      categories: at % 2 === 0 ? ['left-behind', 'difficulty'] : ['disabled'],
      risk: at === 0 ? 'high' : 'low',
      ...(at === 0 ? { categories: ['difficulty'] } : {}),
    });
  const read = async (input: object): Promise<unknown[]> =>
    (await api.registers.list({ register, ...input })).rows.map(({ values }) => values['name']);
  expect(await read({})).toEqual(['安乙', '曹丁', '马丙', '马甲', '赵甲']);
  expect(await read({ offset: 1, limit: 2 })).toEqual(['曹丁', '马丙']);
  expect(await read({ sort: { field: 'name', direction: 'desc' }, limit: 1 })).toEqual(['赵甲']);
  expect(await read({ village: '西山村' })).toEqual(['曹丁', '马甲']);
  expect(await read({ filters: { categories: ['difficulty'] } })).toEqual(['曹丁', '马丙', '赵甲']);
  expect(await read({ filters: { categories: ['difficulty'], village: ['东河村'] } })).toEqual([
    '马丙',
    '赵甲',
  ]);
  expect(await read({ filters: { birthDate: ['2011-01-01..2012-12-31'] } })).toEqual(['安乙', '马丙']);
  expect(await read({ filters: { helper: [''] } })).toEqual([]);
  expect(await read({ search: '困境 赵' })).toEqual(['赵甲']);
  expect(await read({ search: '%' })).toEqual([]);
  expect(await read({ sort: { field: 'birthDate', direction: 'desc' } })).toEqual(names.toReversed());
  expect(await read({ sort: { field: 'village', direction: 'asc' } })).toEqual([
    '安乙',
    '马丙',
    '赵甲',
    '曹丁',
    '马甲',
  ]);
  const counted = await api.registers.list({ register, village: '西山村', limit: 1 });
  expect([counted.total, counted.matching]).toEqual([5, 2]);
  await refused(api.registers.list({ register, filters: { nothing: ['x'] } }), 'input.invalid');
  await refused(
    api.registers.list({ register, sort: { field: 'nothing', direction: 'asc' } }),
    'input.invalid',
  );
  expect(desk.bugs).toEqual([]);
});

test('numbers stand masked, are shown for a purpose that is noted, and a mask sent back changes nothing', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const id = await keptChild(api, '安乙');
  const row = await api.registers.get({ register, id });
  expect(row.masked.toSorted()).toEqual(['guardianPhone', 'idCard']);
  expect(JSON.stringify(row)).not.toMatch(/13800000001|1101012015/);
  expect(row.values['idCard']).toMatch(/^110101\*+\d{3}[\dX]$/);
  const made = await api.registers.save({ register, ...row, values: { ...row.values, helper: '帮扶乙' } });
  const { values } = await api.registers.unmask({
    register,
    id,
    fields: ['idCard', 'guardianPhone'],
    purpose: '核对学籍',
  });
  expect(values).toEqual({ idCard: child('安乙')['idCard'], guardianPhone: '13800000001' });
  expect((await api.registers.get({ register, id })).values['helper']).toBe('帮扶乙');
  expect(made.revision).toBe(2);
  const audit = await api.audit.list({});
  expect(audit.find(({ action }) => action === 'registers.unmask')).toMatchObject({
    purpose: '核对学籍',
    objectId: id,
  });
  expect(audit.filter(({ action }) => action === 'registers.view')).toHaveLength(2);
  await refused(api.registers.unmask({ register, id, fields: ['idCard'], purpose: ' ' }), 'input.invalid');
});

test('the same number is one child; same name and birth date elsewhere asks first', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const id = await keptChild(api, '安乙');
  const twin = child('安乙', {
    village: '西山村',
    idCard: null,
    sex: 'male',
    birthDate: '2015-03-02',
    guardianPhone: null,
  });
  const again = await refused(api.registers.save({ register, values: child('另写') }), 'register.duplicate');
  expect(again.params).toEqual({ labels: '身份证号', id });
  const likely = await refused(api.registers.save({ register, values: twin }), 'register.likely-duplicate');
  expect(likely.params).toEqual({ labels: '姓名和出生日期', count: 1 });
  expect(
    await api.registers.duplicates({ register, values: { name: '安乙', birthDate: '2015.3.2' } }),
  ).toEqual([{ id, label: '安乙', village: '东河村', certainty: 'likely', same: ['姓名', '出生日期'] }]);
  expect(
    await api.registers.duplicates({ register, id, values: { name: '安乙', birthDate: '2015.3.2' } }),
  ).toEqual([]);
  const other = await api.registers.save({ register, values: twin, acceptLikely: true });
  const held = await api.registers.get({ register, id: other.id });
  await api.registers.save({ register, ...other, values: { ...held.values, helper: '帮扶丙' } });
});

test('two rows become one with both histories, and what hung on the other comes along', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const [keepId = '', dropId = ''] = town.venues;
  const [kept, dropped] = [
    await api.registers.get({ register: 'venues', id: keepId }),
    await api.registers.get({ register: 'venues', id: dropId }),
  ];
  await api.checks.record(await inspection(api, dropId, { unitIds: [town.units.office] }));
  await api.registers.attach({ register: 'venues', id: dropId, fileId: await keptPhoto(api) });
  desk.clock.advance(60_000);
  const values = { ...kept.values, manager: '店主甲', licence: dropped.values['licence'] ?? null };
  await refused(
    api.registers.merge({ register: 'venues', keepId, dropId: keepId, values }),
    'register.merge-self',
  );
  expect(await api.registers.merge({ register: 'venues', keepId, dropId, values })).toEqual({
    id: keepId,
    revision: 2,
  });
  const row = await api.registers.get({ register: 'venues', id: keepId });
  expect(row.values).toMatchObject({ manager: '店主甲', licence: 'JY-0002' });
  expect(row.files).toHaveLength(1);
  expect(row.relations).toContainEqual({ role: '检查', count: 1 });
  expect(row.history.map(({ action, mergedFrom }) => [action, mergedFrom])).toEqual(
    expect.arrayContaining([
      ['merged', null],
      ['merged', '西山歌厅'],
      ['created', '西山歌厅'],
      ['created', null],
    ]),
  );
  expect((await api.registers.get({ register: 'venues', id: dropId })).removal?.mergedInto).toBe(keepId);
  await refused(api.registers.restore({ register: 'venues', id: dropId }), 'register.merged');
  expect(desk.bugs).toEqual([]);
});

test('two numbers alike under their masks are told apart, and the chosen one stands', async () => {
  const api = await copyOf(town.home).as('coordinator');
  const ids = [];
  for (const [at, middle] of ['0000', '9999'].entries())
    ids.push(
      await keptChild(api, '安戊', { birth: `2014-0${at + 1}-06`, guardianPhone: `139${middle}0001` }),
    );
  const [keepId = '', dropId = ''] = ids;
  const { values } = await api.registers.get({ register, id: keepId });
  expect(values['guardianPhone']).toBe('139****0001');
  const pair = { register, keepId, dropId };
  expect(await api.registers.compare(pair)).toEqual(['idCard', 'birthDate', 'guardianPhone']);
  const phone = async (): Promise<unknown> => {
    const asked = { register, id: keepId, fields: ['guardianPhone'], purpose: '核对' };
    return (await api.registers.unmask(asked)).values['guardianPhone'];
  };
  await api.registers.merge({ ...pair, values });
  expect(await phone()).toBe('13900000001');
  const third = await keptChild(api, '安戊', { birth: '2014-03-06', guardianPhone: '13988880001' });
  const now = await api.registers.get({ register, id: keepId });
  await api.registers.merge({ ...pair, dropId: third, values: now.values, taken: ['guardianPhone'] });
  expect(await phone()).toBe('13988880001');
});

test('what named the merged row names the kept one', async () => {
  const api = await copyOf(town.home).as('coordinator');
  const school = async (name: string) =>
    (await api.registers.save({ register: 'schools', values: { name, kind: 'primary', village: '东河村' } }))
      .id;
  const [keepId, dropId] = [await school('样例第一小学'), await school('样例一小')];
  const id = await keptChild(api, '安乙', { school: '样例一小' });
  expect((await api.registers.get({ register, id })).names).toEqual({ [dropId]: '样例一小' });
  const { values } = await api.registers.get({ register: 'schools', id: keepId });
  await api.registers.merge({ register: 'schools', keepId, dropId, values });
  const row = await api.registers.get({ register, id });
  expect(row.names).toEqual({ [keepId]: '样例第一小学' });
  expect(await api.registers.relations({ register, id })).toMatchObject([
    {
      kind: 'register',
      register: 'schools',
      id: keepId,
      label: '样例第一小学',
      route: `/registers/schools/${keepId}`,
    },
  ]);
  expect(await api.registers.relations({ register: 'schools', id: keepId })).toMatchObject([
    { register: 'children', id, label: '安乙' },
  ]);
});

test('a village shows who and what is there, each of which shows the village', async () => {
  const api = await copyOf(town.home).as('coordinator');
  const { id: villageId } = await api.registers.save({ register: 'villages', values: { name: '东河村' } });
  const childId = await keptChild(api, '安丙');
  const removed = await keptChild(api, '安丁', { birth: '2014-05-06' });
  await api.registers.remove({ register, id: removed, reason: '登记错了' });
  const school = { name: '样例小学', kind: 'primary', village: '东河村' };
  const { id: schoolId } = await api.registers.save({ register: 'schools', values: school });
  const roles = (await api.registers.get({ register: 'villages', id: villageId })).relations;
  expect(roles).toContainEqual({ role: '学校（幼儿园）台账', count: 1 });
  const there = await api.registers.relations({ register: 'villages', id: villageId });
  const children = there.filter((relation) => relation.register === register);
  expect(roles).toContainEqual({ role: '重点儿童台账', count: children.length });
  const ids = there.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([childId, schoolId]));
  expect(ids).not.toContain(removed);
  for (const [from, id] of [
    [register, childId],
    ['schools', schoolId],
  ] as const)
    expect(await api.registers.relations({ register: from, id })).toContainEqual(
      expect.objectContaining({ role: '所在村', register: 'villages', id: villageId, label: '东河村' }),
    );
});

test('a helper leaves: 23 children are given to another in one act, all or none', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const ids: string[] = [];
  for (let at = 0; at < 23; at += 1)
    ids.push(await keptChild(api, `样例${at}`, { birth: `2014-01-${String(at + 1).padStart(2, '0')}` }));
  const before = (await api.audit.list({})).length;
  const set = { kind: 'set' as const, field: 'helper', value: '帮扶新' };
  await refused(
    api.registers.bulk({ register, query: { ids: [...ids, 'nobody'] }, change: set }),
    'record.missing',
  );
  const bad = { kind: 'set' as const, field: 'risk', value: 'nonsense' };
  await refused(api.registers.bulk({ register, query: { ids }, change: bad }), 'input.invalid');
  expect(await api.registers.bulk({ register, query: { ids }, change: set })).toEqual({ changed: 23 });
  expect(await api.registers.bulk({ register, query: { ids }, change: set })).toEqual({ changed: 0 });
  expect((await api.audit.list({})).length).toBe(before + 2);
  const row = await api.registers.get({ register, id: ids[7] ?? '' });
  expect(row.history[0]).toMatchObject({
    action: 'changed',
    changes: [{ field: 'helper', before: '帮扶甲', after: '帮扶新' }],
  });
  expect(row.values['idCard']).toMatch(/\*/);
  const officer = await desk.as('officer');
  await refused(
    officer.registers.bulk({
      register: 'venues',
      query: { ids: [...town.venues] },
      change: { kind: 'remove', reason: '清理' },
    }),
    'access.denied',
  );
});

test('a removed row comes back, unless its number was given to another since', async () => {
  const api = await copyOf(town.home).as('coordinator');
  const id = await keptChild(api, '安乙');
  await api.registers.remove({ register, id, reason: '迁出' });
  expect((await api.registers.list({ register })).total).toBe(0);
  expect((await api.registers.list({ register, includeRemoved: true })).rows).toMatchObject([
    { id, isRemoved: true },
  ]);
  expect(await api.registers.restore({ register, id })).toEqual({ id, revision: 3 });
  await refused(api.registers.restore({ register, id }), 'record.missing');
  await api.registers.remove({ register, id, reason: '再迁出' });
  await keptChild(api, '安乙');
  await refused(api.registers.restore({ register, id }), 'register.duplicate');
});

test('files hang on a row; what is past its time is named and leaves with the reason 到期', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const id = await keptChild(api, '安乙', { birth: '2009-03-02', categories: ['difficulty'] });
  const fileId = await keptPhoto(api);
  await api.registers.attach({ register, id, fileId });
  expect((await api.registers.get({ register, id })).files).toMatchObject([{ id: fileId }]);
  await refused(api.registers.attach({ register, id, fileId: 'nothing' }), 'record.missing');
  await api.registers.detach({ register, id, fileId });
  expect((await api.registers.get({ register, id })).files).toEqual([]);
  expect(await api.registers.retention({})).toEqual([]);
  desk.clock.setWall(Date.UTC(2030, 2, 3));
  expect(await api.registers.retention({ register })).toMatchObject([
    { id, label: '安乙', keepUntil: '2030-03-02' },
  ]);
  expect(await api.registers.expire({ register, ids: [id, 'other'] })).toEqual({ removed: 1 });
  expect(await api.registers.retention({})).toEqual([]);
});

test('views belong to the account that saved them', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const query = { filters: { status: ['open'] }, sort: { field: 'village', direction: 'asc' as const } };
  const { id } = await api.views.save({
    register: 'venues',
    name: '在营',
    columns: ['name', 'village'],
    query,
  });
  expect(await api.views.save({ register: 'venues', name: '在营', columns: ['name'], query })).toEqual({
    id,
  });
  expect(await api.views.list({ register: 'venues' })).toMatchObject([
    { id, name: '在营', columns: ['name'], query },
  ]);
  const officer = await desk.as('officer');
  expect(await officer.views.list({ register: 'venues' })).toEqual([]);
  await refused(officer.views.remove({ id }), 'record.missing');
});
