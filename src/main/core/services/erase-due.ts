import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { EraseDue } from '#shared/contract/erase.ts';
import { officeDate } from '#shared/domain/calendar/plain-date.ts';
import { registers } from '#shared/registers/index.ts';
import type { Register } from '#shared/registers/register.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { tableOf, toRow } from '../store/queries/registers.ts';
import { erasedRecords } from '../store/schema/keeping.ts';
import { EXPIRED, keptUntil } from './retention.ts';

/**
 * Rows about persons that left their register and are kept for no purpose any more: taken out as expired, or taken out or
 * merged for another reason and past their register's rule since. Other registers are the office's own papers: taken out
 * of them, rows stay (档案法 §14).
 */
export function listErasable(ctx: RecordsContext, wanted: readonly Register[] = registers): EraseDue[] {
  return wanted.flatMap((register) => (register.isSensitive ? ofRegister(ctx, register) : []));
}

function ofRegister(ctx: RecordsContext, register: Register): EraseDue[] {
  const table = tableOf(register);
  const isThis = and(eq(erasedRecords.register, register.id), eq(erasedRecords.recordId, table.id));
  const rows = ctx.db
    .select({ row: table })
    .from(table)
    .leftJoin(erasedRecords, isThis)
    .where(and(isNotNull(table.removedAt), isNull(erasedRecords.recordId)))
    .orderBy(table.removedAt)
    .all() as { row: Record<string, unknown> }[];
  const day = today(ctx.ports);
  return rows.flatMap(({ row: raw }) => {
    const row = toRow(register, raw);
    const removedOn = officeDate(new Date(String(raw['removedAt'])));
    const reason = typeof raw['removedReason'] === 'string' ? raw['removedReason'] : '';
    if (reason !== EXPIRED && keptUntil(register, row, removedOn) >= day) return [];
    const label = String(row.values[register.titleField] ?? '');
    return [{ register: register.id, id: row.id, label, removedOn, reason }];
  });
}
