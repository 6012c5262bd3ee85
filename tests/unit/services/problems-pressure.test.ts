import '../../support/quick-argon.ts';
import { readXlsx } from 'hucre';
import { beforeAll, expect, test } from 'vitest';
import type { Api } from '#shared/rpc/client.ts';
import { usualRules } from '#shared/domain/supervision/rules.ts';
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
const DAY = 24 * 3_600_000;
const step = (api: Api, id: string) => revisionOf(api, id);

async function dispatched(desk: TestDesk, unitId = town.units.police): Promise<{ api: Api; id: string }> {
  const api = await desk.as('coordinator');
  const id = await foundProblem(api, town);
  await api.problems.assign({ ...(await step(api, id)), unitId, deadline, measures: '限期补齐登记' });
  return { api, id };
}

/** The account of the police becomes the leader's. */
async function asLeader(desk: TestDesk): Promise<Api> {
  const security = await desk.as('security');
  await security.accounts.grant({ accountId: town.officerAccount, role: 'leader' });
  return desk.as('officer');
}

async function byHand(api: Api, place: string, title = '门口卖电子烟'): Promise<string> {
  const entered = { source: 'public', title, detail: '群众来电', severity: 'ordinary', place } as const;
  const { id } = await api.problems.create({ ...entered, foundOn: '2026-11-20', basis: '' });
  return id;
}

test('more time: asked for by the unit, granted by another, and the first day is never forgotten', async () => {
  const desk = copyOf(town.home);
  const { id } = await dispatched(desk);
  const officer = await desk.as('officer');
  await officer.problems.sign(await step(officer, id));
  const asked = { deadline: '2026-12-10', note: '等配件' };
  const notLater = await refused(
    officer.problems.extend({ ...(await step(officer, id)), ...asked, deadline }),
    'problem.extension-earlier',
  );
  expect(notLater.fields).toHaveProperty('deadline');
  await officer.problems.extend({ ...(await step(officer, id)), ...asked });
  await refused(
    officer.problems.extend({ ...(await step(officer, id)), ...asked }),
    'problem.extension-pending',
  );
  expect((await officer.problems.list({ filter: 'extension' }))[0]).toMatchObject({
    id,
    deadline,
    extension: { wantedDeadline: '2026-12-10', reason: '等配件' },
  });
  const api = await desk.as('coordinator');
  const subject = { type: 'problem', id } as const;
  const kinds = await api.documents.kinds({ subject });
  expect(kinds.find(({ isSuggested }) => isSuggested)?.id).toBe('extension-form');
  const form = await api.documents.draft({ kind: 'extension-form', subject });
  expect((await api.documents.get({ id: form.id })).words).toMatchObject({
    original: deadline,
    asked: '2026-12-10',
    reason: '等配件',
    applicant: '经办戊',
  });
  const byAsker = {
    ...(await step(api, id)),
    deadline: '2026-12-08',
    note: '',
    handlerId: town.persons.officer,
  };
  await refused(api.problems.grantExtension(byAsker), 'problem.self-extension');
  await api.problems.grantExtension({ ...(await step(api, id)), deadline: '2026-12-08', note: '同意' });
  const problem = await api.problems.get({ id });
  expect(problem).toMatchObject({
    status: 'signed',
    deadline: '2026-12-08',
    originalDeadline: deadline,
    extension: null,
  });
  expect(problem.deadlines.map((one) => one.deadline)).toEqual([deadline, '2026-12-08']);
  expect(problem.extensions).toMatchObject([
    { fromDeadline: deadline, wantedDeadline: '2026-12-10', grantedDeadline: '2026-12-08', state: 'granted' },
  ]);
  // Nor is it given by handing the problem out again to the same unit.
  const again = { unitId: town.units.police, deadline: '2026-12-20', measures: '再给几天' };
  await refused(api.problems.reassign({ ...(await step(api, id)), ...again }), 'problem.extend-instead');
  expect(desk.bugs).toEqual([]);
});

test('after as many as the office set, the leader alone grants; what nobody decided lapses with the report', async () => {
  const desk = copyOf(town.home);
  const { api, id } = await dispatched(desk, town.units.village);
  await api.supervision.saveRules({ ...usualRules, extensionLimit: 0 });
  await api.problems.sign({ ...(await step(api, id)), handlerId: town.persons.outsider });
  const asked = { deadline: '2026-12-10', note: '等配件', handlerId: town.persons.outsider };
  await api.problems.extend({ ...(await step(api, id)), ...asked });
  const offers = (await api.problems.get({ id })).offers;
  expect(offers.find(({ action }) => action === 'grantExtension')?.isAllowed).toBe(false);
  const leader = await asLeader(desk);
  await leader.problems.refuseExtension({ ...(await step(leader, id)), note: '不能再拖' });
  await refused(
    leader.problems.refuseExtension({ ...(await step(leader, id)), note: '不能再拖' }),
    'problem.no-extension',
  );
  await leader.problems.extend({ ...(await step(leader, id)), ...asked });
  const own = { ...(await step(leader, id)), deadline: '2026-12-10', note: '' };
  await refused(leader.problems.grantExtension(own), 'problem.self-extension');
  const fix = { doneOn: '2026-11-23', note: '改好了', handlerId: town.persons.outsider };
  await leader.problems.submit({ ...(await step(leader, id)), ...fix });
  const states = (await leader.problems.get({ id })).extensions.map(({ state }) => state);
  expect(states).toEqual(['refused', 'lapsed']);
  expect(desk.bugs).toEqual([]);
});

test('the board comes down after verification, and nothing is closed while it hangs', async () => {
  const desk = copyOf(town.home);
  const { api, id } = await dispatched(desk);
  await api.problems.escalate({ ...(await step(api, id)), note: '没有动静' });
  const board = { level: 'town', deadline: '2026-12-05', note: '挂牌' } as const;
  await refused(
    api.problems.enlist({ ...(await step(api, id)), ...board, deadline: '2026-11-22' }),
    'problem.deadline-past',
  );
  await api.problems.enlist({ ...(await step(api, id)), ...board });
  await refused(api.problems.enlist({ ...(await step(api, id)), ...board }), 'problem.already-listed');
  await refused(api.problems.delist({ ...(await step(api, id)), note: '好了' }), 'problem.wrong-status');
  expect((await api.problems.list({ filter: 'listed' }))[0]).toMatchObject({
    id,
    escalation: 1,
    listing: { level: 'town', deadline: '2026-12-05' },
  });
  const officer = await desk.as('officer');
  await officer.problems.sign(await step(officer, id));
  await officer.problems.submit({ ...(await step(officer, id)), doneOn: '2026-11-23', note: '改好了' });
  await officer.problems.addEvidence({ id, fileId: await keptPhoto(officer, 2), stage: 'after' });
  const again = await desk.as('coordinator');
  await again.problems.verify({ ...(await step(again, id)), note: '看过' });
  await refused(again.problems.close({ ...(await step(again, id)), note: '' }), 'problem.still-listed');
  await again.problems.delist({ ...(await step(again, id)), note: '验收合格' });
  await again.problems.close({ ...(await step(again, id)), note: '' });
  expect(await again.problems.get({ id })).toMatchObject({ status: 'closed', listing: null });
  expect(desk.bugs).toEqual([]);
});

test('a duplicate is merged with all it has, lends its pictures, and comes apart while the kept one is open', async () => {
  const desk = copyOf(town.home);
  const { api, id } = await dispatched(desk);
  const [venueId = ''] = town.venues;
  const double = await byHand(api, venueId);
  await api.problems.addEvidence({ id: double, fileId: await keptPhoto(api, 7), stage: 'before' });
  await refused(
    api.problems.merge({ ...(await step(api, double)), intoId: double, note: '重了' }),
    'problem.merge-target',
  );
  await api.problems.merge({ ...(await step(api, double)), intoId: id, note: '重了' });
  const merged = await api.problems.get({ id: double });
  expect(merged).toMatchObject({ status: 'merged', mergedInto: { id }, before: [{}] });
  expect(merged.offers.map(({ action }) => action)).toEqual(['unmerge']);
  const kept = await api.problems.get({ id });
  expect(kept.merged).toMatchObject([{ id: double, serial: merged.serial }]);
  expect(kept.events.at(-1)).toMatchObject({ action: 'absorb', note: `${merged.serial} 门口卖电子烟` });
  const third = await byHand(api, '集市东口', '另一件');
  await refused(
    api.problems.merge({ ...(await step(api, id)), intoId: third, note: '重了' }),
    'problem.has-merged',
  );
  await refused(
    api.problems.merge({ ...(await step(api, third)), intoId: double, note: '重了' }),
    'problem.merge-target',
  );
  await refused(
    api.problems.addEvidence({ id: double, fileId: await keptPhoto(api, 8), stage: 'before' }),
    'problem.evidence-closed',
  );
  expect((await api.problems.list({ filter: 'open' })).map((row) => row.id)).not.toContain(double);
  await api.problems.unmerge({ ...(await step(api, double)), note: '不是一回事' });
  expect(await api.problems.get({ id: double })).toMatchObject({ status: 'found', mergedInto: null });
  expect((await api.problems.get({ id })).events.at(-1)?.action).toBe('release');
  expect(desk.bugs).toEqual([]);
});

test('a problem entered by hand stands at a place of any register or of none, and under a clause of the plan', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const { id: school } = await api.registers.save({
    register: 'schools',
    values: { name: '示例小学', kind: 'primary', village: '东河村' },
  });
  const atSchool = await byHand(api, school);
  const elsewhere = await byHand(api, '集市东口');
  expect((await api.problems.get({ id: atSchool })).place).toEqual({ register: 'schools', id: school });
  expect(await api.problems.get({ id: elsewhere })).toMatchObject({ place: null, venueName: '集市东口' });
  const rows = await api.problems.list({ filter: 'all', placeId: school });
  expect(rows).toMatchObject([{ id: atSchool, venueName: '示例小学', source: 'public', status: 'found' }]);
  const duty = (await api.plan.current({}))?.groups[0]?.duties[0];
  const entered = {
    source: 'superior',
    title: '某件',
    detail: '',
    severity: 'serious',
    place: '路口',
  } as const;
  const { id } = await api.problems.create({ ...entered, foundOn: '2026-11-23', dutyId: duty?.id ?? '' });
  expect((await api.problems.get({ id })).duty).toMatchObject({ no: duty?.no, text: duty?.text });
  expect(await api.problems.list({ filter: 'all', dutyId: duty?.id ?? '' })).toHaveLength(1);
  await refused(api.problems.create({ ...entered, foundOn: '2026-11-24' }), 'problem.future-finding');
  await refused(
    api.problems.create({ ...entered, foundOn: '2026-11-23', dutyId: 'nothing' }),
    'record.missing',
  );
  expect(desk.bugs).toEqual([]);
});

test('helping units find it among theirs; who does not sign in time is told of', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const id = await foundProblem(api, town);
  const helperUnitIds = [town.units.police, town.units.village];
  await api.problems.assign({
    ...(await step(api, id)),
    unitId: town.units.village,
    deadline,
    measures: '限期改好',
    helperUnitIds,
  });
  expect((await api.problems.get({ id })).helpers).toEqual([{ id: town.units.police, name: '示例派出所' }]);
  expect(await api.problems.list({ unitId: town.units.police })).toHaveLength(1);
  expect(await api.problems.list({ unitId: town.units.market })).toEqual([]);
  // Monday, two workdays: until Wednesday.
  expect((await api.problems.list({ filter: 'to-sign' }))[0]).toMatchObject({ signDueOn: '2026-11-25' });
  desk.clock.advance(3 * DAY);
  const officer = await desk.as('officer');
  const [row] = await officer.problems.list({ mine: true });
  expect(row?.needs).toEqual([{ need: 'sign', dueOn: '2026-11-25', isLate: true }]);
  expect(desk.bugs).toEqual([]);
});

test('found again after the office’s window it is another problem, which names the old one', async () => {
  const desk = copyOf(town.home);
  const { id } = await dispatched(desk);
  const officer = await desk.as('officer');
  await officer.problems.sign(await step(officer, id));
  await officer.problems.submit({ ...(await step(officer, id)), doneOn: '2026-11-23', note: '改好了' });
  await officer.problems.addEvidence({ id, fileId: await keptPhoto(officer, 2), stage: 'after' });
  const api = await desk.as('coordinator');
  await api.problems.verify({ ...(await step(api, id)), note: '' });
  await api.problems.close({ ...(await step(api, id)), note: '' });
  await api.supervision.saveRules({ ...usualRules, relapseDays: 5 });
  desk.clock.advance(7 * DAY);
  const later = await desk.as('coordinator');
  const [venueId = ''] = town.venues;
  const draft = await inspection(later, venueId, {
    date: '2026-11-30',
    unitIds: [town.units.office],
    fails: { 'hotel-id': '又缺' },
  });
  const { problemIds } = await later.checks.record(draft);
  expect(problemIds).not.toContain(id);
  const another = await later.problems.get({ id: problemIds[0] ?? '' });
  expect(another).toMatchObject({ status: 'found', reopenedCount: 0, earlier: { id, status: 'closed' } });
  expect(desk.bugs).toEqual([]);
});

test('both lists come out with the columns of the form, on paper and as a workbook that opens again', async () => {
  const desk = copyOf(town.home);
  const { api } = await dispatched(desk);
  const ledger = await api.problems.sheet({ face: 'ledger' });
  expect(ledger.title).toBe('示例镇问题台账');
  expect(ledger.columns.map(({ header }) => header)).toContain('来源');
  const { name, file } = await api.problems.saveSheet({ face: 'rectification' });
  expect(name).toBe('整改清单（2026-11-23）.xlsx');
  const book = await readXlsx(new Uint8Array(await file.arrayBuffer()));
  const rows = book.sheets[0]?.rows ?? [];
  const sheet = await api.problems.sheet({ face: 'rectification' });
  expect(rows[0]?.[0]).toBe('示例镇整改清单');
  expect(rows[2]).toEqual(sheet.columns.map(({ header }) => header));
  expect(rows[3]?.map((value) => value ?? '')).toEqual(sheet.lines[0]);
  expect(sheet.lines[0]).toEqual(expect.arrayContaining(['示例派出所', deadline, '待签收']));
  const audit = await api.audit.list({ limit: 1 });
  expect(audit[0]).toMatchObject({ action: 'problems.saveSheet', objectId: '1' });
  expect(desk.bugs).toEqual([]);
});

test('rules that do not rise are refused beside their field; every change is on record', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  expect(await api.supervision.rules({})).toEqual(usualRules);
  const wrong = { ...usualRules, talkDays: 2 };
  const refusal = await refused(api.supervision.saveRules(wrong), 'input.invalid');
  expect(refusal.fields).toEqual({ talkDays: '约谈不能早于督办' });
  await api.supervision.saveRules({ ...usualRules, signWorkdays: 1 });
  expect((await api.audit.list({ limit: 1 }))[0]).toMatchObject({
    action: 'supervision.saveRules',
    fields: ['signWorkdays'],
  });
  expect(desk.bugs).toEqual([]);
});

test('销号审批表 is drafted from the story of the problem', async () => {
  const desk = copyOf(town.home);
  const { id } = await dispatched(desk);
  const officer = await desk.as('officer');
  await officer.problems.sign(await step(officer, id));
  await officer.problems.submit({ ...(await step(officer, id)), doneOn: '2026-11-23', note: '已补登' });
  await officer.problems.addEvidence({ id, fileId: await keptPhoto(officer, 2), stage: 'after' });
  const api = await desk.as('coordinator');
  await api.problems.verify({ ...(await step(api, id)), note: '看过，已改好' });
  const subject = { type: 'problem', id } as const;
  const kinds = await api.documents.kinds({ subject });
  expect(kinds.find(({ isSuggested }) => isSuggested)?.id).toBe('closing-form');
  const draft = await api.documents.draft({ kind: 'closing-form', subject });
  const { words } = await api.documents.get({ id: draft.id });
  expect(words).toMatchObject({
    recipient: '示例派出所',
    fix: '已补登',
    doneOn: '2026-11-23',
    evidence: '整改前 1 件，整改后 1 件',
    verifier: '协调丁',
    verifiedOn: '2026-11-23',
  });
  await api.documents.issue({ id: draft.id, revision: 1 });
  expect((await api.problems.get({ id })).documents[0]?.number).toMatch(/^销号审批表2026-001$/);
  expect(desk.bugs).toEqual([]);
});
