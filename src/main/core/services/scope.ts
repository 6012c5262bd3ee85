import { eq, inArray } from 'drizzle-orm';
import { isInScope, wholeScope } from '#shared/domain/permissions/scope.ts';
import type { Scope } from '#shared/domain/permissions/scope.ts';
import { worksOn } from '#shared/domain/permissions/subjects.ts';
import { splitNames } from '#shared/registers/aliases.ts';
import { findRegister } from '#shared/registers/index.ts';
import { getField } from '#shared/registers/register.ts';
import type { FieldValues, Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { duties, groupUnits, workingGroups } from '../store/schema/plan.ts';
import { units } from '../store/schema/organisation.ts';
import { idsByTitle } from '../store/queries/registers.ts';

/**
 * The rows of a register this account may see. 综合协调 and 领导: all. 工作组经办: all, where his unit works on the register
 * by the plan or where the register belongs to nobody in particular; otherwise the rows of his own village or unit. Without
 * a unit: none.
 */
export function scopeOf(ctx: RecordsContext, register: Register): Scope {
  if (ctx.actor.role !== 'officer') return wholeScope;
  const { village, unit } = register.scope;
  if (village === undefined && unit === undefined && !register.isSensitive) return wholeScope;
  if (ctx.actor.unitId === null) return { villages: [], units: [] };
  if (isPlansWork(ctx, register.id, ctx.actor.unitId)) return wholeScope;
  const own = ctx.db.select().from(units).where(eq(units.id, ctx.actor.unitId)).get();
  if (!own) return { villages: [], units: [] };
  const names = [own.name, ...splitNames(own.aliases)];
  return {
    villages:
      own.kind === 'village' && village !== undefined ? namesAndIds(ctx, register, village, names) : [],
    units: unit === undefined ? [] : namesAndIds(ctx, register, unit, names),
  };
}

/** Whether the plan gave this unit the work on a subject: a register, or a kind of work (`subjects.ts`). */
export function isPlansWork(ctx: RecordsContext, subject: string, unitId: string): boolean {
  const groups = ctx.db
    .selectDistinct({ id: workingGroups.id, name: workingGroups.name })
    .from(groupUnits)
    .innerJoin(workingGroups, eq(workingGroups.id, groupUnits.groupId))
    .where(eq(groupUnits.unitId, unitId))
    .all();
  const texts = ctx.db
    .select({ groupId: duties.groupId, text: duties.text })
    .from(duties)
    .where(
      inArray(
        duties.groupId,
        groups.map(({ id }) => id),
      ),
    )
    .all();
  return groups.some(({ id, name }) =>
    worksOn(subject, {
      name,
      duties: texts.filter(({ groupId }) => groupId === id).map(({ text }) => text),
    }),
  );
}

/** A reference is stored as the id of the row it names, or as the name where no row answers to it. */
function namesAndIds(
  ctx: RecordsContext,
  register: Register,
  key: string,
  names: readonly string[],
): string[] {
  const field = getField(register, key);
  if (field.kind !== 'ref') return [...names];
  const referred = field.registers.flatMap((id) => findRegister(id) ?? []);
  return [...names, ...referred.flatMap((other) => idsByTitle(ctx.db, other, names))];
}

/** A register that the office keeps is changed by those who coordinate. @throws AppError `register.kept-by-office`. */
export function assertKeeper(ctx: RecordsContext, register: Register): void {
  if (register.keptBy === 'coordinating' && ctx.actor.role === 'officer')
    throw new AppError('register.kept-by-office', { label: register.label });
}

/** Whose row this is, as its register says; null where it says nothing. */
export function ownerOf(
  register: Register,
  values: FieldValues,
): { village: string | null; unit: string | null } {
  const read = (key: string | undefined): string | null => {
    const value = key === undefined ? null : (values[key] ?? null);
    return value === null ? null : String(value);
  };
  return { village: read(register.scope.village), unit: read(register.scope.unit) };
}

export function isOwn(scope: Scope, register: Register, values: FieldValues): boolean {
  return isInScope(scope, ownerOf(register, values));
}
