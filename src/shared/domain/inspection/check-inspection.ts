import { AppError, describeError } from '#shared/rpc/app-error.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { tookPart } from '#shared/domain/people/people.ts';
import type { Actor, Attribution } from '#shared/domain/people/people.ts';
import type { ErrorCode } from '#shared/text/errors/index.ts';
import type { Checklist } from './checklist.ts';
import { answersWholeList, JOINT_UNITS } from './inspection.ts';
import type { InspectionDraft } from './inspection.ts';

/** What is wrong with a draft, and where: 'date', 'unitIds', 'results.hotel-id', 'process', … */
export type InspectionFault = { readonly field: string; readonly code: ErrorCode };

/** Everything to put right before an inspection can be recorded, in the order of the form; empty: nothing. */
export function inspectionFaults(
  draft: InspectionDraft,
  checklist: Checklist | undefined,
  today: PlainDate,
): InspectionFault[] {
  const faults: InspectionFault[] = [];
  if (draft.date > today) faults.push({ field: 'date', code: 'inspection.future-date' });
  faults.push(...unitFaults(draft));
  if (
    checklist === undefined ||
    checklist.id !== draft.checklistId ||
    checklist.version !== draft.checklistVersion
  ) {
    faults.push({ field: 'checklistId', code: 'inspection.checklist-mismatch' });
  } else {
    faults.push(...resultFaults(draft, checklist));
  }
  if (draft.process.trim() === '') faults.push({ field: 'process', code: 'inspection.process-missing' });
  const hasFound = draft.findings.length > 0 || draft.results.some((result) => result.outcome === 'fail');
  if (draft.handlingResult.trim() === '' && hasFound) {
    faults.push({ field: 'handlingResult', code: 'inspection.result-missing' });
  }
  return faults;
}

/**
 * @throws AppError with the sentence of each fault beside its field; the code is the fault's own when there is one,
 * otherwise input.invalid
 */
export function checkInspection(
  draft: InspectionDraft,
  checklist: Checklist | undefined,
  today: PlainDate,
): void {
  const faults = inspectionFaults(draft, checklist, today);
  const [first, ...others] = faults;
  if (first === undefined) return;
  const fields = Object.fromEntries(faults.map((fault) => [fault.field, describeError(fault.code)]));
  throw new AppError(others.length === 0 ? first.code : 'input.invalid', undefined, fields);
}

/**
 * A late entry is vouched for by somebody who neither made nor typed it.
 * @throws AppError inspection.not-late, inspection.self-confirm
 */
export function checkConfirmation(
  inspection: { by: Attribution; needsConfirmation: boolean },
  actor: Actor,
): void {
  if (!inspection.needsConfirmation) throw new AppError('inspection.not-late');
  if (tookPart(inspection.by, actor)) throw new AppError('inspection.self-confirm');
}

function unitFaults(draft: InspectionDraft): InspectionFault[] {
  const units = new Set(draft.unitIds).size;
  if (units === 0) return [{ field: 'unitIds', code: 'inspection.units-missing' }];
  if (draft.kind === 'joint' && units < JOINT_UNITS)
    return [{ field: 'unitIds', code: 'inspection.joint-units' }];
  return [];
}

function resultFaults(draft: InspectionDraft, checklist: Checklist): InspectionFault[] {
  const byCode = Map.groupBy(draft.results, (result) => result.code);
  const ofItems = checklist.items.flatMap(({ code }): InspectionFault[] => {
    const results = byCode.get(code) ?? [];
    const field = `results.${code}`;
    if (results.length === 0)
      return answersWholeList[draft.kind] ? [{ field, code: 'inspection.item-unanswered' }] : [];
    if (results.length > 1) return [{ field, code: 'inspection.item-twice' }];
    const needsNote = results.some((result) => result.outcome === 'fail' && result.note.trim() === '');
    return needsNote ? [{ field, code: 'inspection.note-missing' }] : [];
  });
  const known = new Set(checklist.items.map((item) => item.code));
  const unknown = [...byCode.keys()].filter((code) => !known.has(code));
  return [
    ...ofItems,
    ...unknown.map((code): InspectionFault => ({
      field: `results.${code}`,
      code: 'inspection.item-unknown',
    })),
  ];
}
