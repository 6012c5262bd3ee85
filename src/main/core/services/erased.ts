import { and, eq } from 'drizzle-orm';
import type { Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { erasedRecords } from '../store/schema/keeping.ts';

/** Whether the contents of a row are gone for good. */
export function isErased(ctx: RecordsContext, register: Register, id: string): boolean {
  const own = and(eq(erasedRecords.register, register.id), eq(erasedRecords.recordId, id));
  return ctx.db.select().from(erasedRecords).where(own).get() !== undefined;
}

/** @throws AppError `erase.done`. */
export function assertNotErased(ctx: RecordsContext, register: Register, id: string): void {
  if (isErased(ctx, register, id)) throw new AppError('erase.done');
}
