import { asc, eq } from 'drizzle-orm';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { schoolItems } from '../store/schema/obligations.ts';

/** What every school owes each term, those that stopped last. */
export function listSchoolItems({ db }: RecordsContext) {
  return db
    .select()
    .from(schoolItems)
    .orderBy(asc(schoolItems.ordinal))
    .all()
    .map(({ id, name, fromOn, toOn }) => ({ id, name, from: fromOn, to: toOn, isOver: toOn !== null }))
    .toSorted((a, b) => Number(a.isOver) - Number(b.isOver));
}

/** The list as it shall be. One left out stops today and keeps what it missed. @throws AppError `record.missing`. */
export function saveSchoolItems(
  ctx: RecordsContext,
  items: readonly { id?: string | undefined; name: string }[],
): void {
  const day = today(ctx.ports);
  const known = new Map(listSchoolItems(ctx).map((item) => [item.id, item]));
  if (items.some(({ id }) => id !== undefined && !known.has(id))) throw new AppError('record.missing');
  const kept = new Set(items.flatMap(({ id }) => id ?? []));
  const trace = { action: 'obligations.saveItems', objectType: 'school-items', objectId: 'items' };
  act(ctx, trace, () => {
    for (const { id, isOver } of known.values()) {
      if (!kept.has(id) && !isOver)
        ctx.db.update(schoolItems).set({ toOn: day }).where(eq(schoolItems.id, id)).run();
    }
    for (const [ordinal, { id, name }] of items.entries()) {
      if (id === undefined) {
        const row = { id: ctx.ports.random.uuid(), ordinal, name, fromOn: day };
        ctx.db.insert(schoolItems).values(row).run();
      } else {
        ctx.db.update(schoolItems).set({ ordinal, name }).where(eq(schoolItems.id, id)).run();
      }
    }
  });
}
