import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { RecordsContext } from '../context.ts';
import { incoming } from '../store/schema/incoming.ts';

/** The letters an account may see. 综合协调 and 领导: all. 工作组经办: those handed to his unit; without a unit, none. */
export function incomingTerm({ actor }: RecordsContext): SQL | undefined {
  if (actor.role !== 'officer') return undefined;
  return sql`${incoming.id} IN (SELECT incoming_id FROM incoming_units WHERE unit_id = ${actor.unitId})`;
}

/** The letters the account may see, as the search asks for them; undefined: all. */
export function incomingRows(ctx: RecordsContext): { idsIn: { sql: string; params: unknown[] } } | undefined {
  const term = incomingTerm(ctx);
  return term && { idsIn: ctx.db.select({ id: incoming.id }).from(incoming).where(term).toSQL() };
}
