import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import { usualRules } from '#shared/domain/supervision/rules.ts';
import type { Api } from '#shared/rpc/client.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { handedOut, partOf } from '../../support/tasks.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';

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
  const { events } = await api.tasks.get({ id });
  return events
    .filter(({ fellDueOn }) => fellDueOn !== null)
    .map(
      (event) =>
        `${event.action} ${event.unitName} ${event.fellDueOn} ${event.handlerName} ${event.at.slice(0, 10)}`,
    );
}

test('what falls due is written by the desk itself, once, at whoever’s sign-in, under its own day', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const units = [{ unitId: town.units.police, part: 'lead' as const }];
  const id = await handedOut(api, town, { units, deadline: '2026-12-01' });
  expect(await api.supervision.runLadder({})).toEqual({ recorded: 0 });

  const officer = await on(desk, '2026-11-24', 'officer');
  const first = ['remind-sign 示例派出所 2026-11-24 系统 2026-11-24'];
  expect(await reminders(officer, id)).toEqual(first);
  expect((await officer.tasks.get({ id })).events.at(-1)?.typistName).toBe('系统');
  await officer.tasks.sign((await partOf(officer, id, town.units.police)).step);

  // The desk was off from the 25th on: everything is written on the day it is on again, and says so.
  const late = await on(desk, '2026-12-03');
  const all = [
    ...first,
    'remind 示例派出所 2026-11-27 系统 2026-12-03',
    'urge 示例派出所 2026-12-02 系统 2026-12-03',
  ];
  expect(await reminders(late, id)).toEqual(all);
  expect(await late.supervision.runLadder({})).toEqual({ recorded: 0 });
  const { part } = await partOf(late, id, town.units.police);
  expect(part).toMatchObject({ urgedCount: 1, isOverdue: true });
  expect(part.ladder).toEqual({ waiting: [], next: { label: '发督办单', on: '2026-12-04' } });
  expect(await reminders(await on(desk, '2026-12-03'), id)).toEqual(all);
  expect(desk.bugs).toEqual([]);
});

test('what needs a person waits for one, and only for one who may', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const units = [{ unitId: town.units.police, part: 'lead' as const }];
  const id = await handedOut(api, town, { units, deadline: '2026-12-01' });
  const later = await on(desk, '2026-12-04');
  expect((await later.tasks.list({ filter: 'mine' }))[0]?.attention).toEqual(['overdue', 'to-escalate']);
  const { step } = await partOf(later, id, town.units.police);
  await later.tasks.escalate({ ...step, level: 'supervise', note: '三天没有动静' });
  expect((await later.tasks.list({ filter: 'mine' }))[0]?.attention).toEqual(['overdue']);
  // A week after its day: the leader's, not the coordinator's.
  const week = await on(desk, '2026-12-08');
  expect((await partOf(week, id, town.units.police)).part.ladder.waiting).toEqual([
    { label: '约谈或挂牌督办', on: '2026-12-08' },
  ]);
  expect((await week.tasks.list({ filter: 'mine' }))[0]?.attention).toEqual(['overdue']);
  expect(desk.bugs).toEqual([]);
});

test('what is reported, closed, cancelled or still a draft is let alone', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const units = [{ unitId: town.units.police, part: 'lead' as const }];
  const id = await handedOut(api, town, { units });
  const cancelled = await handedOut(api, town, { units });
  const { revision } = await api.tasks.get({ id: cancelled });
  await api.tasks.cancel({ id: cancelled, revision, note: '不办了' });
  await api.tasks.create({
    task: {
      title: '草稿',
      content: '还没交办',
      demand: '',
      priority: 'ordinary',
      source: 'meeting',
      issuedBy: '组长甲',
      deadline: '2026-11-30',
      units,
    },
    isDispatched: false,
  });
  const officer = await desk.as('officer');
  await officer.tasks.sign((await partOf(officer, id, town.units.police)).step);
  const report = { doneOn: '2026-11-23', note: '办好了' };
  await officer.tasks.report({ ...(await partOf(officer, id, town.units.police)).step, ...report });
  const later = await on(desk, '2027-01-05');
  expect(await later.supervision.runLadder({})).toEqual({ recorded: 0 });
  expect(await reminders(later, id)).toEqual([]);
  expect(desk.bugs).toEqual([]);
});

test('the office sets the days; the audit tells who did', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const slow = {
    ...usualRules,
    remindSignWorkdays: 2,
    remindDays: 5,
    urgeDays: 2,
    superviseDays: 5,
    talkDays: 10,
  };
  const down = await refused(api.supervision.saveRules({ ...slow, superviseDays: 1 }), 'input.invalid');
  expect(down.fields).toEqual({ superviseDays: '督办不能早于催办' });
  await api.supervision.saveRules(slow);
  const id = await handedOut(api, town, { units: [{ unitId: town.units.village, part: 'lead' }] });
  expect(await reminders(await on(desk, '2026-11-24'), id)).toEqual([]);
  expect(await reminders(await on(desk, '2026-11-25'), id)).toHaveLength(1);
  const audit = await desk.as('audit');
  const rows = await audit.audit.list({ limit: 50 });
  expect(rows.find(({ action }) => action === 'supervision.saveRules')?.typist).toBe('协调丁');
  const automatic = rows.find(({ action }) => action === 'supervision.runLadder');
  expect(automatic).toMatchObject({ handler: '系统', typist: '协调丁' });
  expect(desk.bugs).toEqual([]);
});
