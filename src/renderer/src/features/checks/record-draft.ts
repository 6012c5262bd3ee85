import type { StoredFile } from '#shared/contract/organisation.ts';
import type { z } from 'zod';
import type { Checklist, InspectionInput } from '#shared/contract/checks.ts';
import { answersWholeList } from '#shared/domain/inspection/inspection.ts';
import type { InspectionKind, Outcome } from '#shared/domain/inspection/inspection.ts';
import type { Place } from '#shared/domain/inspection/place.ts';
import type { Severity } from '#shared/domain/problem/problem.ts';
import type { FieldErrors } from '#shared/rpc/app-error.ts';

export type ItemDraft = {
  outcome: Outcome | null;
  note: string;
  rectifyingUnitId: string | null;
  deadline: string | null;
};

/** A problem beside the items of the list. */
export type FindingDraft = {
  title: string;
  text: string;
  severity: Severity;
  rectifyingUnitId: string | null;
};

/** A check as far as it has been typed. */
export type CheckDraft = {
  date: string;
  kind: InspectionKind;
  /** The joint operation this venue joins; empty begins a new one, null is not chosen yet. */
  operationId: string | null;
  unitIds: string[];
  handlerId: string | null;
  items: Record<string, ItemDraft>;
  process: string;
  handlingResult: string;
  photos: StoredFile[];
  findings: FindingDraft[];
};

/** What one round of checks has in common: the next venue starts from it. */
export type CarriedHead = Pick<
  CheckDraft,
  'date' | 'kind' | 'operationId' | 'unitIds' | 'handlerId' | 'process'
>;

export const blankItem: ItemDraft = { outcome: null, note: '', rectifyingUnitId: null, deadline: null };

export const blankFinding: FindingDraft = {
  title: '',
  text: '',
  severity: 'ordinary',
  rectifyingUnitId: null,
};

export function newDraft(
  today: string,
  handlerId: string | null,
  carried: CarriedHead | undefined,
): CheckDraft {
  return {
    date: carried?.date ?? today,
    kind: carried?.kind ?? 'weekly',
    operationId: carried?.operationId ?? null,
    unitIds: carried?.unitIds ?? [],
    handlerId: carried?.handlerId ?? handlerId,
    items: {},
    process: '',
    handlingResult: '',
    photos: [],
    findings: [],
  };
}

export function itemOf(draft: CheckDraft, code: string): ItemDraft {
  return draft.items[code] ?? blankItem;
}

/** What the clerk still has to fill in, by the same paths the core uses for its refusals. */
export function missingFields(draft: CheckDraft, checklist: Checklist): FieldErrors {
  const missing: Record<string, string> = {};
  if (!draft.date) missing['date'] = '请填检查日期';
  if (draft.unitIds.length === 0) missing['unitIds'] = '请选参加检查的单位';
  if (draft.kind === 'joint' && draft.unitIds.length === 1) {
    missing['unitIds'] = '联合执法要有两家以上单位参加';
  }
  checklist.items.forEach((item, index) => {
    const { outcome, note } = itemOf(draft, item.code);
    if (outcome === null && answersWholeList[draft.kind])
      missing[`results.${index}.outcome`] = '这一项还没填';
    if (outcome === 'fail' && note.trim() === '') missing[`results.${index}.note`] = '写一句查到了什么';
  });
  draft.findings.forEach(({ title }, index) => {
    if (title.trim() === '') missing[`findings.${index}.title`] = '请写问题名称';
  });
  if (draft.process.trim() === '') missing['process'] = '请简单记下怎么查的、查了哪些地方';
  if (failures(draft, checklist) > 0 && draft.handlingResult.trim() === '') {
    missing['handlingResult'] = '查出了问题，请写当场怎么处理的';
  }
  return missing;
}

export function failures(draft: CheckDraft, checklist: Checklist): number {
  return (
    draft.findings.length +
    checklist.items.filter((item) => itemOf(draft, item.code).outcome === 'fail').length
  );
}

export function answered(draft: CheckDraft, checklist: Checklist): number {
  return checklist.items.filter((item) => itemOf(draft, item.code).outcome !== null).length;
}

/** The draft as the core takes it. Call it when `missingFields` names nothing. */
export function toInput(
  draft: CheckDraft,
  place: Place,
  checklist: Checklist,
): z.input<typeof InspectionInput> {
  return {
    place,
    kind: draft.kind,
    date: draft.date,
    ...(draft.kind === 'joint' && draft.operationId ? { operationId: draft.operationId } : {}),
    unitIds: draft.unitIds,
    checklistId: checklist.id,
    checklistVersion: checklist.version,
    results: checklist.items.flatMap((item) => {
      const { outcome, note, rectifyingUnitId, deadline } = itemOf(draft, item.code);
      if (outcome === null) return [];
      const toRectify = outcome === 'fail' ? { rectifyingUnitId, deadline } : {};
      return [{ code: item.code, outcome, note: outcome === 'na' ? '' : note, ...toRectify }];
    }),
    findings: draft.findings,
    process: draft.process,
    handlingResult: draft.handlingResult,
    fileIds: draft.photos.map((photo) => photo.id),
    ...(draft.handlerId ? { handlerId: draft.handlerId } : {}),
  };
}
