import '../../support/quick-argon.ts';
import Database from 'better-sqlite3';
import { beforeAll, expect, test, vi } from 'vitest';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';
import { refused } from '../../support/refused.ts';
import { inspection } from '../../support/work.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

test('an answer that is not what the contract promises never leaves, and says nothing of what it held', async () => {
  const desk = copyOf(town.home);
  const { api } = desk.connect();
  desk.app.options.version = { secret: '标记' } as unknown as string;
  const refusal = await refused(api.desk.status({}), 'internal');
  expect(Object.keys(refusal.params ?? {})).toEqual(['incident']);
  expect(JSON.stringify(refusal)).not.toContain('标记');
  expect(desk.bugs).toHaveLength(1);
  desk.app.options.version = '0.0.0-test';
  expect(await api.desk.status({})).toMatchObject({ state: 'locked' });
});

test('a bug is an incident number on screen, and no word of its message', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  desk.app.touch = () => {
    throw new Error('SELECT secret FROM 标记');
  };
  const refusal = await refused(api.units.list({}), 'internal');
  expect(refusal.params?.['incident']).toMatch(/^[0-9a-f]{8}$/);
  expect(JSON.stringify(refusal)).not.toMatch(/SELECT|标记/);
});

test.each([
  ['SQLITE_FULL', 'disk.full'],
  ['SQLITE_IOERR_WRITE', 'disk.failed'],
  ['SQLITE_CORRUPT', 'store.corrupt'],
  ['SQLITE_BUSY', 'store.busy'],
] as const)('%s from the store is told as %s', async (sqlite, code) => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const records = desk.app.desk()?.records;
  if (!records) throw new Error('the coordinator opens the records');
  const before = await api.units.list({});
  const failing = vi.spyOn(records, 'transaction').mockImplementation(() => {
    throw new Database.SqliteError('as the disk would', sqlite);
  });
  await refused(api.registers.save({ register: 'units', values: { name: '新单位', kind: 'office' } }), code);
  failing.mockRestore();
  expect(await api.units.list({})).toEqual(before);
  expect(desk.bugs).toEqual([]);
});

test('an act whose audit row cannot be written does not happen', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const records = desk.app.desk()?.records;
  records?.exec("CREATE TRIGGER no_audit BEFORE INSERT ON audit_outbox BEGIN SELECT RAISE(ABORT, 'no'); END");
  const [venueId = ''] = town.venues;
  const draft = await inspection(api, venueId, {
    unitIds: [town.units.office],
    fails: { 'hotel-id': '缺登记' },
  });
  await refused(api.checks.record(draft), 'internal');
  records?.exec('DROP TRIGGER no_audit');
  expect(await api.checks.list({})).toEqual([]);
  expect(await api.problems.list({ filter: 'all' })).toEqual([]);
  await api.checks.record(draft);
  expect((await api.problems.list({ filter: 'all' })).map(({ serial }) => serial)).toEqual(['问题2026-001']);
});

test('a lock in the middle of work is told as a lock', async () => {
  const desk = copyOf(town.home);
  const system = await desk.as('system');
  const account = { login: 'xinren', name: '新人辛', password: 'Xr-xin-2026-hb', seat: 'business' } as const;
  const making = refused(system.accounts.create(account), 'session.locked');
  await system.session.current({});
  desk.app.lock();
  await making;
  const list = await (await desk.as('system')).accounts.list({});
  expect(list.map(({ login }) => login)).not.toContain('xinren');
  expect(desk.bugs).toEqual([]);
});

test('every command leaves exactly one row in the chain, and queries of the desk leave none', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const count = async (): Promise<number> => (await api.audit.verify({})).entries;
  const before = await count();
  await api.units.list({});
  await api.problems.list({});
  await api.checks.matrix({ weeks: 3 });
  expect(await count()).toBe(before);
  await api.registers.save({ register: 'units', values: { name: '一个单位', kind: 'office' } });
  await api.people.save({ name: '一个人', unitId: null });
  expect(await count()).toBe(before + 2);
  expect((await api.audit.verify({})).state).toBe('clean');
  const [newest] = await api.audit.list({ limit: 1 });
  const older = await api.audit.list({ beforeSeq: newest?.seq, limit: 1 });
  expect([newest?.action, older[0]?.action]).toEqual(['people.save', 'registers.save']);
});
