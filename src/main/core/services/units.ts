import { isNull } from 'drizzle-orm';
import type { Unit } from '#shared/contract/organisation.ts';
import { foldName, splitNames, withAliases } from '#shared/registers/aliases.ts';
import { registerKeys } from '#shared/registers/keys.ts';
import { registerSchema } from '#shared/registers/schema.ts';
import { units as unitRegister } from '#shared/registers/units.ts';
import type { Drizzle, RecordsContext } from '../context.ts';
import { recordsWithKeys } from '../store/queries/record-keys.ts';
import { findRow } from '../store/queries/registers.ts';
import { units } from '../store/schema/organisation.ts';
import { storeRow } from './register-rows.ts';

/** The units in use, as everybody chooses from them. */
export function listUnits(db: Drizzle): Unit[] {
  return db
    .select({ id: units.id, name: units.name, kind: units.kind, aliases: units.aliases })
    .from(units)
    .where(isNull(units.removedAt))
    .orderBy(units.kind, units.name)
    .all()
    .map((unit) => ({ ...unit, aliases: splitNames(unit.aliases) }));
}

/** The unit in use of a name or of one of its aliases, as the register's own keys compare them. */
export function findUnitId(db: Drizzle, name: string): string | undefined {
  const keys = registerKeys(unitRegister, { name }).map(({ key }) => key);
  return recordsWithKeys(db, unitRegister, keys)[0]?.recordId;
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

/** Finds a unit by name or enters it in the ledger; only inside an act. */
export function ensureUnit(ctx: RecordsContext, name: string, kind = guessUnitKind(name)): string {
  const known = findUnitId(ctx.db, name);
  if (known !== undefined) return known;
  const values = registerSchema(unitRegister).parse({ name: foldName(name), kind });
  return storeRow(ctx, unitRegister, { before: undefined, id: ctx.ports.random.uuid(), values }, 'created')
    .id;
}

/** Another spelling of a unit that has none of this name yet; only inside an act. */
export function addUnitAlias(ctx: RecordsContext, unitId: string, alias: string): void {
  const before = findRow(ctx.db, unitRegister, unitId);
  if (!before || findUnitId(ctx.db, alias) !== undefined) return;
  const values = withAliases(unitRegister, before.values, [alias]);
  storeRow(ctx, unitRegister, { before, id: unitId, values }, 'changed');
}
