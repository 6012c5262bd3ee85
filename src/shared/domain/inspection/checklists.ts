import type { Checklist } from './checklist.ts';
import { businessChecklists } from './checklists-business.ts';
import { schoolChecklists } from './checklists-school.ts';
import type { VenueKind } from './inspection.ts';

/** What ships with the desk; the office's own edits are further versions. */
export const builtInChecklists: readonly Checklist[] = [...businessChecklists, ...schoolChecklists];

export function findChecklist(
  id: string,
  version: number,
  checklists: readonly Checklist[] = builtInChecklists,
): Checklist | undefined {
  return checklists.find((checklist) => checklist.id === id && checklist.version === version);
}

/** The newest list for a kind of venue; the general one where the kind has none of its own. */
export function getChecklistFor(
  kind: VenueKind,
  checklists: readonly Checklist[] = builtInChecklists,
): Checklist {
  const found =
    findNewest(kind, checklists) ??
    findNewest('general', checklists) ??
    findNewest('general', builtInChecklists);
  if (found === undefined) throw new RangeError('no general checklist');
  return found;
}

function findNewest(kind: VenueKind, checklists: readonly Checklist[]): Checklist | undefined {
  return checklists
    .filter((checklist) => checklist.kind === kind)
    .toSorted((a, b) => b.version - a.version)[0];
}
