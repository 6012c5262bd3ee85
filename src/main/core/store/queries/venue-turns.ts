import { officeDate } from '#shared/domain/calendar/plain-date.ts';
import { spansFrom } from '#shared/domain/obligation/venue-spans.ts';
import type { Span, Turn } from '#shared/domain/obligation/venue-spans.ts';
import { venues as register } from '#shared/registers/venues.ts';
import type { Store } from '../open.ts';
import { isSettledLine, isSettledRow } from './laid-out.ts';
import { sortKey } from './sort-key.ts';

/** A venue that owed checks at some time, with the days for which it did. Removed ones too: their misses stay. */
export type OwingVenue = {
  id: string;
  name: string;
  village: string;
  kind: string;
  supervisor: string | null;
  isKey: boolean;
  status: string;
  isRemoved: boolean;
  spans: readonly Span[];
};

type Row = Omit<OwingVenue, 'isKey' | 'isRemoved' | 'spans'> & {
  isKey: number;
  listedOn: string;
  closedOn: string | null;
  removedAt: string | null;
};
type Line = { recordId: string; at: string; action: string; changes: string };
const closedStatuses: readonly string[] = register.closedStatuses;

type Held = { isKey: boolean; status: string; isRemoved: boolean };

/**
 * The venues that ever owed checks, by village and name. From when to when is told by their history, never by the row
 * alone: a place that closed and opened again owes nothing for the time between, one taken off the register keeps what it
 * missed, and one that was merged into another hands its time over.
 */
export function owingVenues(records: Store): OwingVenue[] {
  const lines = Map.groupBy(statusLines(records), ({ recordId }) => recordId);
  const rows = venueRows(records);
  const removed = new Set(rows.flatMap(({ id, removedAt }) => (removedAt === null ? [] : [id])));
  const gone = merged(records).filter(({ droppedId }) => removed.has(droppedId));
  const absorbed = new Set(gone.map(({ droppedId }) => droppedId));
  const spans = new Map(
    rows.map((row) => [row.id, spansOf(row, lines.get(row.id) ?? [], absorbed.has(row.id))]),
  );
  for (const { droppedId, keptId } of gone)
    spans.set(keptId, [...(spans.get(droppedId) ?? []), ...(spans.get(keptId) ?? [])]);
  return rows
    .filter(({ id }) => !absorbed.has(id) && (spans.get(id) ?? []).length > 0)
    .map(({ id, name, village, kind, supervisor, isKey, status, removedAt }) => ({
      venue: {
        id,
        name,
        village,
        kind,
        supervisor,
        isKey: isKey === 1,
        status,
        isRemoved: removedAt !== null,
      },
      order: `${sortKey(village)} ${sortKey(name)}`,
    }))
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ venue }) => ({ ...venue, spans: spans.get(venue.id) ?? [] }));
}

function venueRows(records: Store): Row[] {
  return records
    .prepare<[], Row>(
      `SELECT id, name, village, kind, supervisor, is_key AS isKey, status, listed_on AS listedOn,
         closed_on AS closedOn, removed_at AS removedAt
       FROM venues WHERE ${isSettledRow}`,
    )
    .all();
}

/** Only the lines of history that could change whether a place owes. */
function statusLines(records: Store): Line[] {
  return records
    .prepare<[], Line>(
      `SELECT record_id AS recordId, at, action, changes FROM record_history
       WHERE register = 'venues' AND ${isSettledLine} AND (action IN ('removed', 'restored', 'merged', 'import-undone')
         OR changes LIKE '%"field":"status"%' OR changes LIKE '%"field":"isKey"%')
       ORDER BY record_id, revision`,
    )
    .all();
}

function merged(records: Store): { droppedId: string; keptId: string }[] {
  return records
    .prepare<[], { droppedId: string; keptId: string }>(
      `SELECT dropped_id AS droppedId, kept_id AS keptId FROM record_merges WHERE register = 'venues'`,
    )
    .all();
}

function spansOf(row: Row, lines: readonly Line[], isAbsorbed: boolean): Span[] {
  if (lines.length === 0) return spansOfRow(row);
  let held: Held = { isKey: true, status: 'open', isRemoved: false };
  const turns = lines.map((line, index): Turn => {
    // The row that was merged away and the one that took it in both have a line of the merge.
    const isMergedAway = isAbsorbed && index === lines.length - 1;
    held = after(held, line, isMergedAway);
    const isFirst = index === 0 && !takings.has(line.action);
    return { on: isFirst ? row.listedOn : officeDate(new Date(line.at)), owes: owes(held) };
  });
  return spansFrom(turns);
}

/** A row without a history, as benches and old stores have them, tells by its own columns. */
function spansOfRow({ isKey, status, listedOn, closedOn, removedAt }: Row): Span[] {
  const isOpen = owes({ isKey: isKey === 1, status, isRemoved: removedAt !== null });
  if (isOpen) return [{ from: listedOn, to: null, endEnteredOn: null }];
  const removedOn = removedAt === null ? null : officeDate(new Date(removedAt));
  const to = closedOn ?? (isKey === 1 ? removedOn : null);
  return to === null ? [] : [{ from: listedOn, to, endEnteredOn: null }];
}

function owes({ isKey, status, isRemoved }: Held): boolean {
  return isKey && !isRemoved && !closedStatuses.includes(status);
}

/** Acts on a row that is already there. */
const takings: ReadonlySet<string> = new Set(['removed', 'restored', 'merged', 'changed', 'import-undone']);

function after(held: Held, { action, changes }: Line, isMergedAway: boolean): Held {
  const found = JSON.parse(changes) as { field: string; after: unknown }[];
  const read = (field: string): unknown => found.find((change) => change.field === field)?.after;
  const isKey = read('isKey');
  const status = read('status');
  const isTaken = action === 'removed' || isMergedAway || (action === 'import-undone' && found.length === 0);
  return {
    isKey: typeof isKey === 'boolean' ? isKey : held.isKey,
    status: typeof status === 'string' ? status : held.status,
    isRemoved: action === 'restored' ? false : isTaken || held.isRemoved,
  };
}
