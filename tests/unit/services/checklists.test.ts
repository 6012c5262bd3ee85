import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import { getChecklistFor } from '#shared/domain/inspection/checklists.ts';
import type { Api } from '#shared/rpc/client.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { refused } from '../../support/refused.ts';
import { inspection } from '../../support/work.ts';

const shipped = getChecklistFor('hotel');
const extra = {
  code: null,
  text: '客房门锁完好',
  fault: '门锁损坏',
  basis: null,
  severity: 'ordinary' as const,
};
const edit = {
  title: '旅馆清单（本镇）',
  items: [{ ...(shipped.items[0] ?? extra), text: '查验身份并登记' }, extra],
  effectiveOn: '2026-11-30',
};
const proposal = { id: 'hotel', base: 1, edit, reason: '太长，现场查不完' };

let town: Prepared;
let hotel: string;
beforeAll(async () => {
  town = await prepareTown();
  [hotel = ''] = town.venues;
});

/** A proposal by the outsider, typed by the officer’s colleague: another coordinator may decide on it. */
async function proposed(desk: TestDesk): Promise<Api> {
  const api = await desk.as('coordinator');
  await api.checklists.propose({ ...proposal, handlerId: town.persons.outsider });
  return api;
}

test('who changed a list does not put it in force alone', async () => {
  const desk = copyOf(town.home);
  const api = await proposed(desk);
  const waiting = await api.checklists.get({ id: 'hotel' });
  expect(waiting).toMatchObject({ current: 1, whyNotDecide: expect.stringContaining('另一位同事') });
  expect(waiting.versions.map(({ version, state }) => [version, state])).toEqual([
    [2, 'proposed'],
    [1, 'built-in'],
  ]);
  await refused(api.checklists.approve({ id: 'hotel', version: 2 }), 'checklist.self-approval');
  await refused(api.checklists.propose(proposal), 'checklist.waiting');
  const draft = await inspection(api, hotel, { unitIds: [town.units.office] });
  expect(draft.checklistVersion).toBe(1);
  await refused(api.checks.record({ ...draft, checklistVersion: 2 }), 'inspection.checklist-mismatch');
  const officer = await desk.as('officer');
  await refused(officer.checklists.approve({ id: 'hotel', version: 2 }), 'access.denied');
  expect((await officer.checklists.get({ id: 'hotel' })).whyNotDecide).not.toBeNull();
  expect(desk.bugs).toEqual([]);
});

test('agreed to by a second person it counts from its day, and what was checked before keeps its own words', async () => {
  const desk = copyOf(town.home);
  const api = await proposed(desk);
  const old = await api.checks.record(await inspection(api, hotel, { unitIds: [town.units.office] }));
  const before = await api.checks.get({ id: old.id });
  const second = await secondPerson(desk);
  expect(await second.checklists.approve({ id: 'hotel', version: 2 })).toEqual({ effectiveOn: '2026-11-30' });
  await refused(second.checklists.approve({ id: 'hotel', version: 2 }), 'checklist.not-waiting');
  expect((await second.checks.checklistFor({ venueId: hotel })).version).toBe(1);
  desk.clock.advance(7 * 24 * 60 * 60 * 1000);
  const later = await desk.as('officer');
  const now = await later.checks.checklistFor({ venueId: hotel });
  expect(now).toMatchObject({ version: 2, title: '旅馆清单（本镇）' });
  expect(now.items.map(({ text }) => text)).toEqual(['查验身份并登记', '客房门锁完好']);
  expect((await later.checks.checklistFor({ venueId: hotel, date: '2026-11-29' })).version).toBe(1);
  const draft = await inspection(later, hotel, { unitIds: [town.units.police], date: '2026-11-29' });
  await refused(later.checks.record(draft), 'inspection.checklist-mismatch'); // not yet in force that day
  const made = await later.checks.record({ ...draft, date: '2026-11-30' });
  expect((await later.checks.get({ id: made.id })).results).toHaveLength(2);
  expect(await later.checks.get({ id: old.id })).toEqual(before);
  expect((await later.checklists.list({})).find(({ id }) => id === 'hotel')).toMatchObject({
    version: 2,
    items: 2,
    coming: null,
  });
  const history = await later.checklists.get({ id: 'hotel' });
  expect(history.versions.map(({ uses }) => uses)).toEqual([1, 1]);
  expect(history.retired.map(({ code }) => code)).toEqual(shipped.items.slice(1).map(({ code }) => code));
  expect(desk.bugs).toEqual([]);
});

test('the same demand in better words is the same problem come back', async () => {
  const desk = copyOf(town.home);
  const api = await proposed(desk);
  const fails = { 'hotel-id': '缺登记' };
  const first = await api.checks.record(
    await inspection(api, hotel, { unitIds: [town.units.office], fails }),
  );
  const second = await secondPerson(desk);
  await second.checklists.approve({ id: 'hotel', version: 2 });
  desk.clock.advance(7 * 24 * 60 * 60 * 1000);
  const later = await desk.as('officer');
  const draft = await inspection(later, hotel, { unitIds: [town.units.police], date: '2026-11-30', fails });
  expect((await later.checks.record(draft)).problemIds).toEqual(first.problemIds);
});

test('a refused version leaves a gap in the numbers and the list as it was', async () => {
  const desk = copyOf(town.home);
  await proposed(desk);
  const second = await secondPerson(desk);
  await second.checklists.refuse({ id: 'hotel', version: 2, note: '五必须不能删' });
  expect(await second.checklists.get({ id: 'hotel' })).toMatchObject({
    current: 1,
    whyNotDecide: null,
    versions: [{ state: 'refused', decisionNote: '五必须不能删' }, { state: 'built-in' }],
  });
  expect(await second.checklists.propose(proposal)).toEqual({ version: 3 });
  await refused(second.checklists.propose({ ...proposal, id: 'nothing' }), 'record.missing');
});

/** The officer's account, granted what a coordinator may. */
async function secondPerson(desk: TestDesk): Promise<Api> {
  const security = await desk.as('security');
  await security.accounts.grant({ accountId: town.officerAccount, role: 'coordinator' });
  return desk.as('officer');
}
