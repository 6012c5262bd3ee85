import type { SearchHit } from '#shared/contract/search.ts';
import { wholeScope } from '#shared/domain/permissions/scope.ts';
import { findRegister } from '#shared/registers/index.ts';
import { act } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { findEntries } from '../search/find.ts';
import type { SearchScope } from '../search/find.ts';
import { countQueued, hasStale, indexNext, queueEverything } from '../search/queue.ts';
import { getSource, sources } from '../search/sources.ts';
import { incomingRows } from './incoming-scope.ts';
import { scopeOf } from './scope.ts';
import { taskRows } from './task-scope.ts';
import { documentRows, problemRows } from './work-scope.ts';

type FindInput = { text: string; limit: number; registers?: string[] | undefined };

/** What this account may see that holds every word; what was saved a moment ago is found already. */
export function search(
  ctx: RecordsContext,
  { text, limit, registers }: FindInput,
): { hits: SearchHit[]; total: number; hasMore: boolean; pending: number } {
  if (hasStale(ctx.records)) indexNext(ctx.records);
  const { hits, total, hasMore } = findEntries(ctx.records, {
    text,
    limit,
    scopes: scopesOf(ctx, registers),
  });
  return {
    hits: hits.map((hit) => {
      const { label, route } = getSource(hit.register);
      return { ...hit, registerLabel: label, route: route(hit.id) };
    }),
    total,
    hasMore,
    pending: countQueued(ctx.records),
  };
}

/** As their own lists show them; units and people are seen by every business account. */
function scopesOf(
  ctx: RecordsContext,
  wanted: readonly string[] | undefined,
): ReadonlyMap<string, SearchScope> {
  const ids = sources.map(({ id }) => id).filter((id) => wanted?.includes(id) ?? true);
  return new Map(ids.map((id) => [id, scopeOfKind(ctx, id)]));
}

function scopeOfKind(ctx: RecordsContext, id: string): SearchScope {
  const register = findRegister(id);
  if (register) return scopeOf(ctx, register);
  if (id === 'problems') return problemRows(ctx) ?? wholeScope;
  if (id === 'tasks') return taskRows(ctx) ?? wholeScope;
  if (id === 'incoming') return incomingRows(ctx) ?? wholeScope;
  return id === 'documents' ? (documentRows(ctx) ?? wholeScope) : wholeScope;
}

export function searchStatus(ctx: RecordsContext): { entries: number; pending: number } {
  const entries = ctx.records.prepare<[], number>('SELECT count(*) FROM search_entries').pluck().get() ?? 0;
  return { entries, pending: countQueued(ctx.records) };
}

/** The rest is done beside the work, and goes on after a lock. */
export function rebuildSearch(ctx: RecordsContext): { pending: number } {
  act(ctx, { action: 'search.rebuild', objectType: 'search', objectId: ctx.desk.deskId }, () =>
    queueEverything(ctx.records),
  );
  return { pending: countQueued(ctx.records) };
}
