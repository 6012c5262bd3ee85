import '../../support/quick-argon.ts';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf, testFolder } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { refused } from '../../support/refused.ts';
import { people } from '../../support/town.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const right = { login: people.coordinator.login, password: people.coordinator.password };
const wrong = { ...right, password: 'not-the-password' };

test('five tries are free, then waiting doubles; the right password before that forgets them', async () => {
  const desk = copyOf(town.home);
  const { api } = desk.connect();
  for (let i = 0; i < 4; i += 1) await refused(api.session.signIn(wrong), 'vault.wrong-credentials');
  await api.session.signIn(right);
  desk.app.lock();
  const { api: fresh } = desk.connect();
  for (let i = 0; i < 5; i += 1) await refused(fresh.session.signIn(wrong), 'vault.wrong-credentials');
  const wait = await refused(fresh.session.signIn(right), 'vault.too-many-tries');
  expect(wait.params).toEqual({ wait: '1 秒' });
  desk.clock.advance(1000);
  await refused(fresh.session.signIn(wrong), 'vault.wrong-credentials');
  expect((await refused(fresh.session.signIn(right), 'vault.too-many-tries')).params).toEqual({
    wait: '2 秒',
  });
  // Another login is not held up, and the wait outlives a restart.
  await refused(fresh.session.signIn({ ...wrong, login: 'nobody' }), 'vault.wrong-credentials');
  desk.app.close();
  const restarted = copyOf(desk.home);
  await refused(restarted.connect().api.session.signIn(right), 'vault.too-many-tries');
  restarted.clock.advance(2000);
  expect(desk.bugs).toEqual([]);
});

test('an unknown login is told nothing more than a wrong password', async () => {
  const { api } = copyOf(town.home).connect();
  const a = await refused(api.session.signIn(wrong), 'vault.wrong-credentials');
  const b = await refused(api.session.signIn({ ...wrong, login: 'nobody' }), 'vault.wrong-credentials');
  expect(a.params).toEqual(b.params);
});

test('one person at a time: a second sign-in waits for a lock, also when both come at once', async () => {
  const desk = copyOf(town.home);
  const results = await Promise.allSettled([
    desk.connect().api.session.signIn(right),
    desk.connect().api.session.signIn({ login: people.officer.login, password: people.officer.password }),
  ]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const loser = results.find((result) => result.status === 'rejected');
  expect(loser?.reason).toMatchObject({ code: 'desk.in-session' });
  await refused(desk.connect().api.session.signIn(right), 'desk.in-session');
  await desk.as('officer');
  expect(desk.bugs).toEqual([]);
});

test('a lock takes the keys out of memory and the session off the pipe', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const open = desk.app.desk();
  await api.session.lock({});
  expect(desk.app.desk()).toBeNull();
  expect(
    [open?.officeKey, open?.recordsKey, open?.auditKey].map((key) => key?.every((byte) => byte === 0)),
  ).toEqual([true, true, true]);
  await refused(api.registers.list({ register: 'venues' }), 'session.required');
  await refused(api.session.lock({}), 'session.required');
  expect(await api.session.current({})).toBeNull();
});

test('a store that fails to close keeps neither keys nor session', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const open = desk.app.desk();
  const close = vi.fn<() => never>(() => {
    throw new Error('as a disk that went away would');
  });
  if (open?.records) vi.spyOn(open.records, 'close').mockImplementation(close);
  let isTold = false;
  desk.app.options.onLocked = () => {
    isTold = true;
  };
  await api.session.lock({});
  expect(close).toHaveBeenCalledOnce();
  expect([desk.app.desk(), open?.office.open, isTold]).toEqual([null, false, true]);
  const keys = [open?.officeKey, open?.recordsKey, open?.auditKey];
  expect(keys.every((key) => key?.every((byte) => byte === 0))).toBe(true);
  expect(desk.bugs).toHaveLength(1);
});

test('the end of a session’s pipe locks the desk; the end of another pipe does not', async () => {
  const desk = copyOf(town.home);
  const stranger = desk.connect();
  const holder = desk.connect();
  await holder.api.session.signIn(right);
  stranger.close();
  await desk.connect().api.desk.status({});
  expect(desk.app.desk()).not.toBeNull();
  holder.close();
  await expect.poll(() => desk.app.desk(), { timeout: 20_000 }).toBeNull();
});

test('a stranger’s calls do not keep an unattended desk from locking', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  await api.desk.settings({});
  desk.clock.advance(60_000);
  await desk.connect().api.desk.status({});
  expect(desk.app.idleMs()).toBe(60_000);
  await api.desk.settings({});
  expect(desk.app.idleMs()).toBe(0);
});

test('a changed password opens the desk and the old one does not', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const next = 'Xin-mima-2026-qz';
  await refused(api.session.changePassword({ current: 'wrong', next }), 'vault.wrong-password');
  const weak = await refused(
    api.session.changePassword({ current: right.password, next: 'abc' }),
    'input.invalid',
  );
  expect(Object.keys(weak.fields ?? {})).toEqual(['next']);
  await api.session.changePassword({ current: right.password, next });
  desk.app.lock();
  const { api: fresh } = desk.connect();
  await refused(fresh.session.signIn(right), 'vault.wrong-credentials');
  expect(await fresh.session.signIn({ ...right, password: next })).toMatchObject({ hasRecords: true });
});

test('the envelopes set a new password on a locked desk, and leave a row of their own', async () => {
  const desk = copyOf(town.home);
  const { login } = people.coordinator;
  const password = 'Xin-mima-2026-qz';
  const { api } = desk.connect();
  const [a, b] = town.recovery;
  const recover = { halves: town.recovery, login, password };
  await refused(api.session.recover({ ...recover, halves: [b, a] }), 'recovery.other-half');
  await refused(api.session.recover({ ...recover, login: 'nobody' }), 'account.unknown');
  await refused(api.session.recover({ ...recover, password: 'abc' }), 'input.invalid');
  expect([desk.app.desk(), await api.session.current({})]).toEqual([null, null]);
  await api.session.recover(recover);
  expect(desk.app.desk()).toBeNull(); // it opens nothing by itself
  await refused(api.session.signIn(right), 'vault.wrong-credentials');
  expect(await api.session.signIn({ login, password })).toMatchObject({ hasRecords: true });
  await refused(desk.connect().api.session.recover(recover), 'desk.in-session');
  expect((await api.registers.list({ register: 'venues' })).total).toBe(3);
  const rows = await api.audit.list({});
  expect(rows.map(({ action }) => action)).toContain('session.recover');
  expect((await api.audit.verify({})).state).toBe('clean');
  expect(desk.bugs).toEqual([]);
});

/** Puts the slot files of an earlier day back, as a crash or a hand would. */
function rollBackSlots(desk: TestDesk, earlier: string): void {
  for (const file of ['keys-a.json', 'keys-b.json']) copyFileSync(join(earlier, file), join(desk.home, file));
}

function keepSlots(desk: TestDesk): string {
  const folder = testFolder();
  for (const file of ['keys-a.json', 'keys-b.json']) copyFileSync(join(desk.home, file), join(folder, file));
  return folder;
}

test('slot files older than the office store are healed: a new account that was cut off gets its way in', async () => {
  const desk = copyOf(town.home);
  const earlier = keepSlots(desk);
  const system = await desk.as('system');
  const newcomer = { login: 'xinren', name: '新人辛', password: 'Xr-xin-2026-hb' };
  await system.accounts.create({ ...newcomer, seat: 'business' });
  desk.app.lock();
  rollBackSlots(desk, earlier);
  const signIn = { login: newcomer.login, password: newcomer.password };
  await refused(desk.connect().api.session.signIn(signIn), 'vault.wrong-credentials');
  await desk.as('coordinator'); // anybody's sign-in heals the file
  desk.app.lock();
  expect(await desk.connect().api.session.signIn(signIn)).toMatchObject({ name: newcomer.name, role: null });
});

test('an old slot file lets neither a disabled account nor a replaced password in again', async () => {
  const desk = copyOf(town.home);
  const earlier = keepSlots(desk);
  const api = await desk.as('coordinator');
  await api.session.changePassword({ current: right.password, next: 'Xin-mima-2026-qz' });
  const system = await desk.as('system');
  await system.accounts.disable({ accountId: town.officerAccount });
  desk.app.lock();

  rollBackSlots(desk, earlier);
  const officer = { login: people.officer.login, password: people.officer.password };
  await refused(desk.connect().api.session.signIn(officer), 'account.disabled');
  expect(desk.app.desk()).toBeNull();
  rollBackSlots(desk, earlier);
  await refused(desk.connect().api.session.signIn(right), 'vault.wrong-credentials');
  expect(desk.app.desk()).toBeNull();
  await desk.connect().api.session.signIn({ ...right, password: 'Xin-mima-2026-qz' });
});
