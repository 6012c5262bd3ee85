import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import type { Api } from '#shared/rpc/client.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { foundProblem, inspection, revisionOf } from '../../support/work.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

/** Nine o'clock on that day of the calendar. */
async function on(desk: TestDesk, day: string, who: 'coordinator' | 'officer' = 'coordinator'): Promise<Api> {
  desk.app.lock();
  desk.clock.advance(Date.parse(`${day}T01:00:00Z`) - desk.clock.now().getTime());
  return desk.as(who);
}

async function reminders(api: Api, id: string): Promise<string[]> {
  const { events } = await api.problems.get({ id });
  return events
    .filter(({ fellDueOn }) => fellDueOn !== null)
    .map((event) => `${event.action} ${event.fellDueOn} ${event.handlerName} ${event.at.slice(0, 10)}`);
}

test('a problem is reminded of and urged by the desk as a task is, and goes on to people on the same days', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const id = await foundProblem(api, town);
  const given = { unitId: town.units.police, deadline: '2026-12-01', measures: '限期补齐登记' };
  await api.problems.assign({ ...(await revisionOf(api, id)), ...given });
  const officer = await on(desk, '2026-11-24', 'officer');
  const first = ['remind-sign 2026-11-24 系统 2026-11-24'];
  expect(await reminders(officer, id)).toEqual(first);
  await refused(officer.problems.urge({ ...(await revisionOf(officer, id)), note: '' }), 'access.denied');
  await officer.problems.sign(await revisionOf(officer, id));
  const late = await on(desk, '2026-12-03');
  const all = [...first, 'remind 2026-11-27 系统 2026-12-03', 'urge 2026-12-02 系统 2026-12-03'];
  expect(await reminders(late, id)).toEqual(all);
  expect(await late.supervision.runLadder({})).toEqual({ recorded: 0 });
  expect(await late.problems.get({ id })).toMatchObject({
    urgedCount: 1,
    dueStep: null,
    nextStep: { label: '督办，报分管领导', on: '2026-12-04' },
  });
  await late.problems.urge({ ...(await revisionOf(late, id)), note: '请抓紧' });
  expect((await late.problems.get({ id })).urgedCount).toBe(2);
  const needs = async (at: Api) =>
    (await at.problems.list({})).find((row) => row.id === id)?.needs.map(({ need }) => need);
  expect(await needs(late)).toEqual(['late']);
  const due = await on(desk, '2026-12-04');
  expect(await needs(due)).toEqual(['late', 'escalate']);
  expect((await due.problems.get({ id })).dueStep).toEqual({ label: '督办，报分管领导', on: '2026-12-04' });
  await due.problems.escalate({ ...(await revisionOf(due, id)), note: '三天没有动静' });
  expect(await needs(due)).toEqual(['late']);
  expect((await due.problems.get({ id })).dueStep).toBeNull();
  expect(await needs(await on(desk, '2026-12-08'))).toEqual(['late', 'escalate']);
  expect(desk.bugs).toEqual([]);
});

test('what is reported fixed is let alone; the office’s days hold for problems too', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const rules = await api.supervision.rules({});
  await api.supervision.saveRules({ ...rules, remindSignWorkdays: 2, remindDays: 0, urgeDays: 3 });
  const id = await foundProblem(api, town);
  const given = { unitId: town.units.police, deadline: '2026-12-01', measures: '限期补齐登记' };
  await api.problems.assign({ ...(await revisionOf(api, id)), ...given });
  const officer = await on(desk, '2026-11-24', 'officer');
  expect(await reminders(officer, id)).toEqual([]);
  await officer.problems.sign(await revisionOf(officer, id));
  await officer.problems.submit({ ...(await revisionOf(officer, id)), doneOn: '2026-11-24', note: '改好了' });
  expect(await reminders(await on(desk, '2026-12-20'), id)).toEqual([]);
  expect(desk.bugs).toEqual([]);
});

test('a covert look says so in the ledger; a paper that is no 督办 is not called one', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const draft = await inspection(api, town.venues[0] ?? '', {
    date: '2026-11-23',
    unitIds: [town.units.office],
    fails: { 'hotel-id': '没有登记' },
  });
  const { problemIds } = await api.checks.record({ ...draft, kind: 'covert' });
  const [id = ''] = problemIds;
  expect((await api.problems.get({ id })).source).toBe('covert');
  const given = { unitId: town.units.office, deadline: '2026-12-01', measures: '限期补齐登记' };
  await api.problems.assign({ ...(await revisionOf(api, id)), ...given });
  const subject = { type: 'problem', id } as const;
  for (const kind of ['rectify-notice', 'supervision-form']) {
    const paper = await api.documents.draft({ kind, subject });
    const { revision } = await api.documents.get({ id: paper.id });
    await api.documents.issue({ id: paper.id, revision });
  }
  const { events } = await api.problems.get({ id });
  expect(events.slice(-2).map(({ action, note }) => `${action} ${note}`)).toEqual([
    'paper 整改通知书2026-001',
    'supervise 督办单2026-001',
  ]);
  expect(desk.bugs).toEqual([]);
});
