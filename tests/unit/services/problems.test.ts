import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import type { Api } from '#shared/rpc/client.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { refused } from '../../support/refused.ts';
import { foundProblem, inspection, keptPhoto, revisionOf } from '../../support/work.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const deadline = '2026-12-01';
const step = (api: Api, id: string) => revisionOf(api, id);

async function assigned(desk: TestDesk, unitId = town.units.police): Promise<{ api: Api; id: string }> {
  const api = await desk.as('coordinator');
  const id = await foundProblem(api, town);
  await api.problems.assign({ ...(await step(api, id)), unitId, deadline, measures: '限期补齐登记' });
  return { api, id };
}

/** Assigned to the police, reported fixed by their officer, with the picture of afterwards. */
async function submitted(desk: TestDesk): Promise<string> {
  const { id } = await assigned(desk);
  const officer = await desk.as('officer');
  await officer.problems.sign(await step(officer, id));
  await officer.problems.submit({ ...(await step(officer, id)), doneOn: '2026-11-23', note: '已补登' });
  await officer.problems.addEvidence({ id, fileId: await keptPhoto(officer, 2), stage: 'after' });
  return id;
}

const close = { note: '现场看过，已改' };

test('a problem goes from found to closed through two people, and its story tells every step', async () => {
  const desk = copyOf(town.home);
  const id = await submitted(desk);
  const api = await desk.as('coordinator');
  const offers = (await api.problems.get({ id })).offers;
  expect(offers.map(({ action, isAllowed }) => [action, isAllowed])).toEqual([
    ['verify', true],
    ['sendBack', true],
    ['enlist', true],
  ]);
  await api.problems.verify({ ...(await step(api, id)), ...close });
  expect((await api.problems.get({ id })).status).toBe('verified');
  await api.problems.close({ ...(await step(api, id)), note: '同意销号' });
  const problem = await api.problems.get({ id });
  expect(problem).toMatchObject({ status: 'closed', isOverdue: false, reopenedCount: 0 });
  expect(problem.events.map(({ action, typistName }) => [action, typistName])).toEqual([
    ['found', '协调丁'],
    ['assign', '协调丁'],
    ['sign', '经办戊'],
    ['submit', '经办戊'],
    ['verify', '协调丁'],
    ['close', '协调丁'],
  ]);
  expect(problem.verification).toMatchObject({ on: '2026-11-23', handlerName: '协调丁', note: close.note });
  expect(problem.closing).toMatchObject({ on: '2026-11-23', handlerName: '协调丁', note: '同意销号' });
  expect(problem.fixes).toMatchObject([
    { doneOn: '2026-11-23', handlerName: '经办戊', unitName: '示例派出所' },
  ]);
  expect((await api.problems.list({ filter: 'open' })).length).toBe(0);
  expect((await api.problems.list({ filter: 'closed', search: '身份' })).length).toBe(1);
  await refused(api.problems.close({ ...(await step(api, id)), ...close }), 'problem.wrong-status');
  await refused(
    api.problems.addEvidence({ id, fileId: await keptPhoto(api, 3), stage: 'after' }),
    'problem.evidence-closed',
  );
  expect(desk.bugs).toEqual([]);
});

test('nobody verifies what they did or typed themselves, nor has it typed by another', async () => {
  const desk = copyOf(town.home);
  const id = await submitted(desk);
  const officer = await desk.as('officer');
  await refused(officer.problems.verify({ ...(await step(officer, id)), ...close }), 'problem.self-verify');
  const api = await desk.as('coordinator');
  const byFixer = { ...(await step(api, id)), ...close, handlerId: town.persons.officer };
  await refused(api.problems.verify(byFixer), 'problem.self-verify');
  expect(desk.bugs).toEqual([]);
});

test('who typed a fix for somebody else does not verify it either', async () => {
  const desk = copyOf(town.home);
  const { api, id } = await assigned(desk, town.units.village);
  const fix = { doneOn: '2026-11-23', note: '已补', handlerId: town.persons.outsider };
  await api.problems.sign({ ...(await step(api, id)), handlerId: town.persons.outsider });
  await api.problems.submit({ ...(await step(api, id)), ...fix });
  await api.problems.addEvidence({ id, fileId: await keptPhoto(api, 2), stage: 'after' });
  await refused(api.problems.verify({ ...(await step(api, id)), ...close }), 'problem.self-verify');
  // Nor in another's name: whoever types the verification is held to it as well.
  const inAnothersName = { ...(await step(api, id)), ...close, handlerId: town.persons.officer };
  await refused(api.problems.verify(inAnothersName), 'problem.self-verify');
  const officer = await desk.as('officer');
  const byVillager = { ...(await step(officer, id)), ...close, handlerId: town.persons.outsider };
  await refused(officer.problems.verify(byVillager), 'problem.self-verify');
  expect((await officer.problems.get({ id })).status).toBe('submitted');
  await officer.problems.verify({ ...(await step(officer, id)), ...close });
  expect(desk.bugs).toEqual([]);
});

test('the rectifying unit does not verify itself, nor does somebody of no known unit', async () => {
  const desk = copyOf(town.home);
  const { api, id } = await assigned(desk, town.units.office);
  const fixer = await api.people.save({ name: '办公员辛', unitId: town.units.office });
  const officer = await desk.as('officer');
  await refused(officer.problems.sign(await step(officer, id)), 'problem.other-unit');
  const again = await desk.as('coordinator');
  await again.problems.sign(await step(again, id));
  await again.problems.submit({
    ...(await step(again, id)),
    doneOn: '2026-11-23',
    note: '已补',
    handlerId: fixer.id,
  });
  await again.problems.addEvidence({ id, fileId: await keptPhoto(again, 2), stage: 'after' });
  const stranger = await again.people.save({ name: '无单位壬', unitId: null });
  const colleague = await again.people.save({ name: '办公员癸', unitId: town.units.office });
  const verifier = await desk.as('officer');
  await refused(
    verifier.problems.verify({ ...(await step(verifier, id)), ...close, handlerId: colleague.id }),
    'problem.same-unit',
  );
  await refused(
    verifier.problems.verify({ ...(await step(verifier, id)), ...close, handlerId: stranger.id }),
    'problem.verifier-unit-unknown',
  );
  await verifier.problems.verify({ ...(await step(verifier, id)), ...close });
  expect(desk.bugs).toEqual([]);
});

test('closing needs a reported fix and pictures of this round from before and after', async () => {
  const desk = copyOf(town.home);
  const { id } = await assigned(desk);
  const officer = await desk.as('officer');
  await refused(officer.problems.verify({ ...(await step(officer, id)), ...close }), 'problem.wrong-status');
  await officer.problems.sign(await step(officer, id));
  await refused(
    officer.problems.submit({ ...(await step(officer, id)), doneOn: '2026-11-24', note: '已补' }),
    'problem.future-fix',
  );
  await officer.problems.submit({ ...(await step(officer, id)), doneOn: '2026-11-23', note: '已补' });
  const api = await desk.as('coordinator');
  const missing = await refused(
    api.problems.verify({ ...(await step(api, id)), ...close }),
    'problem.evidence-missing',
  );
  expect(missing.params).toEqual({ missing: '整改后' });
  expect((await api.problems.get({ id })).offers[0]).toMatchObject({ action: 'verify', isAllowed: false });
});

test('an older form changes nothing', async () => {
  const desk = copyOf(town.home);
  const { api, id } = await assigned(desk);
  await api.problems.sign(await step(api, id));
  const old = { id, revision: 1 };
  await refused(
    api.problems.assign({ ...old, unitId: town.units.office, deadline, measures: '' }),
    'record.stale',
  );
  await refused(api.problems.submit({ ...old, doneOn: '2026-11-23', note: '已补' }), 'record.stale');
  const both = await Promise.allSettled(
    [1, 2].map(() => api.problems.submit({ id, revision: 3, doneOn: '2026-11-23', note: '已补' })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await api.problems.get({ id })).fixes).toHaveLength(1);
  expect(desk.bugs).toEqual([]);
});

test('sent back it is the unit’s again, and the next report is verified afresh', async () => {
  const desk = copyOf(town.home);
  const id = await submitted(desk);
  const api = await desk.as('coordinator');
  await api.problems.sendBack({ ...(await step(api, id)), note: '还缺一天', deadline: '2026-12-05' });
  expect(await api.problems.get({ id })).toMatchObject({
    status: 'signed',
    originalDeadline: deadline,
    deadline: '2026-12-05',
    reopenedCount: 0,
  });
  const officer = await desk.as('officer');
  await officer.problems.submit({ ...(await step(officer, id)), doneOn: '2026-11-23', note: '补全了' });
  const again = await desk.as('coordinator');
  await again.problems.verify({ ...(await step(again, id)), ...close });
  await again.problems.close({ ...(await step(again, id)), ...close });
  expect((await again.problems.get({ id })).fixes).toHaveLength(2);
});

test('reopened by hand it counts as 反弹 and last round’s pictures prove nothing', async () => {
  const desk = copyOf(town.home);
  const id = await submitted(desk);
  const api = await desk.as('coordinator');
  await api.problems.verify({ ...(await step(api, id)), ...close });
  await api.problems.close({ ...(await step(api, id)), ...close });
  const officer = await desk.as('officer');
  await refused(
    officer.problems.reopen({ ...(await step(officer, id)), note: '又犯', deadline }),
    'access.denied',
  );
  const again = await desk.as('coordinator');
  await again.problems.reopen({ ...(await step(again, id)), note: '又犯', deadline });
  expect(await again.problems.get({ id })).toMatchObject({
    status: 'dispatched',
    reopenedCount: 1,
    deadline,
  });
  const reporter = await desk.as('officer');
  await reporter.problems.sign(await step(reporter, id));
  await reporter.problems.submit({ ...(await step(reporter, id)), doneOn: '2026-11-23', note: '再改' });
  const verifier = await desk.as('coordinator');
  const missing = await refused(
    verifier.problems.verify({ ...(await step(verifier, id)), ...close }),
    'problem.evidence-missing',
  );
  expect(missing.params).toEqual({ missing: '整改前和整改后' });
  const kept = (await verifier.problems.get({ id })).after[0]?.id ?? '';
  await verifier.problems.addEvidence({ id, fileId: kept, stage: 'before' });
  await verifier.problems.addEvidence({ id, fileId: kept, stage: 'after' });
  // The picture of the last round, handed in again, still proves nothing about this one.
  await refused(
    verifier.problems.verify({ ...(await step(verifier, id)), ...close }),
    'problem.evidence-missing',
  );
  expect(desk.bugs).toEqual([]);
});

test('found again while open it is noted; found again when closed the original comes back', async () => {
  const desk = copyOf(town.home);
  const id = await submitted(desk);
  const api = await desk.as('coordinator');
  expect(await foundProblem(api, town, '又缺一天')).toBe(id);
  const open = await api.problems.get({ id });
  expect(open).toMatchObject({ status: 'submitted', reopenedCount: 0 });
  expect(open.events.at(-1)).toMatchObject({ action: 'foundAgain', note: '又缺一天' });
  await api.problems.verify({ ...(await step(api, id)), ...close });
  await api.problems.close({ ...(await step(api, id)), ...close });

  const [venueId = ''] = town.venues;
  const draft = await inspection(api, venueId, {
    unitIds: [town.units.office],
    fails: { 'hotel-id': '第三次' },
    fileIds: [await keptPhoto(api, 5)],
  });
  const { problemIds } = await api.checks.record(draft);
  expect(problemIds).toEqual([id]);
  const relapsed = await api.problems.get({ id });
  expect(relapsed).toMatchObject({ status: 'dispatched', reopenedCount: 1, unitName: '示例派出所' });
  expect(relapsed.events.at(-1)).toMatchObject({ action: 'reopen', note: '第三次' });
  expect((await api.problems.list({ filter: 'all' })).length).toBe(1);
  expect(desk.bugs).toEqual([]);
});

test('a unit, a file or a problem that does not exist is refused as missing', async () => {
  const desk = copyOf(town.home);
  const { api, id } = await assigned(desk);
  const at = await step(api, id);
  await refused(
    api.problems.reassign({ ...at, unitId: 'nowhere', deadline, measures: '' }),
    'record.missing',
  );
  await refused(api.problems.addEvidence({ id, fileId: 'nothing', stage: 'after' }), 'record.missing');
  await refused(api.problems.get({ id: 'nothing' }), 'record.missing');
  await refused(
    api.problems.submit({ ...at, doneOn: '2026-11-23', note: '已补', handlerId: 'nobody' }),
    'person.missing',
  );
  await api.problems.reassign({ ...at, unitId: town.units.market, deadline, measures: '改由市管所督促' });
  expect((await api.problems.get({ id })).events.at(-1)).toMatchObject({
    action: 'reassign',
    unitName: '示例市场监管所',
  });
  expect(desk.bugs).toEqual([]);
});
