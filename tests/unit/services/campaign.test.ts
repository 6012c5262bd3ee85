import '../../support/quick-argon.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '#shared/rpc/client.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { planInput } from '../../support/town.ts';
import { inspection, keptPhoto } from '../../support/work.ts';
import { handedOut } from '../../support/tasks.ts';
import { refused } from '../../support/refused.ts';
import { seatLeader } from '../../support/leader.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

function at(desk: TestDesk, date: string): void {
  desk.clock.setWall(Date.parse(`${date}T01:00:00Z`));
}

async function prolong(api: Api, to: string): Promise<void> {
  const fileId = await keptPhoto(api);
  await api.campaign.prolong({ to, number: '示例政发〔2027〕9号', issuedOn: '2027-10-20', fileId });
}

const spring = `日期 名称 休或班
2027年2月5日至2027年2月14日	春节	休
2027-02-20 春节 班`;

describe('a year’s holidays', () => {
  test('are read from a pasted list and hold everywhere at once while they are to come', async () => {
    const desk = copyOf(town.home);
    const api = await desk.as('coordinator');
    expect((await api.holidays.list({})).missingYears).toEqual([2027]);
    const preview = await api.holidays.preview({ text: spring });
    expect(preview).toMatchObject({ years: [2027], pastPeriods: [] });
    expect(preview.days).toHaveLength(11);
    expect(await api.holidays.import({ text: spring })).toMatchObject({ needsConfirmation: false });
    expect(await api.holidays.list({})).toMatchObject({
      missingYears: [],
      notices: [{ standing: 'holds', years: [2027] }],
    });
    at(desk, '2027-02-22');
    const later = await desk.as('coordinator');
    const { periods, missingHolidayYears } = await later.obligations.grid({ subject: 'venue' });
    expect(missingHolidayYears).toEqual([]);
    expect(periods.slice(-3).map(({ key, state0 }) => [key, state0])).toEqual([
      ['2027-W06', 'holiday'],
      ['2027-W07', 'owed'],
      ['2027-W08', 'owed'],
    ]);
    expect(desk.bugs).toEqual([]);
  });

  test('that change what was owed in the past wait for a second person', async () => {
    const desk = copyOf(town.home);
    const asLeader = await seatLeader(desk, town);
    at(desk, '2027-02-22');
    const api = await desk.as('coordinator');
    const missed = (await api.checks.missedEver({})).count;
    const { id, needsConfirmation } = await api.holidays.import({ text: spring });
    expect(needsConfirmation).toBe(true);
    expect((await api.checks.missedEver({})).count).toBe(missed);
    await refused(api.holidays.confirm({ id }), 'holiday.self-confirm');
    const lead = await asLeader();
    expect((await lead.holidays.list({})).notices[0]).toMatchObject({
      standing: 'to-confirm',
      mayConfirm: true,
    });
    await lead.holidays.confirm({ id });
    expect((await lead.checks.missedEver({})).count).toBe(missed - 2); // two key venues, one week off
    await refused(lead.holidays.confirm({ id }), 'holiday.not-waiting');
  });

  test('that leave a paused week without a workday, once it is over, wait for a second person too', async () => {
    const desk = copyOf(town.home);
    const asLeader = await seatLeader(desk, town);
    at(desk, '2027-02-15'); // a Monday
    const api = await desk.as('coordinator');
    const [weekly] = (await api.obligations.list({})).obligations;
    const days = { from: '2027-02-15', to: '2027-02-18' }; // Friday stays: the week is owed
    const { id } = await api.obligations.pause({ id: weekly?.id ?? '', ...days, reason: '防汛' });
    await (await asLeader()).obligations.decide({ reliefId: id, agrees: true });
    at(desk, '2027-02-22');
    const later = await desk.as('coordinator');
    const missed = (await later.checks.missedEver({})).count;
    const friday = '2027-02-19 春节 休';
    expect((await later.holidays.preview({ text: friday })).pastPeriods).toEqual([
      '2027年第7周（2月15日—2月21日）',
    ]);
    expect(await later.holidays.import({ text: friday })).toMatchObject({ needsConfirmation: true });
    expect((await later.checks.missedEver({})).count).toBe(missed);
  });

  test.each([
    ['2027-02-06 春节', 'holiday.unreadable'],
    ['2027-02-30 春节 休', 'holiday.unreadable'],
    ['2027-02-06 春节 休\n2027-02-06 春节 班', 'holiday.twice'],
    ['2027-02-22 春节 班', 'holiday.worked-weekday'],
    ['日期 名称 休或班', 'holiday.empty'],
  ] as const)('%s is refused', async (text, code) => {
    const api = await copyOf(town.home).as('coordinator');
    await refused(api.holidays.import({ text }), code);
    expect((await api.holidays.list({})).notices).toEqual([]);
  });
});

describe('the campaign’s days', () => {
  test('are prolonged by a document; what had ended stays as it was', async () => {
    const desk = copyOf(town.home);
    at(desk, '2027-11-10'); // ten days after the end
    const api = await desk.as('coordinator');
    const before = await api.obligations.grid({ subject: 'venue' });
    const fileId = await keptPhoto(api);
    const paper = { number: '示例政发〔2027〕9号', issuedOn: '2027-11-01', fileId };
    await refused(api.campaign.prolong({ to: '2027-10-31', ...paper }), 'campaign.prolong-earlier');
    await prolong(api, '2028-03-31');
    const after = await api.obligations.grid({ subject: 'venue', from: '2026-11-02' });
    const last = before.periods.length;
    expect(after.periods.slice(-last - 2, -2)).toEqual(before.periods);
    expect(after.periods.slice(-2).map(({ from, state0 }) => [from, state0])).toEqual([
      ['2027-11-01', 'between-rules'],
      ['2027-11-08', 'between-rules'],
    ]);
    expect((await api.campaign.prolongations({}))[0]).toMatchObject({
      oldTo: '2027-10-31',
      to: '2028-03-31',
    });
    expect((await api.plan.current({}))?.to).toBe('2028-03-31');
    // The plan confirmed again has its own end on paper; the document's holds.
    await api.plan.confirm(planInput);
    expect((await api.plan.current({}))?.to).toBe('2028-03-31');
    expect(desk.bugs).toEqual([]);
  });

  test('cannot be changed so that what has passed falls out of them', async () => {
    const desk = copyOf(town.home);
    const api = await desk.as('coordinator');
    const { draft } = planInput;
    const withDays = (from: string, to: string) => ({
      ...planInput,
      draft: { ...draft, period: { from, to } },
    });
    await refused(api.plan.confirm(withDays('2026-11-16', '2027-10-31')), 'campaign.span-past');
    await refused(api.plan.confirm(withDays('2026-11-02', '2026-11-20')), 'campaign.span-past');
    await api.plan.confirm(withDays('2026-11-02', '2027-06-30'));
    at(desk, '2027-08-01');
    const later = await desk.as('coordinator');
    await refused(later.plan.confirm(withDays('2026-11-02', '2027-12-31')), 'campaign.over');
    await later.obligations.settle({ text: '每阶段小结', every: 'phase' });
    const phases = draft.phases.map((phase) => ({ ...phase, from: '2026-11-16' }));
    const period = { from: '2026-11-02', to: '2027-06-30' };
    const moved = { ...planInput, draft: { ...draft, period, phases } };
    await refused(later.plan.confirm(moved), 'campaign.phase-past');
    expect((await later.plan.current({}))?.phases[0]?.from).toBe('2026-11-02');
  });
});

test('each phase says what it demanded and what is open at its end', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const [venueId = ''] = town.venues;
  await api.checks.record(
    await inspection(api, venueId, { unitIds: [town.units.office], fails: { 'hotel-id': '缺登记' } }),
  );
  await api.obligations.settle({ text: '每阶段小结', every: 'phase' });
  at(desk, '2026-12-08');
  const later = await desk.as('coordinator');
  const phases = await later.campaign.phases({});
  expect(phases.map(({ name, standing, openProblems }) => [name, standing, openProblems.count])).toEqual([
    ['启动阶段', 'over', 1],
    ['推进阶段', 'running', 1],
  ]);
  expect(phases[0]?.demands.map(({ text, owed, done, missed }) => [text, owed, done, missed])).toEqual([
    ['重点场所每周检查一次', 2, 1, 1], // two venues listed on the Monday of the phase's last whole week
    ['每阶段小结', 1, 0, 1],
  ]);
});

test('a phase that is to come says what it will demand', async () => {
  const api = await copyOf(town.home).as('coordinator');
  const [, ahead] = await api.campaign.phases({});
  expect(ahead).toMatchObject({ standing: 'ahead', openProblems: { count: 0 }, openTasks: { count: 0 } });
  expect(ahead?.demands.find(({ text }) => text === '重点场所每周检查一次')).toMatchObject({
    done: 0,
    missed: 0,
    waiting: expect.any(Number),
  });
  expect(ahead?.demands.every(({ owed, waiting }) => owed > 0 && owed === waiting)).toBe(true);
});

test('what was open at the end of a phase stays so, whatever becomes of it later', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const one = await reported(api, '后门没有上锁');
  const other = await reported(api, '后门锁坏了');
  const taskId = await handedOut(api, town);
  at(desk, '2026-12-08'); // the second phase runs
  const later = await desk.as('coordinator');
  const { revision } = await later.problems.get({ id: other });
  await later.problems.assign({
    id: other,
    revision,
    unitId: town.units.office,
    deadline: '2026-12-20',
    measures: '',
  });
  await later.problems.merge({ id: other, revision: revision + 1, intoId: one, note: '是同一件事' });
  const task = await later.tasks.get({ id: taskId });
  await later.tasks.cancel({ id: taskId, revision: task.revision, note: '不办了' });
  expect(await openAtEnds(later)).toEqual([
    { problems: [expect.stringContaining('后门没有上锁'), expect.stringContaining('后门锁坏了')], tasks: 1 },
    { problems: [expect.stringContaining('后门没有上锁')], tasks: 0 },
  ]);
  expect(desk.bugs).toEqual([]);
});

function reported(api: Api, title: string): Promise<string> {
  return api.problems
    .create({
      source: 'public',
      severity: 'ordinary',
      foundOn: '2026-11-23',
      place: '集市东口',
      title,
      detail: '',
    })
    .then(({ id }) => id);
}

async function openAtEnds(api: Api) {
  return (await api.campaign.phases({})).map(({ openProblems, openTasks }) => ({
    problems: openProblems.latest.map(({ label }) => label),
    tasks: openTasks.count,
  }));
}

test('a clause tells on one page what was done for it, and a record which clause it serves', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const [venueId = ''] = town.venues;
  const recorded = await api.checks.record(
    await inspection(api, venueId, {
      unitIds: [town.units.office],
      fails: { 'hotel-id': '缺登记' },
      fileIds: [await keptPhoto(api)],
    }),
  );
  const { duties } = await api.obligations.list({});
  const page = await api.trace.clause({ dutyId: duties[0]?.dutyId ?? '' });
  expect(page).toMatchObject({
    group: '场所组',
    no: 1,
    leadUnits: ['示例派出所'],
    obligations: [
      {
        total: { owed: 2, done: 1, missed: 0, waiting: 1 },
        inspections: { count: 1, latest: [{ id: recorded.id }] },
        problems: { count: 1, open: 1 },
        files: 1,
      },
    ],
    tasks: { count: 0 },
  });
  const clause = { clause: '场所组职责1', text: duties[0]?.text, obligation: '重点场所每周检查一次' };
  expect(await api.trace.of({ type: 'inspection', id: recorded.id })).toMatchObject([clause]);
  expect(await api.trace.of({ type: 'problem', id: recorded.problemIds[0] ?? '' })).toMatchObject([clause]);
  await refused(api.trace.of({ type: 'act', id: 'none' }), 'record.missing');
  expect(desk.bugs).toEqual([]);
});
