import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { Checklist } from './checklist.ts';
import { businessChecklists } from './checklists-business.ts';
import { placeChecklists } from './checklists-place.ts';
import { schoolChecklists } from './checklists-school.ts';
import type { ChecklistKind, InspectionKind, VenueKind } from './inspection.ts';
import type { PlaceRegister } from './place.ts';

/** What ships with the desk; the office's own edits are further versions. */
export const builtInChecklists: readonly Checklist[] = [
  ...businessChecklists,
  ...schoolChecklists,
  ...placeChecklists,
].map((checklist) => Checklist.parse(checklist));

export function findChecklist(
  id: string,
  version: number,
  checklists: readonly Checklist[] = builtInChecklists,
): Checklist | undefined {
  return checklists.find((checklist) => checklist.id === id && checklist.version === version);
}

/**
 * The list for a kind of place on a day: the newest version that was in force; the general one where the kind has none
 * of its own. Without a day, the newest of all.
 */
export function getChecklistFor(
  kind: ChecklistKind,
  checklists: readonly Checklist[] = builtInChecklists,
  day: PlainDate = '9999-12-31',
): Checklist {
  const found =
    findNewest(kind, checklists, day) ??
    findNewest('general', checklists, day) ??
    findNewest('general', builtInChecklists, day);
  if (found === undefined) throw new RangeError('no general checklist');
  return found;
}

/** Whether the version could have been taken along on that day: a later one takes its place, but its papers may be out. */
export function isInForce({ effectiveOn }: Checklist, day: PlainDate): boolean {
  return effectiveOn === null || effectiveOn <= day;
}

/** Which list a place is inspected by. @param venueKind of a key venue */
export function checklistKindOf(
  register: PlaceRegister,
  inspection: InspectionKind,
  venueKind: VenueKind = 'general',
): ChecklistKind {
  if (inspection === 'surroundings' && register === 'schools') return 'school-surroundings';
  return register === 'venues' ? venueKind : kindOfRegister[register];
}

const kindOfRegister = {
  schools: 'school',
  institutions: 'training',
  'contact-units': 'contact-unit',
} as const satisfies Record<Exclude<PlaceRegister, 'venues'>, ChecklistKind>;

function findNewest(
  kind: ChecklistKind,
  checklists: readonly Checklist[],
  day: PlainDate,
): Checklist | undefined {
  return checklists
    .filter((checklist) => checklist.kind === kind && isInForce(checklist, day))
    .toSorted((a, b) => b.version - a.version)[0];
}
