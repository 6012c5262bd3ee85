import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import type { Api } from '#shared/rpc/client.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { MARKERS, people } from '../../support/town.ts';
import { inspection, keptPhoto } from '../../support/work.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

type Work = { inspectionId: string; problemId: string };
type Seated = { desk: TestDesk; coordinator: () => Promise<Api>; api: Api; own: Work; foreign: Work };

/** A fault found at the hotel of 东河村 and one at the music hall of 西山村; then the officer of this unit sits down. */
async function seated(unit: keyof Prepared['units'] | null): Promise<Seated> {
  const desk = copyOf(town.home);
  const coordinator = await desk.as('coordinator');
  const unitId = unit === null ? null : town.units[unit];
  await coordinator.people.save({ id: town.persons.officer, name: people.officer.name, unitId });
  const own = await found(coordinator, 0, '登记簿缺三天');
  const foreign = await found(coordinator, 1, '包厢里有学生');
  return { desk, coordinator: () => desk.as('coordinator'), api: await desk.as('officer'), own, foreign };
}

async function found(api: Api, place: 0 | 1, note: string): Promise<Work> {
  const venueId = town.venues[place] ?? '';
  const { items } = await api.checks.checklistFor({ venueId });
  const draft = await inspection(api, venueId, {
    kind: 'joint',
    unitIds: [town.units.office, town.units.market],
    fails: { [items[0]?.code ?? '']: note },
  });
  const { id, problemIds } = await api.checks.record(draft);
  return { inspectionId: id, problemId: problemIds[0] ?? '' };
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id).toSorted();
const day = '2026-11-23';

async function seenBy(api: Api) {
  const today = await api.today.overview({});
  return {
    checks: idsOf(await api.checks.list({ limit: 100 })),
    problems: idsOf(await api.problems.list({ filter: 'all', search: '' })),
    operations: (await api.checks.operations({ date: day })).flatMap(({ venues }) => venues),
    venues: (await api.checks.matrix({ weeks: 10 })).rows.map(({ id }) => id),
    toAssign: today.toAssign.map(({ id }) => id),
    found: idsOf((await api.search.find({ text: '问题2026', limit: 20 })).hits),
  };
}

test('a village officer meets the checks and problems of his village and no others, by any way in', async () => {
  const { desk, api, own, foreign } = await seated('village');
  expect(await seenBy(api)).toEqual({
    checks: [own.inspectionId],
    problems: [own.problemId],
    operations: [MARKERS.venue],
    venues: [town.venues[0]],
    toAssign: [own.problemId],
    found: [own.problemId],
  });
  const [venueId = '', foreignVenue = ''] = town.venues;
  expect((await api.checks.get({ id: own.inspectionId })).place.id).toBe(venueId);
  await refused(api.checks.get({ id: foreign.inspectionId }), 'record.missing');
  expect(await api.checks.list({ venueId: foreignVenue, limit: 10 })).toEqual([]);
  await refused(api.checks.checklistFor({ venueId: foreignVenue }), 'record.missing');
  const draft = await inspection(api, venueId, { unitIds: [town.units.village] });
  await refused(api.checks.record({ ...draft, venueId: foreignVenue }), 'record.missing');
  const step = { id: foreign.problemId, revision: 1 };
  await refused(api.problems.get({ id: step.id }), 'record.missing');
  await refused(api.problems.submit({ ...step, doneOn: day, note: '改好了' }), 'record.missing');
  await refused(api.problems.sendBack({ ...step, note: '重来', deadline: day }), 'record.missing');
  await refused(api.problems.verify({ ...step, note: '' }), 'record.missing');
  const fileId = await keptPhoto(api);
  await refused(api.problems.addEvidence({ id: step.id, fileId, stage: 'after' }), 'record.missing');
  expect(desk.bugs).toEqual([]);
});

test('what his unit must put right is his to see, the check it came from is not', async () => {
  const { coordinator, desk, foreign } = await seated('village');
  const step = { id: foreign.problemId, revision: 1 };
  const unitId = town.units.village;
  await (await coordinator()).problems.assign({ ...step, unitId, deadline: '2026-11-30', measures: '' });
  const api = await desk.as('officer');
  expect((await api.problems.get({ id: step.id })).title).not.toBe('');
  await refused(api.checks.get({ id: foreign.inspectionId }), 'record.missing');
});

test('a unit that took part sees the check and what it found; who typed one sees his own', async () => {
  const { api, own, foreign } = await seated('market');
  // 示例市场监管所 answers in the group of the places: the plan gave it all of them.
  expect((await seenBy(api)).checks).toEqual([own.inspectionId, foreign.inspectionId].toSorted());
  const office = await seated('office');
  expect((await seenBy(office.api)).venues).toEqual([]);
  expect((await seenBy(office.api)).problems).toEqual(
    [office.own.problemId, office.foreign.problemId].toSorted(),
  );
});

test('without a unit there is only what he did himself', async () => {
  const { desk, coordinator, api, own } = await seated(null);
  expect(await seenBy(api)).toEqual({
    checks: [],
    problems: [],
    operations: [],
    venues: [],
    toAssign: [],
    found: [],
  });
  const typist = await coordinator();
  const handlerId = town.persons.officer;
  const fileId = await keptPhoto(typist);
  await typist.problems.addEvidence({ id: own.problemId, fileId, stage: 'before', handlerId });
  const draft = await inspection(typist, town.venues[0] ?? '', { unitIds: [town.units.office], handlerId });
  const { id } = await typist.checks.record(draft);
  expect(await seenBy(await desk.as('officer'))).toMatchObject({ checks: [id], problems: [own.problemId] });
});

test('a count of the town’s joint checks is told to whoever sees them all, and to nobody else', async () => {
  const village = await seated('village');
  expect((await village.api.today.overview({})).joint).toBeNull();
  const police = await seated('police');
  expect((await police.api.today.overview({})).joint).toMatchObject({ needed: 1, done: 2 });
});
