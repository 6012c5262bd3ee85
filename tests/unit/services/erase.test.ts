import '../../support/quick-argon.ts';
import { existsSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { objectPath } from '#core/vault/objects.ts';
import type { Api } from '#shared/rpc/client.ts';
import { child, keptChild } from '../../support/children.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { keptPhoto } from '../../support/work.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const register = 'children';
const NAME = '标记孩子丙';

/** The officer's account becomes a leader's: the second person. */
async function withLeader(): Promise<TestDesk> {
  const desk = copyOf(town.home);
  await (await desk.as('security')).accounts.grant({ accountId: town.officerAccount, role: 'leader' });
  return desk;
}

/** Changed once, with a photo, and taken out by the register's rule years later. */
async function expired(desk: TestDesk): Promise<{ api: Api; id: string; fileId: string }> {
  const before = await desk.as('coordinator');
  const id = await keptChild(before, NAME, { birth: '2011-02-03', remarks: '标记备注甲' });
  const { values } = await before.registers.get({ register, id });
  await before.registers.save({ register, id, values: { ...values, guardian: '标记监护乙' } });
  const fileId = await keptPhoto(before, 7);
  await before.registers.attach({ register, id, fileId });
  const api = await grownUp(desk);
  expect(await api.registers.expire({ register, ids: [id] })).toEqual({ removed: 1 });
  return { api, id, fileId };
}

/** Six years on: who was born in 2011 is past the rule, who was born in 2015 is not. */
function grownUp(desk: TestDesk): Promise<Api> {
  desk.clock.advance(6 * 366 * 24 * 3_600_000);
  return desk.as('coordinator');
}

/** Every text of every table, and which attachments lie on the disk. */
function everything(desk: TestDesk): string {
  const store = desk.app.desk()?.records;
  const tables = store
    ?.prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_grams%'",
    )
    .pluck()
    .all();
  return JSON.stringify(tables?.map((table) => store?.prepare(`SELECT * FROM "${table}"`).all()));
}

function objectOf(desk: TestDesk, fileId: string): string {
  const get = desk.app.desk()?.records?.prepare<[string], string>('SELECT object FROM files WHERE id = ?');
  return get?.pluck().get(fileId) ?? '';
}

function sheetOf(desk: TestDesk): string {
  const { records } = desk.app.desk() ?? {};
  return records?.prepare<[], string>('SELECT file_object FROM import_batches').pluck().get() ?? '';
}

const marks = [NAME, '标记备注甲', '标记监护乙'];

test('two persons erase what was kept long enough: values, history, photo, search; that it was so stays', async () => {
  const desk = await withLeader();
  const { api, id, fileId } = await expired(desk);
  const object = objectOf(desk, fileId);
  await api.drafts.keep({ name: `row-${register}-${id}`, value: NAME });
  expect(marks.every((mark) => everything(desk).includes(mark))).toBe(true);
  expect(existsSync(objectPath(desk.home, object))).toBe(true);
  expect(await api.erase.due({})).toMatchObject([{ register, id, label: NAME, reason: '到期' }]);
  const asked = await api.erase.request({ register, ids: [id], reason: '已成年满三年' });
  expect(asked.count).toBe(1);
  expect(await api.erase.due({})).toEqual([]);
  await refused(api.erase.request({ register, ids: [id], reason: '再来' }), 'erase.not-due');
  await refused(api.erase.approve({ id: asked.id }), 'erase.same-person');
  const leader = await desk.as('officer');
  expect(await leader.erase.requests({})).toMatchObject([{ labels: [NAME], canDecide: true, isMine: false }]);
  expect(await leader.erase.approve({ id: asked.id })).toEqual({ erased: 1 });
  expect(marks.filter((mark) => everything(desk).includes(mark))).toEqual([]);
  expect(existsSync(objectPath(desk.home, object))).toBe(false);
  await refused(leader.files.get({ id: fileId }), 'record.missing');
  expect((await leader.search.find({ text: NAME, limit: 10 })).hits).toEqual([]);
  const left = await leader.registers.get({ register, id });
  expect(left).toMatchObject({
    values: { name: '已销毁', idCard: null },
    files: [],
    removal: { isErased: true },
  });
  expect(left.history.map(({ action }) => action)).toEqual(['erased', 'removed', 'changed', 'created']);
  expect(left.history.every(({ changes, reason }) => changes.length === 0 && reason === null)).toBe(true);
  await refused(leader.registers.restore({ register, id }), 'erase.done');
  await refused(leader.erase.approve({ id: asked.id }), 'erase.decided');
  const actions = (await leader.audit.list({})).map(({ action }) => action);
  expect(actions).toEqual(expect.arrayContaining(['erase.request', 'erase.approve']));
  expect((await leader.audit.verify({})).state).not.toBe('broken');
  expect(desk.bugs).toEqual([]);
});

test('the sheet a row came in goes with it, the rows beside it stay', async () => {
  const desk = await withLeader();
  const before = await desk.as('coordinator');
  const old = child(NAME, { birth: '2011-02-03' });
  const young = child('样例乙', { birth: '2015-03-02' });
  const head = '姓名,身份证号,所在村,类别,监护人,监护人电话,帮扶人';
  const lineOf = (row: typeof old): string =>
    [row['name'], row['idCard'], '东河村', '留守', '祖母甲', '13800000001', '帮扶甲'].join(',');
  const bad = lineOf({ ...young, name: '标记坏行', idCard: '11' });
  const file = new Blob([[head, lineOf(old), lineOf(young), bad].join('\n')]);
  const { batchId } = await before.imports.commit({ register, file, name: '东河村.csv' });
  const rows = (await before.registers.list({ register })).rows;
  const id = rows.find(({ values }) => values['name'] === NAME)?.id ?? '';
  const kept = sheetOf(desk);
  expect(existsSync(objectPath(desk.home, kept))).toBe(true);
  const api = await grownUp(desk);
  await api.registers.expire({ register, ids: [id] });
  const asked = await api.erase.request({ register, ids: [id], reason: '到期' });
  await (await desk.as('officer')).erase.approve({ id: asked.id });
  const after = await desk.as('coordinator');
  expect(existsSync(objectPath(desk.home, kept))).toBe(false);
  await refused(after.imports.errorSheet({ batchId }), 'import.original-missing');
  expect((await after.registers.list({ register })).rows.map(({ values }) => values['name'])).toEqual([
    '样例乙',
  ]);
  expect(everything(desk)).not.toContain(NAME);
  expect(await after.imports.list({ register })).toMatchObject([{ accepted: 2, refused: 1 }]);
  expect(desk.bugs).toEqual([]);
});

test('what is not due is not asked for; what came back meanwhile is left alone; who asked takes it back', async () => {
  const desk = await withLeader();
  const { api, id } = await expired(desk);
  const young = await keptChild(api, '安乙', { birth: '2026-01-02' });
  await api.registers.remove({ register, id: young, reason: '迁出' });
  await refused(api.erase.request({ register, ids: [id, young], reason: '销毁' }), 'erase.not-due');
  const venue = town.venues[0] ?? '';
  await api.registers.remove({ register: 'venues', id: town.venues[2] ?? '', reason: '关了' });
  await refused(api.erase.request({ register: 'venues', ids: [venue], reason: '销毁' }), 'erase.not-due');
  const first = await api.erase.request({ register, ids: [id], reason: '到期' });
  await api.erase.refuse({ id: first.id, answer: '先不销' });
  const second = await api.erase.request({ register, ids: [id], reason: '到期' });
  await api.registers.restore({ register, id });
  const leader = await desk.as('officer');
  expect(await leader.erase.approve({ id: second.id })).toEqual({ erased: 0 });
  expect((await leader.registers.get({ register, id })).values['name']).toBe(NAME);
  expect((await leader.erase.requests({})).map(({ state }) => state).toSorted()).toEqual(['done', 'refused']);
  desk.clock.advance(16 * 366 * 24 * 3_600_000);
  const later = await desk.as('coordinator');
  expect((await later.erase.due({})).map((row) => row.id)).toEqual([young]);
});
