import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';
import { refused } from '../../support/refused.ts';
import { inspection } from '../../support/work.ts';
import { MARKERS } from '../../support/town.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const values = { name: '北街网吧', kind: 'internet-cafe', village: '西山村', licence: 'JY-0100' };
const register = 'venues';

test('a place is kept, changed and removed, and its history tells by whom', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const made = await api.registers.save({ register, values });
  expect(made.revision).toBe(1);
  desk.clock.advance(60_000);
  const officer = await desk.as('officer');
  const changed = await officer.registers.save({
    register,
    ...made,
    values: { ...values, phone: '13800000000' },
  });
  expect(changed).toEqual({ id: made.id, revision: 2 });
  const row = await officer.registers.get({ register, id: made.id });
  expect(row.values).toMatchObject({ name: '北街网吧', phone: '13800000000', isKey: true, status: 'open' });
  expect(row.history.map(({ action, typist, changes }) => [action, typist, changes.length > 0])).toEqual([
    ['changed', '经办戊', true],
    ['created', '协调丁', true],
  ]);
  expect(row.history[0]?.changes).toEqual([{ field: 'phone', before: null, after: '13800000000' }]);
  await refused(officer.registers.remove({ register, id: made.id, reason: '搬走了' }), 'access.denied');
  const coordinator = await desk.as('coordinator');
  await coordinator.registers.remove({ register, id: made.id, reason: '搬走了' });
  expect((await coordinator.registers.get({ register, id: made.id })).isRemoved).toBe(true);
  await refused(coordinator.registers.remove({ register, id: made.id, reason: '再来' }), 'record.missing');
  expect((await coordinator.registers.list({ register, search: '北街' })).rows).toEqual([]);
  expect(desk.bugs).toEqual([]);
});

test('nothing changed is nothing stored', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const made = await api.registers.save({ register, values });
  const count = (await api.audit.list({})).length;
  expect(await api.registers.save({ register, ...made, values })).toEqual(made);
  expect((await api.audit.list({})).length).toBe(count);
});

test('an older form does not overwrite a newer row', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const made = await api.registers.save({ register, values });
  await api.registers.save({ register, ...made, values: { ...values, manager: '店主甲' } });
  await refused(
    api.registers.save({ register, ...made, values: { ...values, manager: '店主乙' } }),
    'record.stale',
  );
  expect((await api.registers.get({ register, id: made.id })).values['manager']).toBe('店主甲');
});

test('the same licence, or the same name in the same village, is one place', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const made = await api.registers.save({ register, values });
  const byLicence = await refused(
    api.registers.save({ register, values: { ...values, name: '另一家' } }),
    'register.duplicate',
  );
  expect(byLicence.params).toMatchObject({ labels: '证照号' });
  const byName = await refused(
    api.registers.save({ register, values: { ...values, licence: 'JY-0101' } }),
    'register.duplicate',
  );
  expect(byName.params).toMatchObject({ labels: '场所名称和所在村' });
  await api.registers.remove({ register, id: made.id, reason: '登记错了' });
  await api.registers.save({ register, values });
  expect(desk.bugs).toEqual([]);
});

test('what is wrong with a form is said beside its fields', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const wrong = await refused(
    api.registers.save({ register, values: { ...values, name: '', kind: 'casino', phone: '12' } }),
    'input.invalid',
  );
  expect(Object.keys(wrong.fields ?? {}).toSorted()).toEqual(['values.kind', 'values.name', 'values.phone']);
  await refused(api.registers.save({ register, id: 'nowhere', values }), 'record.missing');
  for (const unknown of ['nothing', '__proto__', 'constructor', 'toString']) {
    const refusal = await refused(api.registers.list({ register: unknown }), 'register.unknown');
    expect(refusal.params).toEqual({ register: unknown });
  }
  expect(desk.bugs).toEqual([]);
});

test('a search finds what the list shows', async () => {
  const api = await copyOf(town.home).as('officer');
  const names = async (search: string): Promise<unknown[]> =>
    (await api.registers.list({ register, search })).rows.map((row) => row.values['name']);
  expect(await names('')).toHaveLength(3);
  expect(await names('旅馆')).toEqual([MARKERS.venue]);
  expect(await names('歌舞 西山')).toEqual(['西山歌厅']);
  expect(await names('歌舞 东河')).toEqual([]);
  expect(await names('jy-0002')).toEqual(['西山歌厅']);
});

test('a place that closes owes no check from that day, and owes again when it opens', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const id = town.venues[1] ?? '';
  const row = await api.registers.get({ register, id });
  expect((await api.checks.matrix({ weeks: 10 })).thisWeek).toEqual({ owed: 2, done: 0 });
  await api.registers.save({
    register,
    id,
    revision: row.revision,
    values: { ...row.values, status: 'closed' },
  });
  expect((await api.checks.matrix({ weeks: 10 })).thisWeek).toEqual({ owed: 1, done: 0 });
  await api.registers.save({ register, id, values: { ...row.values, status: 'open' } });
  expect((await api.checks.matrix({ weeks: 10 })).thisWeek).toEqual({ owed: 2, done: 0 });
});

test('a place that left the ledger takes no new check', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const id = town.venues[1] ?? '';
  const draft = await inspection(api, id, { unitIds: [town.units.office] });
  await api.registers.remove({ register, id, reason: '搬走了' });
  await refused(api.checks.record(draft), 'record.missing');
  await refused(api.checks.checklistFor({ venueId: id }), 'record.missing');
  expect(desk.bugs).toEqual([]);
});

test('the register leaves as a workbook and as a blank sheet', async () => {
  const api = await copyOf(town.home).as('officer');
  const full = await api.registers.workbook({ register });
  const blank = await api.registers.workbook({ register, isBlank: true });
  expect([full.name, blank.name]).toEqual(['重点场所台账（2026-11-23）.xlsx', '重点场所台账（空表）.xlsx']);
  expect((await api.imports.preview({ register, file: full.file, name: full.name })).report).toMatchObject({
    rows: 3,
    unchanged: 3,
    accepted: 0,
  });
  const blankRows = await api.imports.preview({ register, file: blank.file, name: blank.name });
  expect(blankRows.report).toMatchObject({ rows: 0, accepted: 0 });
});
