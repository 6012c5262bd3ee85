import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { refused } from '../../support/refused.ts';
import { people } from '../../support/town.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const newcomer = { login: 'xinren', name: '新人辛', password: 'Xr-xin-2026-hb' };
const signIn = { login: newcomer.login, password: newcomer.password };

async function open(desk: TestDesk, login: { login: string; password: string }) {
  desk.app.lock();
  const { api } = desk.connect();
  return { api, session: await api.session.signIn(login) };
}

test('a business account is made by three people and can do nothing in between', async () => {
  const desk = copyOf(town.home);
  const system = await desk.as('system');
  const { id } = await system.accounts.create({ ...newcomer, seat: 'business' });
  await refused(system.accounts.create({ ...newcomer, name: '别人', seat: 'business' }), 'vault.login-taken');

  const waiting = await open(desk, signIn);
  expect(waiting.session).toMatchObject({ role: null, hasRecords: false, mustChangePassword: true });
  await refused(waiting.api.registers.list({ register: 'venues' }), 'access.denied');

  const coordinator = await desk.as('coordinator');
  await refused(coordinator.accounts.giveRecordsKey({ accountId: id, unitId: null }), 'account.not-granted');
  const security = await desk.as('security');
  await refused(security.accounts.grant({ accountId: id, role: 'audit' }), 'account.role-mismatch');
  await security.accounts.grant({ accountId: id, role: 'leader' });

  const granted = await open(desk, signIn);
  expect(granted.session).toMatchObject({ role: 'leader', hasRecords: false });
  await refused(granted.api.registers.list({ register: 'venues' }), 'vault.no-records-key');

  const holder = await desk.as('coordinator');
  await refused(holder.accounts.giveRecordsKey({ accountId: id, unitId: 'nowhere' }), 'record.missing');
  await holder.accounts.giveRecordsKey({ accountId: id, unitId: town.units.market });
  const list = await holder.accounts.list({});
  expect(list.find((row) => row.id === id)).toMatchObject({
    hasRecordsKey: true,
    unitName: '示例市场监管所',
  });

  const ready = await open(desk, signIn);
  expect(ready.session).toMatchObject({ hasRecords: true, unitName: '示例市场监管所' });
  expect((await ready.api.registers.list({ register: 'venues' })).total).toBe(3);
  expect(desk.bugs).toEqual([]);
});

test('nobody acts on the own account, and keys go to business alone', async () => {
  const desk = copyOf(town.home);
  const security = await desk.as('security');
  const list = await security.accounts.list({});
  const idOf = (login: string): string => list.find((row) => row.login === login)?.id ?? '';
  await refused(security.accounts.grant({ accountId: idOf('baomi'), role: 'security' }), 'account.self');
  const coordinator = await desk.as('coordinator');
  await refused(
    coordinator.accounts.giveRecordsKey({ accountId: idOf('shenji'), unitId: null }),
    'account.not-business',
  );
  await refused(
    coordinator.accounts.giveRecordsKey({ accountId: idOf('xietiao'), unitId: null }),
    'account.self',
  );
  await refused(coordinator.accounts.giveRecordsKey({ accountId: 'nobody', unitId: null }), 'record.missing');
  const system = await desk.as('system');
  await refused(system.accounts.disable({ accountId: idOf('xitong') }), 'account.self');
  await refused(
    system.accounts.resetPassword({ accountId: idOf('xitong'), password: newcomer.password }),
    'account.self',
  );
  expect(desk.bugs).toEqual([]);
});

test('one person holds no second seat beside an administrator’s, however the name is spaced', async () => {
  const desk = copyOf(town.home);
  const system = await desk.as('system');
  const account = { login: 'another', password: newcomer.password };
  for (const name of ['保密乙', '保密 乙', '保密　乙']) {
    await refused(system.accounts.create({ ...account, name, seat: 'business' }), 'account.same-person');
  }
  await refused(system.accounts.create({ ...account, name: '经办戊', seat: 'audit' }), 'account.same-person');
  expect(desk.bugs).toEqual([]);
});

test('a disabled account cannot sign in, cannot be given anything and stays in the list', async () => {
  const desk = copyOf(town.home);
  const system = await desk.as('system');
  await system.accounts.disable({ accountId: town.officerAccount });
  const row = (await system.accounts.list({})).find(({ id }) => id === town.officerAccount);
  expect(row).toMatchObject({ status: 'disabled', hasRecordsKey: false });
  await refused(
    system.accounts.resetPassword({ accountId: town.officerAccount, password: newcomer.password }),
    'account.disabled',
  );
  await refused(system.accounts.disable({ accountId: town.officerAccount }), 'account.disabled');
  const { login, password } = people.officer;
  desk.app.lock();
  await refused(desk.connect().api.session.signIn({ login, password }), 'vault.wrong-credentials');
  const coordinator = await desk.as('coordinator');
  await refused(
    coordinator.accounts.giveRecordsKey({ accountId: town.officerAccount, unitId: null }),
    'account.disabled',
  );
  expect(desk.bugs).toEqual([]);
});

test('the last holder of the records key can be neither disabled nor reset', async () => {
  const desk = copyOf(town.home);
  const system = await desk.as('system');
  const coordinator = (await system.accounts.list({})).find(({ login }) => login === 'xietiao')?.id ?? '';
  await system.accounts.disable({ accountId: town.officerAccount });
  await refused(system.accounts.disable({ accountId: coordinator }), 'account.last-holder');
  await refused(
    system.accounts.resetPassword({ accountId: coordinator, password: newcomer.password }),
    'account.last-holder',
  );
  expect(desk.bugs).toEqual([]);
});

test('the last account of an administrator’s seat cannot be disabled', async () => {
  const desk = copyOf(town.home);
  const system = await desk.as('system');
  const list = await system.accounts.list({});
  for (const login of ['baomi', 'shenji']) {
    const accountId = list.find((row) => row.login === login)?.id ?? '';
    await refused(system.accounts.disable({ accountId }), 'account.last-admin');
  }
  expect(desk.bugs).toEqual([]);
});

test('a reset password opens an account that must be given the records key anew', async () => {
  const desk = copyOf(town.home);
  const system = await desk.as('system');
  const weak = await refused(
    system.accounts.resetPassword({ accountId: town.officerAccount, password: 'jingban1' }),
    'input.invalid',
  );
  expect(Object.keys(weak.fields ?? {})).toEqual(['password']);
  await system.accounts.resetPassword({ accountId: town.officerAccount, password: newcomer.password });
  const old = { login: people.officer.login, password: people.officer.password };
  desk.app.lock();
  await refused(desk.connect().api.session.signIn(old), 'vault.wrong-credentials');
  const login = { login: people.officer.login, password: newcomer.password };
  const reset = await open(desk, login);
  expect(reset.session).toMatchObject({ mustChangePassword: true, hasRecords: false });
  await refused(reset.api.problems.list({}), 'vault.no-records-key');
  await (
    await desk.as('coordinator')
  ).accounts.giveRecordsKey({
    accountId: town.officerAccount,
    unitId: town.units.police,
  });
  expect((await open(desk, login)).session).toMatchObject({
    hasRecords: true,
    personId: town.persons.officer,
  });
});

test('two accounts made at the same time both get their way in', async () => {
  const desk = copyOf(town.home);
  const system = await desk.as('system');
  const second = { login: 'erhao', name: '新人壬', password: 'Xr-ren-2026-hb' };
  await Promise.all([
    system.accounts.create({ ...newcomer, seat: 'business' }),
    system.accounts.create({ ...second, seat: 'business' }),
  ]);
  await open(desk, signIn);
  await open(desk, { login: second.login, password: second.password });
  const twice = await Promise.allSettled(
    [1, 2].map(async () =>
      (await desk.as('system')).accounts.create({
        login: 'yiyang',
        name: '新人癸',
        password: second.password,
        seat: 'business',
      }),
    ),
  );
  expect(twice.some(({ status }) => status === 'rejected')).toBe(true);
});

test('the office’s own length of passwords holds for every new one', async () => {
  const desk = copyOf(town.home);
  const security = await desk.as('security');
  await security.desk.saveSettings({ idleMinutes: 15, lateEntryDays: 3, passwordMinLength: 20 });
  const system = await desk.as('system');
  await refused(system.accounts.create({ ...newcomer, seat: 'business' }), 'input.invalid');
  expect(await system.desk.settings({})).toEqual({
    townName: '示例镇',
    idleMinutes: 15,
    lateEntryDays: 3,
    passwordMinLength: 20,
  });
});
