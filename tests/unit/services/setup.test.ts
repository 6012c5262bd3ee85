import '../../support/quick-argon.ts';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTestDesk, testFolder } from '../../support/test-desk.ts';
import { refused } from '../../support/refused.ts';
import { people, setupInput } from '../../support/town.ts';

const [system, security, audit, business] = setupInput.accounts;

function withAccounts(...accounts: readonly (typeof system | undefined)[]) {
  return { ...setupInput, accounts: accounts.flatMap((account) => account ?? []) };
}

test('makes a desk whose four people sign in with their own part', async () => {
  const desk = createTestDesk();
  const { api } = desk.connect();
  expect(await api.desk.status({})).toMatchObject({ state: 'empty', townName: null, today: '2026-11-23' });
  await refused(api.session.signIn({ login: 'xitong', password: people.system.password }), 'desk.empty');
  const { recovery } = await api.desk.setup(setupInput);
  expect(new Set(recovery).size).toBe(2);
  expect(await api.desk.status({})).toMatchObject({ state: 'locked', townName: null });

  for (const [who, role, hasRecords] of [
    ['system', 'system', false],
    ['security', 'security', false],
    ['audit', 'audit', false],
    ['coordinator', 'coordinator', true],
  ] as const) {
    const own = await desk.as(who);
    expect(await own.session.current({})).toMatchObject({ role, hasRecords, mustChangePassword: false });
  }
  const words = await (await desk.as('coordinator')).documents.words({});
  expect(words.map(({ word, mode, next }) => [word, mode, next])).toEqual([
    ['示例政发', 'own', 1],
    ['示例政函', 'office', null],
  ]);
  expect(desk.bugs).toEqual([]);
});

test('is made once, also when two screens make it at the same time', async () => {
  const desk = createTestDesk();
  const results = await Promise.allSettled([
    desk.connect().api.desk.setup(setupInput),
    desk.connect().api.desk.setup(setupInput),
  ]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const refusal = results.find((result) => result.status === 'rejected');
  expect(refusal?.reason).toMatchObject({ code: 'desk.exists' });
  await desk.as('coordinator');
  await refused(desk.connect().api.desk.setup(setupInput), 'desk.exists');
  expect(desk.bugs).toEqual([]);
});

test('wants four different people in four seats', async () => {
  const desk = createTestDesk();
  const { api } = desk.connect();
  await refused(api.desk.setup(withAccounts(system, security, audit)), 'input.invalid');
  await refused(
    api.desk.setup(withAccounts(system, security, audit, { ...people.coordinator, seat: 'audit' })),
    'desk.seats',
  );
  await refused(
    api.desk.setup(
      withAccounts(system, security, audit, { ...people.coordinator, name: '系统　甲', seat: 'business' }),
    ),
    'desk.same-person',
  );
  const taken = await refused(
    api.desk.setup(
      withAccounts(system, security, audit, { ...people.coordinator, login: 'XITONG', seat: 'business' }),
    ),
    'vault.login-taken',
  );
  expect(taken.params).toEqual({ login: 'xitong' });
  const weak = await refused(
    api.desk.setup(
      withAccounts(system, security, audit, { ...people.coordinator, password: 'short', seat: 'business' }),
    ),
    'input.invalid',
  );
  expect(Object.keys(weak.fields ?? {})).toEqual(['accounts.3.password']);
  expect(readdirSync(desk.home).filter((name) => name.startsWith('office'))).toEqual([]);
  expect(business?.seat).toBe('business');
});

test('leftovers of a first run that was cut off are set aside, never deleted', async () => {
  const home = testFolder();
  for (const file of ['office.db', 'office.db-wal', 'records.db'])
    writeFileSync(join(home, file), `rest ${file}`);
  const desk = createTestDesk({ home });
  await desk.connect().api.desk.setup(setupInput);
  const aside = readdirSync(home).filter((name) => name.includes('.unfinished-'));
  expect(aside.map((name) => name.replace(/\.unfinished-.*/, '')).toSorted()).toEqual([
    'office.db',
    'office.db-wal',
    'records.db',
  ]);
  await desk.as('coordinator');
});

test('keeps its data in the folder chosen at first run, and finds it again', async () => {
  const home = testFolder();
  const chosen = join(testFolder(), 'far', 'away');
  const desk = createTestDesk({ home });
  await desk.connect().api.desk.setup({ ...setupInput, folder: chosen });
  expect(readdirSync(chosen)).toEqual(expect.arrayContaining(['keys-a.json', 'office.db', 'records.db']));
  expect(readdirSync(home)).not.toContain('office.db');
  desk.app.close();
  const again = createTestDesk({ home });
  expect(await again.connect().api.desk.status({})).toMatchObject({ state: 'locked', folder: chosen });
  await again.as('coordinator');

  const other = createTestDesk();
  again.app.close();
  await refused(other.connect().api.desk.setup({ ...setupInput, folder: chosen }), 'desk.exists');
});
