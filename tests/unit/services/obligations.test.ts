import '../../support/quick-argon.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '#shared/rpc/client.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { planInput } from '../../support/town.ts';
import { seatLeader } from '../../support/leader.ts';
import { inspection, keptPhoto } from '../../support/work.ts';
import { refused } from '../../support/refused.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

function at(desk: TestDesk, date: string): void {
  desk.clock.setWall(Date.parse(`${date}T01:00:00Z`));
}

async function venueDemand(api: Api): Promise<string> {
  const { obligations } = await api.obligations.list({});
  return obligations.find(({ subject }) => subject === 'venue')?.id ?? '';
}

/** A monthly meeting of the whole town, settled by hand on 23 November. */
async function meeting(api: Api): Promise<string> {
  const text = '每月召开调度会';
  return (await api.obligations.settle({ text, every: 'month', times: 1 })).id;
}

test('every clause of the plan is listed with how it stands', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const { draft } = planInput;
  const [group] = draft.groups;
  if (!group) throw new Error('the plan has a group');
  const duties = [...group.duties, { no: 3, text: '常态化开展巡查。' }, { no: 4, text: '做好宣传。' }];
  const vague = {
    text: '常态化开展巡查',
    every: 'unspecified',
    times: null,
    group: group.name,
    duty: 3,
  } as const;
  await api.plan.confirm({
    ...planInput,
    draft: { ...draft, groups: [{ ...group, duties }], obligations: [...draft.obligations, vague] },
  });
  const list = await api.obligations.list({});
  expect(list.duties.map(({ no, standing }) => [no, standing])).toEqual([
    [1, 'settled'],
    [2, 'settled'],
    [3, 'unsettled'],
    [4, 'unsettled'],
  ]);
  const open = list.obligations.find(({ duty }) => duty === 3);
  expect(open).toMatchObject({ rhythm: '未定频次', current: null, missedEver: 0 });
  await api.obligations.settle({ id: open?.id, every: 'month', times: 1 });
  const dutyId = list.duties[3]?.dutyId ?? '';
  await expect(api.obligations.settle({ dutyId, every: 'none' })).rejects.toMatchObject({
    code: 'input.invalid',
  });
  await api.obligations.settle({ dutyId, every: 'none', reason: '县里统一做' });
  const after = await api.obligations.list({});
  expect(after.duties.map(({ standing }) => standing)).toEqual(['settled', 'settled', 'settled', 'none']);
  // The plan confirmed again as it is leaves what the office settled.
  await api.plan.confirm({
    ...planInput,
    draft: { ...draft, groups: [{ ...group, duties }], obligations: [...draft.obligations, vague] },
  });
  expect((await api.obligations.list({})).obligations.map(({ rhythm }) => rhythm)).toEqual(
    after.obligations.map(({ rhythm }) => rhythm),
  );
  expect(desk.bugs).toEqual([]);
});

test('the venues’ weeks come from the checks, and the same misses as the matrix', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const [venueId = ''] = town.venues;
  await api.checks.record(await inspection(api, venueId, { unitIds: [town.units.office] }));
  at(desk, '2026-12-08');
  const again = await desk.as('coordinator');
  const grid = await again.obligations.grid({ subject: 'venue' });
  const matrix = await again.checks.matrix({ weeks: 60 });
  expect(grid.periods.map(({ key }) => key)).toEqual(matrix.weeks.map(({ key }) => key));
  expect(grid.rows.map(({ id, cells }) => [id, cells])).toEqual(
    matrix.rows.map(({ id, cells }) => [id, cells]),
  );
  const row = (await again.obligations.list({})).obligations.find(({ subject }) => subject === 'venue');
  expect(row?.missedEver).toBe((await again.checks.missedEver({})).count);
  expect(row).toMatchObject({ isByHand: false, current: { owed: 2, done: 0 } });
  await expect(
    again.obligations.record({ id: row?.id ?? '', date: '2026-12-08', text: '查了' }),
  ).rejects.toMatchObject({ code: 'obligation.by-checks' });
});

describe('a rule that changes', () => {
  test('begins with the next whole period and leaves the past as it was', async () => {
    const desk = copyOf(town.home);
    const api = await desk.as('coordinator');
    const id = await venueDemand(api);
    at(desk, '2026-12-09'); // Wednesday
    const later = await desk.as('coordinator');
    const before = await later.obligations.grid({ id });
    const settled = await later.obligations.settle({ id, subject: 'venue', every: 'month', times: 2 });
    expect(settled).toEqual({ id });
    const after = await later.obligations.grid({ id });
    expect(after.periods).toEqual(before.periods);
    expect(after.rows).toEqual(before.rows);
    at(desk, '2027-01-20');
    const thing = await (await desk.as('coordinator')).obligations.get({ id });
    expect(thing.versions.map(({ rhythm, startsOn }) => [rhythm, startsOn])).toEqual([
      ['每周至少 1 次', '2026-11-02'],
      ['每月至少 2 次', '2027-01-01'],
    ]);
    expect(thing.periods.slice(-2).map(({ key, state0 }) => [key, state0])).toEqual([
      ['2026-W53', 'between-rules'],
      ['2027-01', 'owed'],
    ]);
  });

  test('is never settled for days gone by, nor counted another way', async () => {
    const desk = copyOf(town.home);
    const api = await desk.as('coordinator');
    const id = await venueDemand(api);
    await refused(
      api.obligations.settle({ id, subject: 'venue', every: 'month', effectiveOn: '2026-11-22' }),
      'obligation.past-rule',
    );
    await refused(
      api.obligations.settle({ id, subject: 'campaign', every: 'month' }),
      'obligation.subject-fixed',
    );
    await refused(api.obligations.settle({ id, subject: 'venue', every: 'week' }), 'obligation.same-rule');
    expect((await api.obligations.get({ id })).versions).toHaveLength(1);
  });
});

describe('a pause', () => {
  test('waits for a second person, and keeps the misses there were', async () => {
    const desk = copyOf(town.home);
    const asLeader = await seatLeader(desk, town);
    const api = await desk.as('coordinator');
    const id = await venueDemand(api);
    at(desk, '2026-12-01');
    const later = await desk.as('coordinator');
    const missed = (await later.obligations.get({ id })).missedEver;
    expect(missed).toBeGreaterThan(0);
    const relief = await later.obligations.pause({
      id,
      from: '2026-11-02',
      to: '2026-12-20',
      reason: '洪灾',
    });
    await refused(later.obligations.decide({ reliefId: relief.id, agrees: true }), 'obligation.self-decide');
    const lead = await asLeader();
    await lead.obligations.decide({ reliefId: relief.id, agrees: true });
    await refused(lead.obligations.decide({ reliefId: relief.id, agrees: false }), 'obligation.decided');
    at(desk, '2026-12-22');
    const end = await asLeader();
    const thing = await end.obligations.get({ id });
    expect(thing.missedEver).toBe(missed);
    expect(thing.periods.slice(-4).map(({ key, count }) => [key, count.owed])).toEqual([
      ['2026-W49', 0],
      ['2026-W50', 0],
      ['2026-W51', 0],
      ['2026-W52', 2],
    ]);
    expect(thing.reliefs[0]).toMatchObject({ standing: 'over', subjectName: null });
    expect(desk.bugs).toEqual([]);
  });

  test('of one venue is an exemption with its paper, asked for by the officer', async () => {
    const desk = copyOf(town.home);
    const api = await desk.as('officer');
    const id = await venueDemand(api);
    const [venueId = ''] = town.venues;
    const fileId = await keptPhoto(api);
    const asked = { id, subjectKey: venueId, from: '2026-11-23', to: null, reason: '装修停业', fileId };
    await refused(api.obligations.exempt({ ...asked, subjectKey: 'x' }), 'obligation.subject-missing');
    const { id: reliefId } = await api.obligations.exempt(asked);
    const lead = await desk.as('coordinator');
    await lead.obligations.decide({ reliefId, agrees: true });
    const states = async (from: Api) =>
      (await from.obligations.grid({ id })).rows.find((row) => row.id === venueId)?.cells.at(-1);
    expect(await states(lead)).toBe('f');
    at(desk, '2026-11-30');
    const later = await desk.as('coordinator');
    await later.obligations.resume({ reliefId, note: '又开业了' });
    expect(
      (await later.obligations.grid({ id })).rows.find((row) => row.id === venueId)?.cells.slice(-2),
    ).toBe('fo');
  });
});

describe('what is done by hand', () => {
  test('counts, late needs a second person, and a miss stays', async () => {
    const desk = copyOf(town.home);
    const asLeader = await seatLeader(desk, town);
    const api = await desk.as('coordinator');
    const id = await meeting(api);
    at(desk, '2027-01-02');
    const later = await desk.as('coordinator');
    expect((await later.obligations.get({ id })).missedEver).toBe(1); // December
    await refused(
      later.obligations.record({ id, date: '2027-01-03', text: '开会' }),
      'obligation.future-date',
    );
    const late = await later.obligations.record({
      id,
      date: '2026-12-20',
      text: '开了调度会',
      participants: 12,
    });
    expect(late.needsConfirmation).toBe(true);
    expect((await later.obligations.get({ id })).periods.at(-2)?.state).toBe('awaiting-confirmation');
    await refused(later.obligations.confirm({ actId: late.id }), 'obligation.self-confirm');
    at(desk, '2027-01-10');
    const lead = await asLeader();
    await lead.obligations.confirm({ actId: late.id });
    const thing = await lead.obligations.get({ id });
    expect(thing.periods.at(-2)?.state).toBe('missed-then-evidenced');
    expect(thing).toMatchObject({ missedEver: 1, evidencedEver: 1 });
    expect(desk.bugs).toEqual([]);
  });

  test('is taken back with a reason; once its period is settled two persons have to', async () => {
    const desk = copyOf(town.home);
    const asLeader = await seatLeader(desk, town);
    const api = await desk.as('coordinator');
    const id = await meeting(api);
    at(desk, '2026-12-10');
    const december = await desk.as('coordinator');
    const { id: slip } = await december.obligations.record({ id, date: '2026-12-09', text: '记错了' });
    expect(await december.obligations.withdraw({ actId: slip, reason: '记错' })).toEqual({
      isWithdrawn: true,
    });
    expect((await december.obligations.get({ id })).periods.at(-1)?.state).toBe('open');
    const { id: actId } = await december.obligations.record({ id, date: '2026-12-10', text: '开了会' });
    at(desk, '2027-02-01');
    const later = await desk.as('coordinator');
    expect(await later.obligations.withdraw({ actId, reason: '没开' })).toEqual({ isWithdrawn: false });
    expect((await later.obligations.get({ id })).missedEver).toBe(1); // January only
    await refused(later.obligations.withdraw({ actId, reason: '没开' }), 'obligation.self-withdraw');
    const lead = await asLeader();
    expect(await lead.obligations.withdraw({ actId, reason: '核实没开' })).toEqual({ isWithdrawn: true });
    const thing = await lead.obligations.get({ id });
    expect(thing.missedEver).toBe(2);
    expect(thing.acts.map(({ standing }) => standing)).toEqual(['withdrawn', 'withdrawn']);
  });

  test('at a school is owed for each item by itself', async () => {
    const desk = copyOf(town.home);
    const api = await desk.as('coordinator');
    await api.registers.save({
      register: 'schools',
      values: { name: '示例小学', kind: 'primary', village: '东河村' },
    });
    await api.obligations.saveItems({ items: [{ name: '法治课' }, { name: '家长会' }] });
    const { id } = await api.obligations.settle({
      text: '每学期六个一',
      subject: 'school',
      byItem: true,
      every: 'term',
    });
    const grid = await api.obligations.grid({ id });
    expect(grid.rows.map(({ name, sub }) => [name, sub])).toEqual([
      ['示例小学', '法治课'],
      ['示例小学', '家长会'],
    ]);
    const [first] = grid.rows;
    await api.obligations.record({ id, subjectKey: first?.id ?? '', date: '2026-11-20', text: '上了法治课' });
    await refused(
      api.obligations.record({ id, date: '2026-11-20', text: '?' }),
      'obligation.subject-missing',
    );
    // Registered with time left in the term, the school owes it: one item is done, the other still open.
    expect((await api.obligations.grid({ id })).rows.map(({ cells }) => cells.at(-1))).toEqual(['d', 'o']);
    expect(desk.bugs).toEqual([]);
  });
});

test('an officer sees what his group or unit owes, and no more', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const forOffice = await api.obligations.settle({
    text: '办公室每月报送',
    every: 'month',
    unitId: town.units.office,
  });
  const forUnits = await api.obligations.settle({
    text: '各单位每月自查',
    subject: 'unit',
    every: 'month',
    unitIds: [town.units.police, town.units.market],
    unitId: town.units.office,
  });
  const officer = await desk.as('officer'); // of the police station, which leads the venues' group
  const seen = (await officer.obligations.list({})).obligations.map(({ id }) => id);
  expect(seen).not.toContain(forOffice.id);
  expect(seen).toContain(forUnits.id);
  expect(seen).toHaveLength(3);
  expect((await officer.obligations.grid({ id: forUnits.id })).rows.map(({ id }) => id)).toEqual([
    town.units.police,
  ]);
  await refused(officer.obligations.get({ id: forOffice.id }), 'record.missing');
});
