import type { RecordsContext } from '../context.ts';
import { countRows } from '../store/queries/register-page.ts';
import type { PageQuery } from '../store/queries/register-page.ts';
import type { Store } from '../store/open.ts';

type Counts = { changes: number; known: Map<string, number> };

const counts = new WeakMap<Store, Counts>();

/** How many rows fit a query; counted again only when something was written since. */
export function cachedCount(ctx: RecordsContext, wanted: PageQuery): number {
  const changes = ctx.records.prepare<[], number>('SELECT total_changes()').pluck().get() ?? 0;
  const held = counts.get(ctx.records);
  const current = held?.changes === changes ? held : { changes, known: new Map<string, number>() };
  counts.set(ctx.records, current);
  const { register, scope, query } = wanted;
  const name = JSON.stringify([register.id, scope, { ...query, sort: undefined }]);
  const known = current.known.get(name);
  if (known !== undefined) return known;
  const counted = countRows(ctx.db, wanted);
  current.known.set(name, counted);
  return counted;
}
