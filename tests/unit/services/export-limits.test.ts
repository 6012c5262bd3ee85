import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import type { Api } from '#shared/rpc/client.ts';
import { keptChild } from '../../support/children.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const HOUR = 3_600_000;
const register = 'children';

async function kept(api: Api, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1)
    ids.push(await keptChild(api, `样例${at}`, { birth: `2014-01-${String(at + 1).padStart(2, '0')}` }));
  return ids;
}

const take = (api: Api, ids: string[]) => api.exports.create({ register, query: { ids }, columns: ['name'] });

/** The officer's account becomes a leader's: a second person who may decide. */
async function withLeader(): Promise<TestDesk> {
  const desk = copyOf(town.home);
  const security = await desk.as('security');
  await security.accounts.grant({ accountId: town.officerAccount, role: 'leader' });
  return desk;
}

test('many small exports of one day count together, those of the day before no more', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const ids = await kept(api, 21);
  expect(await take(api, ids.slice(0, 12))).toMatchObject({ state: 'started' });
  expect(await api.exports.limits({})).toMatchObject({ rowsSensitive: 20, takenSensitive: 12, taken: 0 });
  expect(await take(api, ids.slice(0, 9))).toMatchObject({ state: 'pending', limit: 20, taken: 12 });
  // What waits for somebody else was not taken alone; what still fits is.
  expect(await take(api, ids.slice(0, 8))).toMatchObject({ state: 'started' });
  expect(await take(api, ids.slice(0, 1))).toMatchObject({ state: 'pending', taken: 20 });
  // Another class of registers is counted by itself.
  const venues = { register: 'venues', query: {}, columns: ['name'] };
  expect(await api.exports.create(venues)).toMatchObject({ state: 'started', rows: 3 });
  desk.clock.advance(25 * HOUR);
  const next = await desk.as('coordinator');
  expect(await take(next, ids.slice(0, 20))).toMatchObject({ state: 'started' });
  const refusal = await refused(next.registers.workbook({ register }), 'export.needs-approval');
  expect(refusal.params).toEqual({ rows: 21, limit: 20, taken: 20 });
});

test('fewer rows hold at once, more only when another person agrees', async () => {
  const desk = await withLeader();
  const api = await desk.as('coordinator');
  const less = { rows: 50, rowsSensitive: 10, reason: '收紧' };
  expect(await api.exports.proposeLimits(less)).toEqual({ state: 'set' });
  expect(await api.exports.limits({})).toMatchObject({ rows: 50, rowsSensitive: 10, proposal: null });
  // One of the two up is a raise, whatever the other does.
  const more = { rows: 40, rowsSensitive: 30, reason: '月底报表' };
  expect(await api.exports.proposeLimits(more)).toEqual({ state: 'waiting' });
  const { proposal, ...held } = await api.exports.limits({});
  expect(held).toMatchObject({ rows: 50, rowsSensitive: 10 });
  expect(proposal).toMatchObject({ ...more, isMine: true, canAgree: false, by: '协调丁' });
  const id = proposal?.id ?? '';
  await refused(api.exports.agreeLimits({ id }), 'export.same-person');
  const leader = await desk.as('officer');
  await refused(leader.exports.proposeLimits({ ...more, rows: 60 }), 'export.limit-waiting');
  await refused(leader.exports.agreeLimits({ id: 'another' }), 'record.stale');
  expect((await leader.exports.limits({})).proposal).toMatchObject({ isMine: false, canAgree: true });
  await leader.exports.agreeLimits({ id });
  expect(await leader.exports.limits({})).toMatchObject({ rows: 40, rowsSensitive: 30, proposal: null });
  await refused(leader.exports.agreeLimits({ id }), 'record.stale');
  const actions = (await leader.audit.list({})).map(({ action }) => action);
  expect(actions.filter((action) => action.endsWith('Limits'))).toEqual([
    'exports.agreeLimits',
    'exports.proposeLimits',
    'exports.proposeLimits',
  ]);
  expect(desk.bugs).toEqual([]);
});

test('who asked takes it back, another says no; nothing changes', async () => {
  const desk = await withLeader();
  const api = await desk.as('coordinator');
  const more = { rows: 200, rowsSensitive: 20, reason: '报表' };
  for (const who of ['coordinator', 'officer'] as const) {
    await (await desk.as('coordinator')).exports.proposeLimits(more);
    const decider = await desk.as(who);
    const id = (await decider.exports.limits({})).proposal?.id ?? '';
    await decider.exports.dropLimits({ id });
    expect(await decider.exports.limits({})).toMatchObject({ rows: 100, proposal: null });
  }
  await refused(api.exports.limits({}), 'session.required');
});

test('an officer reads the limits and changes none, not even with a number that is none', async () => {
  const desk = copyOf(town.home);
  const officer = await desk.as('officer');
  expect(await officer.exports.limits({})).toMatchObject({ rows: 100, rowsSensitive: 20 });
  await refused(officer.exports.proposeLimits({ rows: 1, rowsSensitive: 1, reason: '无' }), 'access.denied');
  const coordinator = await desk.as('coordinator');
  const none = { rows: 0, rowsSensitive: 1.5, reason: '' };
  const { fields } = await refused(coordinator.exports.proposeLimits(none), 'input.invalid');
  expect(Object.keys(fields ?? {}).toSorted()).toEqual(['reason', 'rows', 'rowsSensitive']);
});
