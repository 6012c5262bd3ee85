import { and, eq, isNull, sql } from 'drizzle-orm';
import type { PersonRow } from '#shared/contract/organisation.ts';
import type { Handler } from '#shared/domain/people/people.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso } from '../context.ts';
import type { Drizzle, RecordsContext } from '../context.ts';
import { accounts } from '../store/schema/office.ts';
import { people, units } from '../store/schema/organisation.ts';

/** A unit in use. @throws AppError `record.missing`. */
export function assertUnit(db: Drizzle, id: string): void {
  const inUse = and(eq(units.id, id), isNull(units.removedAt));
  if (!db.select().from(units).where(inUse).get()) throw new AppError('record.missing');
}

export function listPeople(ctx: RecordsContext): PersonRow[] {
  const logins = new Map(
    ctx.desk.officeDb
      .select({ id: accounts.id, login: accounts.login })
      .from(accounts)
      .all()
      .map(({ id, login }) => [id, login]),
  );
  return ctx.db
    .select({ person: people, unitName: units.name })
    .from(people)
    .leftJoin(units, eq(units.id, people.unitId))
    .orderBy(people.name)
    .all()
    .map(({ person, unitName }) => ({
      id: person.id,
      name: person.name,
      title: person.title,
      unitId: person.unitId,
      unitName,
      login: person.accountId ? (logins.get(person.accountId) ?? null) : null,
    }));
}

type PersonInput = { id?: string | undefined; name: string; title: string; unitId: string | null };

/** @throws AppError `record.missing`. */
export function savePerson(ctx: RecordsContext, input: PersonInput): string {
  if (input.unitId !== null) assertUnit(ctx.db, input.unitId);
  const id = input.id ?? ctx.ports.random.uuid();
  const values = { name: input.name, title: input.title, unitId: input.unitId };
  act(ctx, { action: 'people.save', objectType: 'person', objectId: id, fields: Object.keys(values) }, () => {
    if (input.id === undefined) {
      ctx.db
        .insert(people)
        .values({ id, ...values, createdAt: nowIso(ctx.ports) })
        .run();
    } else if (ctx.db.update(people).set(values).where(eq(people.id, id)).run().changes === 0) {
      throw new AppError('record.missing');
    }
  });
  return id;
}

export type NamedHandler = Handler & { name: string };

/** 办理人 of an act: the person named on the form, or the account's own. @throws AppError `person.missing`. */
export function getHandler(ctx: RecordsContext, handlerId: string | undefined): NamedHandler {
  const id = handlerId ?? ctx.actor.personId;
  const person = ctx.db.select().from(people).where(eq(people.id, id)).get();
  if (!person) throw new AppError('person.missing');
  return { personId: person.id, unitId: person.unitId, name: person.name };
}

/** Names for account ids, as the audit and the histories show 录入人. */
/** What the desk calls itself where it did something by itself. */
export const DESK_NAME = '系统';

export function typistNames(ctx: RecordsContext): (accountId: string) => string {
  const rows = ctx.desk.officeDb.select({ id: accounts.id, name: accounts.name }).from(accounts).all();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (accountId) => names.get(accountId) ?? '已停用账号';
}

export function personNames(db: Drizzle): (personId: string | null) => string {
  const names = new Map(
    db
      .select()
      .from(people)
      .all()
      .map(({ id, name }) => [id, name]),
  );
  return (personId) => (personId === null ? '' : (names.get(personId) ?? ''));
}

export function unitNames(db: Drizzle): (unitId: string | null) => string | null {
  const names = new Map(
    db
      .select()
      .from(units)
      .all()
      .map(({ id, name }) => [id, name]),
  );
  return (unitId) => (unitId === null ? null : (names.get(unitId) ?? null));
}

/** The next number of a series within a year; only inside an act, so that a series has no gap. */
export function nextSerial(ctx: RecordsContext, name: string, year: number): number {
  const row = ctx.db.get<{ last_used: number }>(sql`
    INSERT INTO serials (name, year, last_used) VALUES (${name}, ${year}, 1)
    ON CONFLICT (name, year) DO UPDATE SET last_used = last_used + 1 RETURNING last_used`);
  return row.last_used;
}
