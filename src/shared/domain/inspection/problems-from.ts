import { builtInHolidays, workdayFrom } from '#shared/domain/calendar/holidays.ts';
import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import type { Id } from '#shared/domain/people/people.ts';
import type { ProblemDraft, Severity } from '#shared/domain/problem/problem.ts';
import type { Checklist } from './checklist.ts';
import type { InspectionDraft } from './inspection.ts';

/** Days offered for putting right; the one who assigns the problem decides. */
export const suggestedDays = { serious: 3, ordinary: 15 } as const satisfies Record<Severity, number>;

/**
 * One draft problem for each failed item, in the list's order, then for each finding beside the list: nothing is typed
 * twice. The suggested day is a workday.
 * `inspectionId` is null while the inspection itself is a draft.
 */
export function problemsFrom(
  inspection: InspectionDraft,
  checklist: Checklist,
  inspectionId: Id | null = null,
  table: HolidayTable = builtInHolidays,
): ProblemDraft[] {
  const failed = new Map(
    inspection.results
      .filter((result) => result.outcome === 'fail')
      .map((result) => [result.code, result.note.trim()]),
  );
  const ofItems = checklist.items
    .filter((item) => failed.has(item.code))
    .map(({ code, fault, severity }) => ({
      itemCode: code,
      title: fault,
      text: failed.get(code) ?? '',
      severity,
    }));
  const beside = inspection.findings.map((finding) => ({ itemCode: null, ...finding }));
  return [...ofItems, ...beside].map((found) => ({
    ...found,
    place: inspection.place,
    inspectionId,
    foundOn: inspection.date,
    suggestedDays: suggestedDays[found.severity],
    suggestedDueOn: workdayFrom(addDays(inspection.date, suggestedDays[found.severity]), table),
  }));
}
