import { and, eq } from 'drizzle-orm';
import { nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { drafts } from '../store/schema/checklists.ts';

/** What the account left half typed. It outlives a lock, encrypted like everything else, and is nobody else's. */
export function getDraft(ctx: RecordsContext, name: string): { value: string | null; keptAt: string | null } {
  const row = ctx.db.select().from(drafts).where(isOwn(ctx, name)).get();
  return { value: row?.value ?? null, keptAt: row?.keptAt ?? null };
}

export function keepDraft(ctx: RecordsContext, name: string, value: string): void {
  const set = { value, keptAt: nowIso(ctx.ports) };
  ctx.db
    .insert(drafts)
    .values({ accountId: ctx.session.accountId, name, ...set })
    .onConflictDoUpdate({ target: [drafts.accountId, drafts.name], set })
    .run();
}

export function discardDraft(ctx: RecordsContext, name: string): void {
  ctx.db.delete(drafts).where(isOwn(ctx, name)).run();
}

function isOwn(ctx: RecordsContext, name: string) {
  return and(eq(drafts.accountId, ctx.session.accountId), eq(drafts.name, name));
}
