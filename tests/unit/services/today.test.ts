import { beforeAll, expect, test } from 'vitest';
import type { Api } from '#shared/rpc/client.ts';
import { atWork, drafted, withLeader } from '../../support/letters.ts';
import { seatLeader } from '../../support/leader.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';
import { foundProblem, inspection, revisionOf } from '../../support/work.ts';

const DAY = 86_400_000;
let town: Prepared;

beforeAll(async () => {
  town = await prepareTown();
});

const give = async (api: Api, id: string, unitId: string, deadline: string) =>
  api.problems.assign({ ...(await revisionOf(api, id)), unitId, deadline, measures: '补登记' });

test('a problem stands where its next step is, with that step on its button', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const id = await foundProblem(api, town);
  expect((await api.today.overview({})).toAssign).toMatchObject([{ id, verb: '交办', step: 'assign' }]);
  await give(api, id, town.units.police, '2026-11-26');
  const dispatched = await api.today.overview({});
  expect(dispatched.toSign).toMatchObject([{ id, verb: '签收', step: 'sign', who: '示例派出所' }]);
  expect(dispatched.toAssign).toEqual([]);

  const officer = await desk.as('officer');
  const own = await officer.today.overview({});
  expect(own.toSign).toMatchObject([{ id, step: 'sign', reach: ['unit'] }]);
  expect(own.thisWeek.find((line) => line.id === id)).toMatchObject({ verb: '签收', step: 'sign' });
  await officer.problems.sign({ ...(await revisionOf(officer, id)), note: '' });
  expect((await officer.today.overview({})).thisWeek.find((line) => line.id === id)).toMatchObject({
    verb: '上报整改',
    step: 'submit',
  });
  await officer.problems.extend({
    ...(await revisionOf(officer, id)),
    deadline: '2026-12-10',
    note: '等配件',
  });
  expect((await officer.today.overview({})).toDecide).toMatchObject([{ id, verb: '查看', step: null }]);
  const again = await desk.as('coordinator');
  expect((await again.today.overview({})).toDecide).toMatchObject([
    { id, verb: '批延期', step: 'grantExtension' },
  ]);
  expect(desk.bugs).toEqual([]);
});

test('a task stands with each unit that has a step to take, and only there', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const { id } = await api.tasks.create({
    task: {
      title: '报送排查表',
      content: '按表填报',
      demand: '',
      source: 'meeting',
      priority: 'ordinary',
      issuedBy: '协调丁',
      deadline: '2026-11-27',
      units: [
        { unitId: town.units.police, part: 'lead' },
        { unitId: town.units.market, part: 'support' },
      ],
    },
    isDispatched: true,
  });
  const all = await api.today.overview({});
  expect(all.thisWeek.filter(({ kind }) => kind === 'task').map(({ who }) => who)).toEqual([
    '示例派出所',
    '示例市场监管所',
  ]);
  const officer = await desk.as('officer');
  const own = await officer.today.overview({});
  expect(own.toSign).toMatchObject([{ kind: 'task', id, step: 'sign', reach: ['unit'] }]);
  expect(own.thisWeek.filter(({ kind }) => kind === 'task')).toHaveLength(1);
  desk.clock.advance(7 * DAY);
  const late = await desk.as('officer');
  expect((await late.today.overview({})).late).toMatchObject([
    { kind: 'task', id, isLate: true, verb: '签收' },
  ]);
  expect(desk.bugs).toEqual([]);
});

test('what is owed by hand stands there before it is missed, and as a miss afterwards', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const { id } = await api.obligations.settle({
    text: '每周召开例会',
    subject: 'campaign',
    every: 'week',
    times: 1,
    effectiveOn: '2026-11-23',
  });
  desk.clock.advance(DAY);
  const due = async (from: Api) => (await from.today.overview({})).thisWeek.filter((line) => line.id === id);
  expect(await due(api)).toMatchObject([
    { kind: 'obligation', what: '每周召开例会', due: '2026-11-29', verb: '登记' },
  ]);
  await api.obligations.record({ id, date: '2026-11-24', text: '开了例会' });
  expect(await due(api)).toEqual([]);
  desk.clock.advance(14 * DAY);
  const later = await desk.as('coordinator');
  expect((await later.today.overview({})).lastMissed).toMatchObject([{ obligationId: id, count: 1 }]);
  expect(desk.bugs).toEqual([]);
});

test('exemptions, late entries and acts typed late wait for somebody else, never for who asked', async () => {
  const desk = copyOf(town.home);
  const signIn = await seatLeader(desk, town);
  const api = await desk.as('coordinator');
  const { obligations } = await api.obligations.list({});
  const weekly = obligations.find(({ subject }) => subject === 'venue');
  await api.obligations.pause({
    id: weekly?.id ?? '',
    from: '2026-12-01',
    to: '2026-12-31',
    reason: '停业整顿',
  });
  await api.checks.record(
    await inspection(api, town.venues[0] ?? '', { date: '2026-11-10', unitIds: [town.units.office] }),
  );
  const own = await api.today.overview({});
  expect(own.toDecide).toEqual([]);
  expect(own.toVerify).toMatchObject([{ kind: 'inspection', verb: '查看' }]);
  const leader = await signIn();
  const seen = await leader.today.overview({});
  expect(seen.toDecide).toMatchObject([{ kind: 'obligation', verb: '审批', where: '停业整顿' }]);
  expect(seen.toVerify).toMatchObject([{ kind: 'inspection', verb: '确认' }]);
  expect(desk.bugs).toEqual([]);
});

test('a leader sees who is late and where it is worst; nobody else does', async () => {
  const desk = copyOf(town.home);
  const signIn = await seatLeader(desk, town);
  const api = await desk.as('coordinator');
  const id = await foundProblem(api, town);
  await give(api, id, town.units.police, '2026-11-24');
  await api.problems.enlist({
    ...(await revisionOf(api, id)),
    level: 'town',
    deadline: '2026-12-01',
    note: '拖着不改',
  });
  expect((await api.today.overview({})).leader).toBeNull();
  desk.clock.advance(8 * DAY);
  const leader = await signIn();
  const { leader: view, lastWeekMissed } = await leader.today.overview({});
  expect(view?.units).toEqual([{ unitId: town.units.police, name: '示例派出所', problems: 1, tasks: 0 }]);
  expect(view?.worst).toEqual({ village: '东河村', late: 1, missed: 0 });
  expect(view?.listed).toMatchObject([{ id, due: '2026-12-01' }]);
  expect(lastWeekMissed).toMatchObject([{ venueName: '西山歌厅', week: '2026-W48' }]);
  // What is late in a village is found by the village's name.
  const inVillage = await leader.problems.list({ filter: 'overdue', search: '东河村' });
  expect(inVillage.map((problem) => problem.id)).toEqual([id]);
  expect(await leader.problems.list({ filter: 'overdue', search: '西山村' })).toEqual([]);
  expect(desk.bugs).toEqual([]);
});

test('a paper stands with who is to sign it, then with who numbers it', async () => {
  const { desk, api, problemId } = await atWork(await withLeader(town));
  const letter = await drafted(api, problemId, 'supervision-notice');
  await api.documents.submit(letter);
  const papers = async (role: 'coordinator' | 'leader' | 'officer') => {
    const { toDecide, thisWeek } = await (await desk.as(role)).today.overview({});
    return [...toDecide, ...thisWeek].filter(({ kind }) => kind === 'document');
  };
  expect(await papers('coordinator')).toMatchObject([{ id: letter.id, verb: '查看' }]);
  expect(await papers('officer')).toEqual([]);
  expect(await papers('leader')).toMatchObject([{ id: letter.id, verb: '签批' }]);
  const leader = await desk.as('leader');
  await leader.documents.approve({ id: letter.id, revision: letter.revision + 1 });
  expect(await papers('coordinator')).toMatchObject([{ id: letter.id, verb: '签发' }]);
  expect(desk.bugs).toEqual([]);
});

test('a year whose holidays nobody has read in is told a fortnight before it begins', async () => {
  const desk = copyOf(town.home);
  const told = async () =>
    (await (await desk.as('coordinator')).today.overview({})).warnings.filter((one) =>
      one.includes('放假安排'),
    );
  expect(await told()).toEqual([]);
  desk.clock.advance(28 * DAY);
  expect(await told()).toEqual([expect.stringContaining('还没有 2027 年的放假安排')]);
  await (await desk.as('coordinator')).holidays.import({ text: '2027-01-01 元旦 休' });
  expect(await told()).toEqual([]);
});
