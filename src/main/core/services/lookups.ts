import { isNull } from 'drizzle-orm';
import type { Lookups } from '#shared/domain/import/parse-field.ts';
import { findRegister } from '#shared/registers/index.ts';
import type { Option, Register } from '#shared/registers/register.ts';
import type { RecordsContext } from '../context.ts';
import { columnOf, tableOf } from '../store/queries/registers.ts';
import { listUnits } from './units.ts';

/**
 * The office's own lists that a register's fields name an entry of. Villages are checked from the day the office keeps
 * its register of villages; before that any name passes.
 */
export function lookupsFor(ctx: RecordsContext, register: Register): Lookups {
  const kinds = new Set(register.fields.map(({ kind }) => kind));
  const village = kinds.has('village') ? villageOptions(ctx) : [];
  const referred = new Set(register.fields.flatMap((field) => (field.kind === 'ref' ? field.registers : [])));
  const refs = Object.fromEntries(
    [...referred].flatMap((id) => {
      const other = findRegister(id);
      return other ? [[id, titleOptions(ctx, other)]] : [];
    }),
  );
  return { ...(village.length > 0 ? { village } : {}), refs };
}

function titleOptions(ctx: RecordsContext, register: Register): Option[] {
  const table = tableOf(register);
  return ctx.db
    .select({ id: table.id, title: columnOf(register, register.titleField) })
    .from(table)
    .where(isNull(table.removedAt))
    .all()
    .map(({ id, title }) => ({ code: String(id), label: String(title) }));
}

/** Villages are stored by name: a row reads the same on paper, and a village merged away leaves no dead id. */
function villageOptions(ctx: RecordsContext): Option[] {
  const villages = findRegister('villages');
  if (!villages) return [];
  const called = new Map(listUnits(ctx.db).map(({ name, aliases }) => [name, aliases]));
  return titleOptions(ctx, villages).map(({ label }) => ({
    code: label,
    label,
    aliases: called.get(label) ?? [],
  }));
}
