import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import type { Api } from '#shared/rpc/client.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { handedOut, partOf, taskInput } from '../../support/tasks.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { keptPhoto } from '../../support/work.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const step = async (api: Api, id: string, unit: 'police' | 'village' | 'market') =>
  (await partOf(api, id, town.units[unit])).step;
const done = { doneOn: '2026-11-23', note: '走了两遍，没有发现问题。' };

/** The account of the police becomes the leader's. */
async function asLeader(desk: TestDesk): Promise<Api> {
  const security = await desk.as('security');
  await security.accounts.grant({ accountId: town.officerAccount, role: 'leader' });
  return desk.as('officer');
}

test('an item goes from draft to closed; its own state follows from its units and the lead comes last', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const { id, serial } = await api.tasks.create({ task: taskInput(town), isDispatched: false });
  expect(serial).toBe('交办2026-001');
  expect((await api.tasks.list({ filter: 'open' })).length).toBe(0);
  expect((await api.tasks.list({ filter: 'draft' }))[0]).toMatchObject({ status: 'draft', isOverdue: false });
  const draft = await api.tasks.get({ id });
  expect(draft.offers.map(({ action, isAllowed }) => [action, isAllowed])).toEqual([
    ['save', true],
    ['dispatch', true],
    ['cancel', true],
  ]);
  expect(draft.assignments.flatMap(({ offers }) => offers)).toEqual([]);
  await api.tasks.save({ id, revision: draft.revision, task: taskInput(town, { title: '巡查校园周边' }) });
  await refused(api.tasks.dispatch({ id, revision: draft.revision }), 'record.stale');
  await api.tasks.dispatch({ id, revision: draft.revision + 1 });
  expect(await api.tasks.get({ id })).toMatchObject({ status: 'to-sign', title: '巡查校园周边' });

  const villager = town.persons.outsider;
  await refused(api.tasks.sign(await step(api, id, 'village')), 'task.handler-unit');
  await api.tasks.sign({ ...(await step(api, id, 'village')), handlerId: villager });
  const officer = await desk.as('officer');
  await officer.tasks.sign(await step(officer, id, 'police'));
  const fileId = await keptPhoto(officer);
  await officer.tasks.report({ ...(await step(officer, id, 'police')), ...done, fileIds: [fileId] });
  await refused(
    officer.tasks.verify({ ...(await step(officer, id, 'police')), note: '' }),
    'task.self-verify',
  );

  const again = await desk.as('coordinator');
  expect(await again.tasks.get({ id })).toMatchObject({ status: 'under-way' });
  await again.tasks.verify({ ...(await step(again, id, 'police')), note: '现场看过' });
  await refused(again.tasks.close({ ...(await step(again, id, 'police')), note: '' }), 'task.partners-open');
  await again.tasks.report({ ...(await step(again, id, 'village')), ...done, handlerId: villager });
  expect((await again.tasks.get({ id })).status).toBe('to-verify');
  // Typed by the coordinator, so somebody else looks at it: the lead unit may.
  await refused(again.tasks.verify({ ...(await step(again, id, 'village')), note: '' }), 'task.self-verify');
  const verifier = await desk.as('officer');
  await verifier.tasks.verify({ ...(await step(verifier, id, 'village')), note: '属实' });
  const last = await desk.as('coordinator');
  expect((await last.tasks.get({ id })).status).toBe('to-close');
  await last.tasks.close({ ...(await step(last, id, 'village')), note: '' });
  await last.tasks.close({ ...(await step(last, id, 'police')), note: '办得好' });
  const whole = await last.tasks.get({ id });
  expect(whole).toMatchObject({ status: 'closed', offers: [] });
  expect(whole.assignments[0]?.reports).toMatchObject([
    { ...done, handlerName: '经办戊', files: [{ id: fileId }] },
  ]);
  expect(whole.events.map(({ action, typistName }) => `${action} ${typistName}`)).toEqual([
    'create 协调丁',
    'save 协调丁',
    'dispatch 协调丁',
    'sign 协调丁',
    'sign 经办戊',
    'report 经办戊',
    'verify 协调丁',
    'report 协调丁',
    'verify 经办戊',
    'close 协调丁',
    'close 协调丁',
  ]);
  expect((await last.tasks.list({ filter: 'closed', search: '校园' })).length).toBe(1);
  expect(desk.bugs).toEqual([]);
});

test('an item is refused beside the field that is wrong', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const attempt = (change: Parameters<typeof taskInput>[1], isDispatched = true) =>
    api.tasks.create({ task: taskInput(town, change), isDispatched });
  const { police, village } = town.units;
  const lead = { unitId: police, part: 'lead' as const };
  const twice = await refused(attempt({ units: [lead, { ...lead, part: 'support' }] }), 'task.unit-twice');
  expect(Object.keys(twice.fields ?? {})).toEqual(['units']);
  await refused(attempt({ units: [lead, { unitId: village, part: 'lead' }] }), 'task.lead-missing');
  await refused(attempt({ units: [{ unitId: village, part: 'support' }] }), 'task.lead-missing');
  await refused(attempt({ units: [] }), 'task.no-unit');
  await refused(attempt({ deadline: '2026-11-22' }), 'task.deadline-past');
  await refused(attempt({ source: 'plan' }), 'task.duty-missing');
  await refused(attempt({ source: 'plan', dutyId: 'nobody' }), 'record.missing');
  await refused(attempt({ fileIds: ['nothing'] }), 'record.missing');
  expect(await api.tasks.list({ filter: 'all' })).toEqual([]);
  // A draft may still lack its units; the number is the first one: nothing was counted by a refusal.
  expect((await attempt({ units: [] }, false)).serial).toBe('交办2026-001');
  const plan = await api.plan.current({});
  const dutyId = plan?.groups[0]?.duties[0]?.id ?? '';
  const { id } = await attempt({ source: 'plan', dutyId });
  expect((await api.tasks.get({ id })).duty).toEqual({
    id: dutyId,
    label: '场所组职责第 1 条',
    text: '重点场所每周检查一次。',
  });
  expect(desk.bugs).toEqual([]);
});

test('a duty that leaves the plan leaves the item, not the other way round', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const plan = await api.plan.current({});
  const dutyId = plan?.groups[0]?.duties[1]?.id ?? '';
  const id = await handedOut(api, town, { source: 'plan', dutyId, sourceText: '联合执法一条' });
  const { planInput } = await import('../../support/town.ts');
  const draft = structuredClone(planInput.draft);
  draft.groups[0]?.duties.pop();
  draft.obligations.pop();
  await api.plan.confirm({ ...planInput, draft });
  expect(await api.tasks.get({ id })).toMatchObject({ duty: null, sourceText: '联合执法一条' });
  expect(desk.bugs).toEqual([]);
});

const lead = (unitId: string) => ({ unitId, part: 'lead' as const });
const support = (unitId: string) => ({ unitId, part: 'support' as const });

test('an officer sees what was handed to his unit; of others in it only how far they are', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const { police, village, market } = town.units;
  const ledBy = await handedOut(api, town, { units: [lead(police), support(village)] });
  const helped = await handedOut(api, town, { units: [lead(village), support(police)], title: '入户宣传' });
  const others = await handedOut(api, town, { units: [lead(market)], title: '市场检查' });
  const { id: draft } = await api.tasks.create({ task: taskInput(town), isDispatched: false });
  await api.tasks.sign({ ...(await step(api, helped, 'village')), handlerId: town.persons.outsider });
  await api.tasks.report({
    ...(await step(api, helped, 'village')),
    ...done,
    handlerId: town.persons.outsider,
  });
  const revision = (await api.tasks.get({ id: others })).revision;
  const marketPart = await step(api, others, 'market');

  const officer = await desk.as('officer');
  const seen = await officer.tasks.list({ filter: 'all' });
  expect(seen.map(({ id }) => id).toSorted()).toEqual([ledBy, helped].toSorted());
  await refused(officer.tasks.get({ id: others }), 'record.missing');
  await refused(officer.tasks.get({ id: draft }), 'record.missing');
  await refused(officer.tasks.sign(marketPart), 'record.missing');
  await refused(officer.tasks.verify({ ...marketPart, revision, note: '' }), 'record.missing');
  const part = async (id: string) =>
    (await officer.tasks.get({ id })).assignments.find(({ unitId }) => unitId === village);
  expect(await part(helped)).toMatchObject({ isOpen: false, status: 'reported', reports: [], offers: [] });
  expect((await part(ledBy))?.isOpen).toBe(true);
  const story = (await officer.tasks.get({ id: helped })).events.map(({ action }) => action);
  expect(story).toEqual(['create', 'dispatch']);
  const hits = (await officer.search.find({ text: '市场检查' })).hits;
  expect(hits.filter(({ register }) => register === 'tasks')).toEqual([]);
  const found = (await officer.search.find({ text: '入户宣传' })).hits;
  expect(found.map(({ route }) => route)).toEqual([`/tasks/${helped}`]);
  const back = await desk.as('coordinator');
  const renamed = await back.search.find({ text: '示例派出所' });
  expect(renamed.hits.filter(({ register }) => register === 'tasks').length).toBe(3);
  expect(desk.bugs).toEqual([]);
});

test('more time is asked for by the unit and given by somebody else; the first day is not forgotten', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const id = await handedOut(api, town);
  const officer = await desk.as('officer');
  await refused(
    officer.tasks.extend({ ...(await step(officer, id, 'police')), to: '2026-12-10', reason: '人手不够' }),
    'task.wrong-status',
  );
  await officer.tasks.sign(await step(officer, id, 'police'));
  const ask = async (to: string) =>
    officer.tasks.extend({ ...(await step(officer, id, 'police')), to, reason: '人手不够' });
  const early = await refused(ask('2026-12-01'), 'task.extension-not-later');
  expect(early.fields?.['to']).toContain('2026-12-01');
  await ask('2026-12-10');
  await refused(ask('2026-12-20'), 'task.extension-pending');
  const part = (await partOf(officer, id, town.units.police)).part;
  // What is never his is not offered; what is not to be done now says why.
  expect(part.offers.map(({ action, isAllowed }) => [action, isAllowed])).toEqual([
    ['report', true],
    ['extend', false],
  ]);

  const decider = await desk.as('coordinator');
  expect((await decider.tasks.list({ filter: 'mine' }))[0]).toMatchObject({ attention: ['to-decide'] });
  await refused(
    decider.tasks.decideExtension({
      ...(await step(decider, id, 'police')),
      isApproved: true,
      note: '',
      handlerId: town.persons.officer,
    }),
    'task.self-decide',
  );
  await decider.tasks.decideExtension({
    ...(await step(decider, id, 'police')),
    isApproved: true,
    note: '同意',
  });
  const after = (await partOf(decider, id, town.units.police)).part;
  expect(after).toMatchObject({ deadline: '2026-12-10', originalDeadline: '2026-12-01', status: 'signed' });
  expect(after.extensions).toMatchObject([
    { status: 'approved', from: '2026-12-01', to: '2026-12-10', deciderName: '协调丁' },
  ]);
  // Handing in overtakes a second application.
  const again = await desk.as('officer');
  await again.tasks.extend({ ...(await step(again, id, 'police')), to: '2026-12-31', reason: '还差一点' });
  await again.tasks.report({ ...(await step(again, id, 'police')), ...done });
  expect((await partOf(again, id, town.units.police)).part.extensions[1]).toMatchObject({
    status: 'dropped',
  });
  expect(desk.bugs).toEqual([]);
});

test('sent back with a new day; taken back by who handed it out, cancelled by him or the leader', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const id = await handedOut(api, town);
  const officer = await desk.as('officer');
  await officer.tasks.sign(await step(officer, id, 'police'));
  await officer.tasks.report({ ...(await step(officer, id, 'police')), ...done });
  const back = await desk.as('coordinator');
  const sendBack = async (deadline: string) =>
    back.tasks.sendBack({ ...(await step(back, id, 'police')), note: '没有照片', deadline });
  await refused(sendBack('2026-11-20'), 'task.deadline-past');
  await sendBack('2026-12-05');
  expect((await partOf(back, id, town.units.police)).part).toMatchObject({
    status: 'returned',
    deadline: '2026-12-05',
    reportedOn: null,
  });
  await back.tasks.addUnit({
    id,
    revision: (await back.tasks.get({ id })).revision,
    unitId: town.units.market,
    deadline: '2026-12-08',
  });
  const known = { id, unitId: town.units.market, deadline: '2026-12-08' };
  const { revision } = await back.tasks.get({ id });
  await refused(back.tasks.addUnit({ ...known, revision }), 'task.unit-known');
  await back.tasks.withdraw({ ...(await step(back, id, 'market')), note: '派错了' });
  expect((await back.tasks.get({ id })).assignments.map(({ status }) => status)).toEqual([
    'returned',
    'dispatched',
    'withdrawn',
  ]);
  await refused(
    back.tasks.withdraw({ ...(await step(back, id, 'police')), note: '派错了' }),
    'task.partners-open',
  );
  const before = (await back.tasks.get({ id })).revision;
  await back.tasks.cancel({ id, revision: before, note: '上级另有安排' });
  expect(await back.tasks.get({ id })).toMatchObject({ status: 'cancelled', offers: [] });
  expect(desk.bugs).toEqual([]);
});

test('督办 is the coordinator’s, 约谈 and 挂牌 the leader’s', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const id = await handedOut(api, town);
  const up = async (by: Api, level: 'supervise' | 'talk' | 'list') =>
    by.tasks.escalate({ ...(await step(by, id, 'village')), level, note: '一直没有动静' });
  await up(api, 'supervise');
  await refused(up(api, 'talk'), 'task.role');
  const leader = await asLeader(desk);
  await up(leader, 'list');
  await refused(up(leader, 'list'), 'task.listed-already');
  expect((await leader.tasks.list({ filter: 'open' }))[0]).toMatchObject({ level: 'list' });
  await leader.tasks.urge({ ...(await step(leader, id, 'village')), note: '请快办' });
  expect((await partOf(leader, id, town.units.village)).part.urgedCount).toBe(1);
  expect(desk.bugs).toEqual([]);
});

test('the list leaves as a workbook, one line for each unit, with its audit row', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  await handedOut(api, town);
  const { name, file, rows } = await api.tasks.export({ filter: 'open', search: '' });
  expect([name, rows]).toEqual(['督办台账（2026-11-23）.xlsx', 2]);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { readWorkbook } = await import('#core/exchange/excel/read-workbook.ts');
  const text = JSON.stringify(await readWorkbook(bytes, name));
  expect(text).toContain('夜间巡查校园周边');
  expect(text).toContain('东河村');
  const audit = await desk.as('audit');
  expect((await audit.audit.list({ limit: 5 })).some(({ action }) => action === 'tasks.export')).toBe(true);
  expect(desk.bugs).toEqual([]);
});
