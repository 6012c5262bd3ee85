import { and, isNull, lt } from 'drizzle-orm';
import { isPlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { MAJORITY_YEARS } from '#shared/domain/identity/age.ts';
import { registers } from '#shared/registers/index.ts';
import type { Register } from '#shared/registers/register.ts';
import { act, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { columnOf, tableOf, toRow } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';
import { getRegister, isOwing, markRow } from './register-rows.ts';

/** Why a row was taken out by its register's rule. */
export const EXPIRED = '到期';

type Overdue = { register: string; id: string; label: string; keepUntil: string; basis: string };

/** Rows kept longer than their register's rule allows (个人信息保护法 §19: no longer than necessary). */
export function listOverdue(ctx: RecordsContext, registerId: string | undefined): Overdue[] {
  const wanted: readonly Register[] = registerId === undefined ? registers : [getRegister(registerId)];
  return wanted.flatMap((register) =>
    overdueRows(ctx, register).map(({ row, keepUntil }) => ({
      register: register.id,
      id: row.id,
      label: String(row.values[register.titleField] ?? ''),
      keepUntil,
      basis: register.retention.basis,
    })),
  );
}

/** Removes those of these rows that are past their rule; the others stay. @returns how many left. */
export function expireRecords(
  ctx: RecordsContext,
  register: Register,
  ids: readonly string[],
): { removed: number } {
  const due = overdueRows(ctx, register).filter(({ row }) => ids.includes(row.id));
  if (due.length === 0) return { removed: 0 };
  act(ctx, { action: 'registers.expire', objectType: register.id, objectId: `${due.length}` }, () => {
    for (const { row } of due)
      markRow(ctx, register, row, { isRemoved: true, reason: EXPIRED, action: 'removed' });
  });
  return { removed: due.length };
}

function overdueRows(ctx: RecordsContext, register: Register): { row: StoredRow; keepUntil: PlainDate }[] {
  const { after } = register.retention;
  const table = tableOf(register);
  const birth = birthOf(register);
  const isMajority = birth !== undefined;
  if (!isMajority && after !== 'closed') return [];
  const end = isMajority ? columnOf(register, birth) : table.closedOn;
  const span = spanOf(register);
  const rows = ctx.db
    .select()
    .from(table)
    .where(and(isNull(table.removedAt), lt(end, inYears(today(ctx.ports), -span))))
    .all() as Record<string, unknown>[];
  return rows.flatMap((raw) => {
    const row = toRow(register, raw);
    const from = isMajority ? String(row.values[birth]) : row.closedOn;
    // A place that is only no longer key has a closing day too, and is still open.
    const isOver = isMajority || !isOwing(register, { ...row.values, isKey: true });
    return from !== null && isOver ? [{ row, keepUntil: inYears(from, span) }] : [];
  });
}

/** The field that the rule counts from, where it counts from coming of age. */
function birthOf(register: Register): string | undefined {
  if (register.retention.after !== 'majority') return undefined;
  return register.fields.find(({ kind, sensitive }) => kind === 'date' && sensitive === 'birth')?.key;
}

/** Years from birth or from the end. */
function spanOf(register: Register): number {
  const { years } = register.retention;
  return birthOf(register) === undefined ? years : years + MAJORITY_YEARS;
}

/** The last day a row may be kept that left its register on a day; what has no date of its own counts from that day. */
export function keptUntil(register: Register, row: StoredRow, removedOn: PlainDate): PlainDate {
  const birth = row.values[birthOf(register) ?? ''] ?? null;
  if (birth !== null) return inYears(String(birth), spanOf(register));
  return inYears(row.closedOn ?? removedOn, register.retention.years);
}

/** The same day years later or earlier; 29 February becomes the 28th in a common year. */
function inYears(date: PlainDate, years: number): PlainDate {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const same = `${year}${date.slice(4)}`;
  return isPlainDate(same) ? same : `${year}-02-28`;
}
