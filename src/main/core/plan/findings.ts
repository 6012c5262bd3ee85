import type { Deputy, PlanGroup } from '#shared/domain/plan/plan-draft.ts';

import type { MarkerKind } from './marker.ts';
import type { SourceLine } from './source.ts';
import type { Topic } from './topics.ts';

/** A group being read. A tentative one (a task whose owner may follow) counts only once it has a unit or a head. */
export type OpenGroup = PlanGroup & {
  isTentative: boolean;
  /** The numbering of its duties, once one was met. */
  dutyKind: MarkerKind | null;
  isInDuties: boolean;
  lines: SourceLine[];
};

/** `year`: whether the dates carried their own year. */
export type OpenPhase = {
  name: string;
  from: string | null;
  to: string | null;
  hasYear: boolean;
  hasDates: boolean;
};

/** A line of running text outside groups, kept until everything is read. */
export type Prose = { line: SourceLine; text: string; topic: Topic; heading: string; inPhase: boolean };

export type Findings = {
  advisers: string[];
  head: string[];
  deputies: Deputy[];
  memberUnits: string[];
  groups: OpenGroup[];
  phases: OpenPhase[];
  prose: Prose[];
  unread: SourceLine[];
};

export function createFindings(): Findings {
  return {
    advisers: [],
    head: [],
    deputies: [],
    memberUnits: [],
    groups: [],
    phases: [],
    prose: [],
    unread: [],
  };
}

/** The open group of this name: a table may name a group in several rows. */
export function openGroup(findings: Findings, name: string, isTentative = false): OpenGroup {
  const known = findings.groups.find((group) => group.name === name && !group.isTentative);
  if (known) return known;
  const group: OpenGroup = {
    name,
    head: [],
    deputies: [],
    leadUnits: [],
    responsibleUnits: [],
    duties: [],
    isTentative,
    dutyKind: null,
    isInDuties: false,
    lines: [],
  };
  findings.groups.push(group);
  return group;
}

export function addNew<T>(list: T[], items: readonly T[]): void {
  for (const item of items) {
    if (!list.includes(item)) list.push(item);
  }
}
