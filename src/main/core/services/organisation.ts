import { eq, sql } from 'drizzle-orm';
import type { PersonRow, Unit } from '#shared/contract/organisation.ts';
import type { Handler } from '#shared/domain/people/people.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso } from '../context.ts';
import type { Drizzle, RecordsContext } from '../context.ts';
import { accounts } from '../store/schema/office.ts';
import { people, unitAliases, units } from '../store/schema/organisation.ts';

export function listUnits(db: Drizzle): Unit[] {
  const aliases = Map.groupBy(db.select().from(unitAliases).all(), ({ unitId }) => unitId);
  return db
    .select()
    .from(units)
    .orderBy(units.kind, units.name)
    .all()
    .map(({ id, name, kind, isActive }) => ({
      id,
      name,
      kind,
      isActive,
      aliases: (aliases.get(id) ?? []).map(({ alias }) => alias),
    }));
}

/** The unit of a name or of one of its aliases; names are compared without spaces and width. */
export function findUnitId(db: Drizzle, name: string): string | undefined {
  const wanted = foldName(name);
  for (const { id, name: known } of db.select().from(units).all()) if (foldName(known) === wanted) return id;
  return db
    .select()
    .from(unitAliases)
    .all()
    .find(({ alias }) => foldName(alias) === wanted)?.unitId;
}

/** @throws AppError `record.missing`. */
export function assertUnit(db: Drizzle, id: string): void {
  if (!db.select().from(units).where(eq(units.id, id)).get()) throw new AppError('record.missing');
}

export function foldName(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '');
}

/**
 * 派出所, 市场监管所 and the like answer to their own superiors: the town writes them a 函, never a 通知. A guess by
 * name, which the office corrects on screen.
 */
export function guessUnitKind(name: string): Unit['kind'] {
  if (/(村|社区|居委会|村委会|居民委员会|村民委员会)$/.test(name)) return 'village';
  if (
    /(派出所|市场监管所|市场管理所|市场监督管理所|司法所|法庭|检察室|税务|供电所|卫生院|医院|消防|交警|妇联|残联|银行|学校|中学|小学|幼儿园)/.test(
      name,
    )
  ) {
    return /(妇联|残联)/.test(name) ? 'office' : 'external';
  }
  return 'office';
}

type UnitInput = { id?: string | undefined; name: string; kind: Unit['kind']; aliases: readonly string[] };

/** @throws AppError `unit.name-taken`, `record.missing`. */
export function saveUnit(ctx: RecordsContext, input: UnitInput): string {
  const { db } = ctx;
  for (const name of [input.name, ...input.aliases]) {
    const taken = findUnitId(db, name);
    if (taken !== undefined && taken !== input.id) throw new AppError('unit.name-taken', { name });
  }
  const aliases = new Set(input.aliases.map(foldName));
  aliases.delete(foldName(input.name));
  const id = input.id ?? ctx.ports.random.uuid();
  act(
    ctx,
    { action: 'units.save', objectType: 'unit', objectId: id, fields: ['name', 'kind', 'aliases'] },
    () => {
      if (input.id === undefined) {
        db.insert(units)
          .values({ id, name: input.name, kind: input.kind, createdAt: nowIso(ctx.ports) })
          .run();
      } else {
        const { changes } = db
          .update(units)
          .set({ name: input.name, kind: input.kind })
          .where(eq(units.id, id))
          .run();
        if (changes === 0) throw new AppError('record.missing');
        db.delete(unitAliases).where(eq(unitAliases.unitId, id)).run();
      }
      for (const alias of aliases) db.insert(unitAliases).values({ alias, unitId: id }).run();
    },
  );
  return id;
}

/** Finds a unit by name or makes it; only inside an act. */
export function ensureUnit(ctx: RecordsContext, name: string, kind = guessUnitKind(name)): string {
  const known = findUnitId(ctx.db, name);
  if (known !== undefined) return known;
  const id = ctx.ports.random.uuid();
  ctx.db
    .insert(units)
    .values({ id, name: foldName(name), kind, createdAt: nowIso(ctx.ports) })
    .run();
  return id;
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
