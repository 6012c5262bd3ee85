import '../../support/quick-argon.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '#core/context.ts';
import { Role, isAdminRole } from '#shared/domain/people/roles.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { Api } from '#shared/rpc/client.ts';
import { callAnything, declaredProcedures } from '../../support/contract.ts';
import type { Declared } from '../../support/contract.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';

/** Nobody, an account nobody granted a role, each role, and each business role without the records key. */
type Caller = { name: string; role: Role | null | undefined; hasKey: boolean };
const callers: readonly Caller[] = [
  { name: '没有登录', role: undefined, hasKey: false },
  { name: '未授权账号', role: null, hasKey: false },
  ...Role.options.map((role) => ({ name: role, role, hasKey: !isAdminRole(role) })),
  ...Role.options
    .filter((role) => !isAdminRole(role))
    .map((role) => ({ name: `${role}，没有钥匙`, role, hasKey: false })),
];

const verdicts = ['session.required', 'access.denied', 'vault.no-records-key'] as const;
type Verdict = (typeof verdicts)[number] | 'reached';

/** The rule as the design has it, written a second time and not imported: a change in one of the two shows here. */
function expected({ meta }: Declared, { role, hasKey }: Caller): Verdict {
  const rule = meta.access;
  if (rule === 'anyone') return 'reached';
  if (role === undefined) return 'session.required';
  if (rule === 'signed-in') return 'reached';
  if (role === null || !rule.includes(role)) return 'access.denied';
  const isBusinessOnly = rule.every((allowed) => ['coordinator', 'officer', 'leader'].includes(allowed));
  return isBusinessOnly && !hasKey ? 'vault.no-records-key' : 'reached';
}

/** Input that fits no procedure: it must never be looked at where access is refused. */
const GARBAGE = {
  __nothing: Number.NaN,
  id: { $ne: 1 },
  folder: 7,
  file: 'no blob',
  login: [],
  accounts: 'x',
  halves: 1,
};

async function verdictOf(call: Promise<unknown>): Promise<Verdict> {
  const outcome: unknown = await call.then(
    () => 'reached',
    (error: unknown) => error,
  );
  if (!(outcome instanceof AppError)) return 'reached';
  expect(outcome.code).not.toBe('internal');
  return verdicts.find((code) => code === outcome.code) ?? 'reached';
}

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

/** Puts a caller on a pipe of an opened desk without signing in: the matrix is about access alone. */
async function sit(desk: TestDesk, { role, hasKey }: Caller): Promise<Api> {
  await desk.as(hasKey ? 'coordinator' : 'system');
  const { api } = desk.connect();
  const connection = desk.lastConnection();
  if (role !== undefined) connection.session = sessionOf(role, hasKey);
  return api;
}

function sessionOf(role: Role | null, hasKey: boolean): Session {
  return {
    accountId: 'caller',
    login: 'caller',
    name: '来人',
    role,
    personId: hasKey ? town.persons.coordinator : null,
    mustChangePassword: false,
  };
}

describe.each(callers)('$name', (caller) => {
  test('reaches what the contract grants and nothing else, before any input is read', async () => {
    const desk = copyOf(town.home);
    const api = await sit(desk, caller);
    const session = desk.lastConnection().session;
    const found: Record<string, Verdict> = {};
    for (const declared of declaredProcedures) {
      const isEnding = declared.name === 'session.lock';
      if (isEnding && caller.role !== undefined) continue; // takes no input and would end the matrix; asserted below
      found[declared.name] = await verdictOf(callAnything(api, declared, GARBAGE));
      expect(desk.lastConnection().session).toBe(session);
    }
    const wanted = Object.fromEntries(
      declaredProcedures.flatMap((declared) =>
        declared.name in found ? [[declared.name, expected(declared, caller)]] : [],
      ),
    );
    expect(found).toEqual(wanted);
    expect(desk.bugs).toEqual([]);
  });
});

test('the matrix is whole: every procedure states a rule, and a role alone opens nothing of business', () => {
  expect(declaredProcedures.length).toBeGreaterThan(60);
  for (const { name, meta } of declaredProcedures) {
    expect([name, typeof meta.access === 'string' || meta.access.length > 0]).toEqual([name, true]);
    const isOpen = meta.access === 'anyone';
    const isExpectedOpen =
      /^(desk\.(status|setup)|session\.(current|signIn|recover)|backups\.(places|find|verify|restore)|jobs\.\w+)$/.test(
        name,
      );
    expect([name, isOpen]).toEqual([name, isExpectedOpen]);
  }
});

test('a locked desk answers a former session with session.required', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  desk.app.lock();
  for (const declared of declaredProcedures.filter(({ meta }) => meta.access !== 'anyone')) {
    expect([declared.name, await verdictOf(callAnything(api, declared, GARBAGE))]).toEqual([
      declared.name,
      'session.required',
    ]);
  }
  expect(desk.bugs).toEqual([]);
});

test('what is declared for the three admins too, but works on business data, still asks for the key', async () => {
  const desk = copyOf(town.home);
  for (const who of ['system', 'security', 'audit'] as const) {
    const api = await desk.as(who);
    await expect(api.backups.create({ folder: desk.home })).rejects.toMatchObject({
      code: 'vault.no-records-key',
    });
  }
  expect(desk.bugs).toEqual([]);
});

test('what the contract does not declare cannot be called', async () => {
  const desk = copyOf(town.home);
  await desk.as('coordinator');
  const connection = desk.lastConnection();
  const unknown = [
    ['desk', 'drop'],
    ['venues', 'list'],
    ['__proto__', 'toString'],
    ['constructor', 'constructor'],
    ['desk', '__proto__'],
    ['desk', 'constructor'],
    ['desk', 'hasOwnProperty'],
    ['desk', 'status', 'more'],
    ['desk'],
  ];
  for (const path of unknown) {
    const pipe = desk.connect();
    desk.lastConnection().session = connection.session;
    pipe.send(JSON.stringify({ i: '1', p: { u: `/${path.join('/')}`, b: { json: {} } } }));
    expect(JSON.parse(String(await pipe.next()))).toMatchObject({ i: '1', p: { s: 404 } });
  }
  const { api } = desk.connect();
  const calls = api as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  await expect(calls['desk']?.['drop']?.({})).rejects.toMatchObject({ code: 'procedure.unknown' });
  expect(await api.desk.status({})).toMatchObject({ state: 'open' });
  expect(desk.bugs).toEqual([]);
});
