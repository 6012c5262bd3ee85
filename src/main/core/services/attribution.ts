import { eq } from 'drizzle-orm';
import type { Attribution } from '#shared/domain/people/people.ts';
import type { RecordsContext } from '../context.ts';
import { people } from '../store/schema/organisation.ts';

/** Who did and who typed an act, with their units as they are now. */
export function attributionOf(
  ctx: RecordsContext,
  done: { handlerId: string; accountId: string },
): Attribution {
  const handler = ctx.db.select().from(people).where(eq(people.id, done.handlerId)).get();
  const typist = ctx.db.select().from(people).where(eq(people.accountId, done.accountId)).get();
  return {
    handler: { personId: done.handlerId, unitId: handler?.unitId ?? null },
    typist: {
      accountId: done.accountId,
      personId: typist?.id ?? done.accountId,
      unitId: typist?.unitId ?? null,
    },
  };
}
