import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import { stateAt } from '#shared/domain/grid/cell-state.ts';
import type { Api } from '#shared/rpc/client.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';
import { refused } from '../../support/refused.ts';
import { inspection, keptPhoto } from '../../support/work.ts';

const DAY = 24 * 60 * 60 * 1000;

let town: Prepared;
let hotel: string;
let ktv: string;
beforeAll(async () => {
  town = await prepareTown();
  [hotel = '', ktv = ''] = town.venues;
});

async function cells(api: Api, venueId: string): Promise<Record<string, string>> {
  const { rows, columns } = await api.checks.matrix({ weeks: 60 });
  const row = rows.find(({ id }) => id === venueId);
  return Object.fromEntries(columns.map(({ key }, index) => [key, stateAt(row?.cells ?? '', index)]));
}

test('a failed item is a problem and a line of the rectification list in the same act', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const fileId = await keptPhoto(api);
  const draft = await inspection(api, hotel, {
    unitIds: [town.units.office, town.units.office],
    fails: { 'hotel-id': '登记簿缺三天', camera: '走廊监控黑屏' },
    fileIds: [fileId],
    handlerId: town.persons.outsider,
  });
  const results = draft.results.map((result) =>
    result.code === 'camera'
      ? { ...result, rectifyingUnitId: town.units.market, deadline: '2026-12-01' }
      : result,
  );
  const auditBefore = (await api.audit.list({})).length;
  const made = await api.checks.record({ ...draft, results });
  expect(made.needsConfirmation).toBe(false);
  expect(made.problemIds).toHaveLength(2);
  const [first, second] = await Promise.all(made.problemIds.map((id) => api.problems.get({ id })));
  expect(first).toMatchObject({
    title: '未查验未成年人身份或未如实登记',
    detail: '登记簿缺三天',
    severity: 'serious',
    status: 'found',
    unitId: null,
    deadline: null,
    serial: '问题2026-001',
    inspectionId: made.id,
  });
  expect(first?.before.map(({ id }) => id)).toEqual([fileId]);
  expect(first?.events).toMatchObject([{ action: 'found', handlerName: '村员庚', typistName: '协调丁' }]);
  expect(second).toMatchObject({
    status: 'dispatched',
    unitName: '示例市场监管所',
    deadline: '2026-12-01',
    serial: '问题2026-002',
  });
  const check = await api.checks.get({ id: made.id });
  expect(check).toMatchObject({
    units: ['综合办'],
    handlerName: '村员庚',
    typistName: '协调丁',
    problemIds: made.problemIds,
  });
  const audit = await api.audit.list({});
  expect(audit.length).toBe(auditBefore + 1);
  expect(audit[0]).toMatchObject({
    action: 'checks.record',
    objectId: made.id,
    handler: '村员庚',
    typist: '协调丁',
  });
  expect(await cells(api, hotel)).toMatchObject({ '2026-W48': 'done' });
  expect((await api.checks.matrix({ weeks: 1 })).thisWeek).toEqual({ owed: 2, done: 1 });
  expect(desk.bugs).toEqual([]);
});

test('what the form lacks is said beside its field, and nothing is stored', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const unitIds = [town.units.office];
  const good = await inspection(api, hotel, { unitIds });
  await refused(api.checks.record({ ...good, date: '2026-11-24' }), 'inspection.future-date');
  await refused(api.checks.record({ ...good, process: ' ' }), 'inspection.process-missing');
  await refused(api.checks.record({ ...good, kind: 'joint' }), 'inspection.joint-units');
  await refused(api.checks.record({ ...good, checklistVersion: 99 }), 'inspection.checklist-mismatch');
  await refused(api.checks.record({ ...good, results: good.results.slice(1) }), 'inspection.item-unanswered');
  const several = await refused(
    api.checks.record({ ...good, date: '2026-12-01', process: '' }),
    'input.invalid',
  );
  expect(Object.keys(several.fields ?? {})).toEqual(['date', 'process']);
  const noNote = good.results.map((result) => ({ ...result, outcome: 'fail' as const, note: '' }));
  const notes = await refused(api.checks.record({ ...good, results: noNote }), 'input.invalid');
  expect(Object.keys(notes.fields ?? {})).toHaveLength(good.results.length);
  expect(await api.checks.list({})).toEqual([]);
  expect(desk.bugs).toEqual([]);
});

test('a name that stands for nothing is refused as missing, never as a fault of the program', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const good = await inspection(api, hotel, { unitIds: [town.units.office, town.units.police] });
  const [item, ...others] = good.results;
  if (!item) throw new Error('the list has items');
  const failed = { ...item, outcome: 'fail' as const, note: '缺登记' };
  await refused(api.checks.record({ ...good, venueId: 'nowhere' }), 'record.missing');
  await refused(api.checks.record({ ...good, unitIds: ['nowhere'] }), 'record.missing');
  await refused(api.checks.record({ ...good, handlerId: 'nobody' }), 'person.missing');
  await refused(
    api.checks.record({ ...good, results: [{ ...failed, rectifyingUnitId: 'nowhere' }, ...others] }),
    'record.missing',
  );
  await refused(
    api.checks.record({ ...good, results: [failed, ...others], fileIds: ['nothing'] }),
    'record.missing',
  );
  await refused(api.checks.record({ ...good, kind: 'joint', operationId: 'nothing' }), 'record.missing');
  await refused(api.checks.get({ id: 'nothing' }), 'record.missing');
  await refused(api.checks.confirmLate({ id: 'nothing' }), 'record.missing');
  expect(await api.checks.list({})).toEqual([]);
  expect(desk.bugs).toEqual([]);
});

test('a week left unchecked is a miss, and a late entry counts once a second person vouches for it', async () => {
  const desk = copyOf(town.home);
  desk.clock.advance(7 * DAY); // Monday of the next week: the last one was missed
  const officer = await desk.as('officer');
  expect((await officer.checks.matrix({ weeks: 10 })).lastWeekMissed).toBe(2);
  const timely = await inspection(officer, hotel, { unitIds: [town.units.police], date: '2026-11-27' });
  expect(await officer.checks.record(timely)).toMatchObject({ needsConfirmation: false });
  expect(await cells(officer, hotel)).toMatchObject({ '2026-W48': 'done-late-entry' });

  desk.clock.advance(5 * DAY); // twelve days after the Monday: more than the seven allowed
  const again = await desk.as('officer');
  const late = await inspection(again, ktv, { unitIds: [town.units.police], date: '2026-11-23' });
  const made = await again.checks.record(late);
  expect(made.needsConfirmation).toBe(true);
  expect(await cells(again, ktv)).toMatchObject({ '2026-W48': 'awaiting-confirmation' });
  await refused(again.checks.confirmLate({ id: made.id }), 'access.denied');
  const coordinator = await desk.as('coordinator');
  await coordinator.checks.confirmLate({ id: made.id });
  expect(await coordinator.checks.get({ id: made.id })).toMatchObject({
    isLateEntry: true,
    needsConfirmation: false,
    confirmedBy: '协调丁',
  });
  expect(await cells(coordinator, ktv)).toMatchObject({ '2026-W48': 'done-late-entry' });
  await refused(coordinator.checks.confirmLate({ id: made.id }), 'inspection.confirmed');
  const [timelyRow] = await coordinator.checks.list({ venueId: hotel });
  await refused(coordinator.checks.confirmLate({ id: timelyRow?.id ?? '' }), 'inspection.not-late');
  expect(desk.bugs).toEqual([]);
});

test('nobody vouches for a late entry of their own, typed or made', async () => {
  const desk = copyOf(town.home);
  desk.clock.advance(12 * DAY);
  const coordinator = await desk.as('coordinator');
  const typed = await inspection(coordinator, hotel, {
    unitIds: [town.units.office],
    handlerId: town.persons.outsider,
  });
  const own = await coordinator.checks.record(typed);
  await refused(coordinator.checks.confirmLate({ id: own.id }), 'inspection.self-confirm');
  const officer = await desk.as('officer');
  const handled = await inspection(officer, ktv, {
    unitIds: [town.units.office],
    handlerId: town.persons.coordinator,
  });
  const made = await officer.checks.record(handled);
  const back = await desk.as('coordinator');
  await refused(back.checks.confirmLate({ id: made.id }), 'inspection.self-confirm');
  expect(desk.bugs).toEqual([]);
});

test('places of one joint operation count as one, with the units that took part', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const unitIds = [town.units.office, town.units.police];
  expect(await api.checks.operations({ date: '2026-11-23' })).toEqual([]);
  await api.checks.record(await inspection(api, hotel, { kind: 'joint', unitIds }));
  const [operation] = await api.checks.operations({ date: '2026-11-23' });
  expect(operation).toMatchObject({ venues: ['标记旅馆甲子'] });
  expect(operation?.unitIds.toSorted()).toEqual(unitIds.toSorted());
  const operationId = operation?.id ?? '';
  await api.checks.record(await inspection(api, ktv, { kind: 'joint', unitIds, operationId }));
  expect((await api.checks.operations({ date: '2026-11-23' }))[0]?.venues).toHaveLength(2);
  const { joint, thisWeek } = await api.checks.matrix({ weeks: 10 });
  expect(joint).toMatchObject({ month: '2026-11', needed: 1, done: 1 });
  expect(joint.units.toSorted()).toEqual(['示例派出所', '综合办'].toSorted());
  expect(thisWeek).toEqual({ owed: 2, done: 2 }); // a joint check is the place's own check too
  desk.clock.advance(DAY);
  const next = await inspection(api, ktv, { kind: 'joint', unitIds, operationId, date: '2026-11-24' });
  await refused(api.checks.record(next), 'record.missing'); // yesterday's operation is over
  expect(desk.bugs).toEqual([]);
});

test('neither a covert look nor a recheck stands in for the week’s check', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  for (const kind of ['covert', 'recheck'] as const)
    await api.checks.record(await inspection(api, hotel, { kind, unitIds: [town.units.office] }));
  expect((await api.checks.matrix({ weeks: 10 })).thisWeek.done).toBe(0);
  expect((await api.checks.list({ venueId: hotel, limit: 1 })).length).toBe(1);
  expect((await api.checks.list({ venueId: hotel })).length).toBe(2);
});

test('the first screen says what is owed, late and waiting', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const draft = await inspection(api, hotel, {
    unitIds: [town.units.office],
    fails: { 'hotel-id': '缺登记' },
  });
  const { problemIds } = await api.checks.record(draft);
  const [id = ''] = problemIds;
  const before = await api.today.overview({});
  expect(before.thisWeek.map(({ kind, what }) => [kind, what])).toEqual([['venue', '西山歌厅']]);
  expect(before.toAssign.map((line) => line.id)).toEqual([id]);
  await api.problems.assign({
    id,
    revision: 1,
    unitId: town.units.police,
    deadline: '2026-11-24',
    measures: '补登记',
  });
  expect((await api.today.overview({})).thisWeek.map(({ kind }) => kind)).toEqual(['problem', 'venue']);
  desk.clock.advance(2 * DAY);
  const after = await api.today.overview({});
  expect(after.late).toMatchObject([{ id, isLate: true, who: '示例派出所' }]);
  expect(desk.bugs).toEqual([]);
});
