import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import type { Api } from '#shared/rpc/client.ts';
import { keptChild } from '../../support/children.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { copyOf, finishJob } from '../../support/test-desk.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const register = 'children';
const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id).toSorted();

async function kept(api: Api, count: number, more: Parameters<typeof keptChild>[2] = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1)
    ids.push(
      await keptChild(api, `样例${at}`, { birth: `2014-01-${String(at + 1).padStart(2, '0')}`, ...more }),
    );
  return ids;
}

test('marked rows are one query: listed, counted, exported and changed alike', async () => {
  const api = await copyOf(town.home).as('coordinator');
  const ids = await kept(api, 5);
  const marked = [ids[1] ?? '', ids[3] ?? ''];
  const list = await api.registers.list({ register, ids: marked });
  expect([idsOf(list.rows), list.matching, list.total]).toEqual([marked.toSorted(), 2, 5]);
  const made = await api.exports.create({ register, query: { ids: marked }, columns: ['name'] });
  if (made.state !== 'started') throw new Error('two rows need nobody');
  await finishJob(api, made);
  expect(idsOf((await api.exports.file(made)).drill)).toEqual(marked.toSorted());
  const change = { kind: 'set' as const, field: 'helper', value: '帮扶新' };
  expect(await api.registers.bulk({ register, query: { ids: marked }, change })).toEqual({ changed: 2 });
  const query = { filters: { helper: ['帮扶甲'] } };
  const removal = { kind: 'remove' as const, reason: '迁出' };
  expect(await api.registers.bulk({ register, query, change: removal })).toEqual({ changed: 3 });
  expect(idsOf((await api.registers.list({ register })).rows)).toEqual(marked.toSorted());
  const gone = { register, query: { ids }, change };
  await refused(api.registers.bulk(gone), 'record.missing');
  expect((await api.registers.list({ register, ids })).matching).toBe(2);
});

test('a change that one rule refuses for some rows names them and leaves all as they were', async () => {
  const api = await copyOf(town.home).as('coordinator');
  const ids = await kept(api, 9);
  const venues = {
    register: 'venues',
    query: {},
    change: { kind: 'set' as const, field: 'village', value: '' },
  };
  // A value that no row takes is said beside its field.
  expect((await refused(api.registers.bulk(venues), 'input.invalid')).fields).toHaveProperty([
    'values.village',
  ]);
  const [first = ''] = ids;
  const row = await api.registers.get({ register, id: first });
  await api.registers.save({ register, id: first, values: { ...row.values, helper: '自己人' } });
  const cross = { kind: 'set' as const, field: 'birthDate', value: '2014-01-01' };
  const refusal = await refused(
    api.registers.bulk({ register, query: { ids }, change: cross }),
    'register.bulk-refused',
  );
  expect(refusal.params).toEqual({ count: 8 });
  expect(refusal.fields?.['rows']).toMatch(/^“样例1”、“样例2”、“样例3”、“样例4”、“样例5” 等 8 条：.*身份证/);
  for (const id of ids)
    expect((await api.registers.get({ register, id })).history.map(({ action }) => action)).not.toContain(
      id === first ? 'removed' : 'changed',
    );
});

test('villages, names and schools stand in the order in which they are read', async () => {
  const api = await copyOf(town.home).as('coordinator');
  for (const name of ['样例中学', '样例北小', '样例二小'])
    await api.registers.save({ register: 'schools', values: { name, kind: 'primary', village: '东河村' } });
  const more = [
    { village: '处暑村', helper: '赵一', school: '样例中学' },
    { village: '大暑村', helper: '安二', school: '样例北小' },
    { village: '夏至村', helper: '马三', school: '样例二小' },
  ];
  for (const [at, row] of more.entries())
    await keptChild(api, `样例${at}`, { birth: `2015-0${at + 1}-03`, ...row });
  const read = async (field: string): Promise<unknown[]> => {
    const sort = { field, direction: 'asc' as const };
    const { rows, names } = await api.registers.list({ register, sort });
    return rows.map(({ values }) => names[String(values[field])] ?? values[field]);
  };
  expect(await read('village')).toEqual(['处暑村', '大暑村', '夏至村']);
  expect(await read('helper')).toEqual(['安二', '马三', '赵一']);
  expect(await read('school')).toEqual(['样例北小', '样例二小', '样例中学']);
});

test('a removed or merged row opens for whoever sees it in the list, with who took it out and why', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const [id = '', keepId = '', dropId = ''] = await kept(api, 3);
  const { values } = await api.registers.get({ register, id: keepId });
  await api.registers.remove({ register, id, reason: '全家迁往外省' });
  await api.registers.merge({ register, keepId, dropId, values });
  const removed = await api.registers.get({ register, id });
  expect(removed).toMatchObject({
    isRemoved: true,
    removal: { by: '协调丁', reason: '全家迁往外省', mergedInto: null },
  });
  expect((await api.registers.get({ register, id: dropId })).removal).toMatchObject({ mergedInto: keepId });
  expect((await api.registers.get({ register, id: keepId })).removal).toBeNull();
  const shown = await api.registers.unmask({ register, id, fields: ['idCard'], purpose: '核对去向' });
  expect(shown.values['idCard']).not.toMatch(/\*/);
  expect(await api.registers.relations({ register, id })).toEqual([]);
  await refused(api.registers.save({ register, id, values: removed.values }), 'record.missing');
  await refused(api.registers.remove({ register, id, reason: '再移' }), 'record.missing');
  await refused(api.registers.attach({ register, id, fileId: 'x' }), 'record.missing');
  const officer = await desk.as('officer');
  await refused(officer.registers.get({ register, id }), 'record.missing');
  await refused(
    officer.registers.unmask({ register, id, fields: ['idCard'], purpose: '看' }),
    'record.missing',
  );
  expect(desk.bugs).toEqual([]);
});
