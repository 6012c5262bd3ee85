import type { JointCheck } from '#shared/domain/obligation/joint.ts';
import type { VenueCheck } from '#shared/domain/obligation/matrix.ts';
import { officeDate } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Store } from '../open.ts';

type Row = {
  id: string;
  venueId: string | null;
  kind: VenueCheck['kind'];
  actOn: string;
  enteredOn: string;
  confirmedAt: string | null;
};

const columns = `inspection.id, inspection.venue_id AS venueId, inspection.kind, inspection.inspected_on AS actOn,
  inspection.entered_on AS enteredOn, inspection.confirmed_at AS confirmedAt`;

/** Inspections of a span of days, as the rules of time read them. */
export function venueChecks(records: Store, from: PlainDate, to: PlainDate): VenueCheck[] {
  return records
    .prepare<[string, string], Row>(
      `SELECT ${columns} FROM inspections AS inspection WHERE inspection.venue_id IS NOT NULL AND inspection.inspected_on BETWEEN ? AND ?`,
    )
    .all(from, to)
    .map(toCheck);
}

/** Joint inspections of a span of days with the units that took part. */
export function jointChecks(records: Store, from: PlainDate, to: PlainDate): JointCheck[] {
  return records
    .prepare<[string, string], Row & { operationId: string | null; unitIds: string }>(
      `SELECT ${columns}, inspection.operation_id AS operationId,
         (SELECT json_group_array(unit_id) FROM inspection_units WHERE inspection_id = inspection.id) AS unitIds
       FROM inspections AS inspection
       WHERE inspection.inspected_on BETWEEN ? AND ? AND inspection.kind = 'joint'`,
    )
    .all(from, to)
    .map((row) => ({
      ...toCheck(row),
      operationId: row.operationId,
      unitIds: JSON.parse(row.unitIds) as string[],
    }));
}

function toCheck({ id, venueId, kind, actOn, enteredOn, confirmedAt }: Row): VenueCheck {
  const confirmedOn = confirmedAt === null ? null : officeDate(new Date(confirmedAt));
  return { id, venueId, kind, actOn, enteredOn, confirmedOn };
}
