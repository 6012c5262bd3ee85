import { and, eq, lt, sql } from 'drizzle-orm';
import { hasSecrecyMark } from '#shared/domain/documents/model.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { drafts } from '../store/schema/drafts.ts';

/** What nobody has touched for so many days is no work any more. */
const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

/** What the account left half typed. It outlives a lock, encrypted like everything else, and is nobody else's. */
export function listDrafts(ctx: RecordsContext): { name: string; value: string; keptAt: string }[] {
  const { name, value, keptAt } = drafts;
  return ctx.db
    .select({ name, value, keptAt })
    .from(drafts)
    .where(eq(drafts.accountId, ctx.session.accountId))
    .all();
}

/** Half typed or not, state secrets do not come in. @throws AppError `documents.secrecy-refused`. */
export function keepDraft(ctx: RecordsContext, name: string, value: string): void {
  if (hasSecrecyMark(value)) throw new AppError('documents.secrecy-refused');
  const set = { value, keptAt: nowIso(ctx.ports) };
  ctx.db
    .insert(drafts)
    .values({ accountId: ctx.session.accountId, name, ...set })
    .onConflictDoUpdate({ target: [drafts.accountId, drafts.name], set })
    .run();
}

export function discardDraft(ctx: RecordsContext, name: string): void {
  ctx.db
    .delete(drafts)
    .where(and(eq(drafts.accountId, ctx.session.accountId), eq(drafts.name, name)))
    .run();
}

/** Anybody's that names a row which is being erased. */
export function eraseDrafts(ctx: RecordsContext, rowId: string): void {
  ctx.db
    .delete(drafts)
    .where(sql`instr(${drafts.name} || ${drafts.value}, ${rowId}) > 0`)
    .run();
}

/** At the unlock, whoever it is. */
export function dropOldDrafts(ctx: RecordsContext): void {
  const since = new Date(ctx.ports.clock.now().getTime() - KEPT_DAYS * DAY_MS).toISOString();
  ctx.db.delete(drafts).where(lt(drafts.keptAt, since)).run();
}
