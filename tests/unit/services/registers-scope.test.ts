import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import type { Api } from '#shared/rpc/client.ts';
import { child, keptChild } from '../../support/children.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { people } from '../../support/town.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const register = 'children';
const line = (...cells: unknown[]): string => cells.join(',');

/** The officer at a desk of this unit, with one child of his village and one of another. */
async function seated(
  unit: keyof Prepared['units'],
): Promise<{ desk: TestDesk; api: Api; own: string; foreign: string }> {
  const desk = copyOf(town.home);
  const coordinator = await desk.as('coordinator');
  const { name } = people.officer;
  await coordinator.people.save({ id: town.persons.officer, name, unitId: town.units[unit] });
  const own = await keptChild(coordinator, '安乙');
  const foreign = await keptChild(coordinator, '曹丁', { birth: '2014-05-06', village: '西山村' });
  return { desk, api: await desk.as('officer'), own, foreign };
}

test('a village officer meets the children of his village and nobody else, by any way in', async () => {
  const { desk, api, own, foreign } = await seated('village');
  const list = await api.registers.list({ register });
  expect([list.rows.map(({ id }) => id), list.total, list.matching]).toEqual([[own], 1, 1]);
  expect((await api.registers.list({ register, village: '西山村' })).rows).toEqual([]);
  expect((await api.registers.list({ register, search: '曹丁' })).matching).toBe(0);
  expect((await api.registers.get({ register, id: own })).values['name']).toBe('安乙');
  const row = { register, id: foreign };
  await refused(api.registers.get(row), 'record.missing');
  await refused(api.registers.relations(row), 'record.missing');
  await refused(api.registers.unmask({ ...row, fields: ['idCard'], purpose: '看看' }), 'record.missing');
  await refused(api.registers.save({ ...row, values: child('曹丁') }), 'record.missing');
  await refused(api.registers.attach({ ...row, fileId: 'x' }), 'record.missing');
  const change = { kind: 'set' as const, field: 'helper', value: '我' };
  await refused(api.registers.bulk({ register, query: { ids: [own, foreign] }, change }), 'record.missing');
  expect(desk.bugs).toEqual([]);
});

test('he registers only his own, and a duplicate elsewhere is named without its row', async () => {
  const { api, own } = await seated('village');
  const elsewhere = child('丁戊', { birth: '2013-01-01', village: '西山村' });
  await refused(api.registers.save({ register, values: elsewhere }), 'register.out-of-scope');
  const { values, revision } = await api.registers.get({ register, id: own });
  const moved = { ...values, village: '西山村' };
  await refused(api.registers.save({ register, id: own, revision, values: moved }), 'register.out-of-scope');
  const taken = child('己庚', { birth: '2014-05-06' });
  const refusal = await refused(api.registers.save({ register, values: taken }), 'register.duplicate');
  expect(refusal.params).toEqual({ labels: '身份证号' });
  const found = await api.registers.duplicates({
    register,
    values: { name: '曹丁', birthDate: '2014-05-06' },
  });
  expect(found).toMatchObject([{ id: null, village: null, label: '别的村或单位已登记的一条' }]);
});

test('an import of his takes his village alone, and tells nothing of other rows', async () => {
  const { desk, api, foreign } = await seated('village');
  const head = '姓名,身份证号,所在村,类别,监护人,监护人电话,帮扶人';
  const other = child('曹丁', { birth: '2014-05-06' });
  const file = new Blob([
    [
      head,
      line(
        '辛壬',
        child('', { birth: '2013-02-03' })['idCard'],
        '东河村',
        '留守',
        '祖父',
        '13800000003',
        '帮扶甲',
      ),
      line(
        '癸子',
        child('', { birth: '2012-02-03' })['idCard'],
        '西山村',
        '留守',
        '祖父',
        '13800000004',
        '帮扶甲',
      ),
      line('曹丁', other['idCard'], '西山村', '留守', '祖父', '13800000005', '换一个'),
    ].join('\n'),
  ]);
  const { report } = await api.imports.commit({ register, file, name: '儿童.csv' });
  expect(report).toMatchObject({ rows: 3, accepted: 1, refusedRows: 2 });
  const preview = await api.imports.preview({ register, file, name: '儿童.csv' });
  expect(preview.rows.map(({ verdict }) => verdict)).toEqual(['unchanged', 'refused', 'refused']);
  expect(JSON.stringify(preview.rows[2])).not.toContain('祖母甲');
  const coordinator = await desk.as('coordinator');
  expect((await coordinator.registers.get({ register, id: foreign })).values['helper']).toBe('帮扶甲');
});

test('a unit the plan gave the work sees the whole register, another sees its own rows only', async () => {
  const police = await seated('police');
  expect((await police.api.registers.list({ register: 'venues' })).total).toBe(3);
  expect((await police.api.registers.list({ register })).total).toBe(0);
  const office = await seated('office');
  expect((await office.api.registers.list({ register: 'venues' })).total).toBe(0);
  const coordinator = await office.desk.as('coordinator');
  const id = town.venues[1] ?? '';
  const { values } = await coordinator.registers.get({ register: 'venues', id });
  await coordinator.registers.save({ register: 'venues', id, values: { ...values, supervisor: '综合办' } });
  const api = await office.desk.as('officer');
  expect((await api.registers.list({ register: 'venues' })).rows.map((row) => row.id)).toEqual([id]);
});

test('without a unit there is nothing to see', async () => {
  const { desk } = await seated('village');
  const coordinator = await desk.as('coordinator');
  await coordinator.people.save({ id: town.persons.officer, name: people.officer.name, unitId: null });
  const api = await desk.as('officer');
  expect((await api.registers.list({ register })).total).toBe(0);
  expect((await api.registers.list({ register: 'venues' })).total).toBe(0);
});
