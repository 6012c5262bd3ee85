import type { RecordsContext } from '../context.ts';
import { countRows } from '../store/queries/register-page.ts';
import type { PageQuery } from '../store/queries/register-page.ts';
import type { Store } from '../store/open.ts';

type Counts = { changes: string; known: Map<string, number> };

/** Every change of a row leaves a line; those of an act on many rows are written before it holds. */
const CHANGES = `SELECT (SELECT max(rowid) FROM record_history) || ' ' || (SELECT count(*) FROM pending_acts)`;

const counts = new WeakMap<Store, Counts>();

/** How many rows fit a query; counted again only when some row was changed since. */
export function cachedCount(ctx: RecordsContext, wanted: PageQuery): number {
  const changes = ctx.records.prepare<[], string>(CHANGES).pluck().get() ?? '';
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
