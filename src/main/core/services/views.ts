import { and, eq } from 'drizzle-orm';
import type { SavedView } from '#shared/contract/views.ts';
import { RegisterQuery } from '#shared/contract/registers.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { savedViews } from '../store/schema/register-engine.ts';
import { getRegister } from './register-rows.ts';

/** The account's own views of a register, by name. */
export function listViews(ctx: RecordsContext, registerId: string): SavedView[] {
  const register = getRegister(registerId);
  return ctx.db
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.accountId, ctx.session.accountId), eq(savedViews.register, register.id)))
    .orderBy(savedViews.name)
    .all()
    .map(({ id, name, columns, query }) => ({
      id,
      register: register.id,
      name,
      columns: (JSON.parse(columns) as string[]).filter((key) =>
        register.fields.some((field) => field.key === key),
      ),
      query: RegisterQuery.parse(JSON.parse(query)),
    }));
}

/** The same name again replaces the view. @throws AppError `register.unknown`. */
export function saveView(ctx: RecordsContext, view: Omit<SavedView, 'id'>): { id: string } {
  const register = getRegister(view.register);
  const own = and(
    eq(savedViews.accountId, ctx.session.accountId),
    eq(savedViews.register, register.id),
    eq(savedViews.name, view.name),
  );
  const known = ctx.db.select({ id: savedViews.id }).from(savedViews).where(own).get();
  const id = known?.id ?? ctx.ports.random.uuid();
  const set = {
    columns: JSON.stringify(view.columns),
    query: JSON.stringify(view.query),
    savedAt: nowIso(ctx.ports),
  };
  act(ctx, { action: 'views.save', objectType: register.id, objectId: id }, () =>
    ctx.db
      .insert(savedViews)
      .values({ id, accountId: ctx.session.accountId, register: register.id, name: view.name, ...set })
      .onConflictDoUpdate({ target: savedViews.id, set })
      .run(),
  );
  return { id };
}

/** @throws AppError `record.missing`, for another account's view as well. */
export function removeView(ctx: RecordsContext, id: string): void {
  const own = and(eq(savedViews.id, id), eq(savedViews.accountId, ctx.session.accountId));
  act(ctx, { action: 'views.remove', objectType: 'view', objectId: id }, () => {
    if (ctx.db.delete(savedViews).where(own).run().changes === 0) throw new AppError('record.missing');
  });
}
