import { z } from 'zod';
import { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { Severity } from '#shared/domain/problem/problem.ts';
import { ChecklistKind } from './inspection.ts';

export const ChecklistItem = z.strictObject({
  /** Stable through versions as long as the demand is the same: a recurrence is found by it. */
  code: z.string().regex(/^[a-z0-9-]+$/),
  /** What is to be found in order. */
  text: z.string().trim().min(1, '请写检查内容').max(100, '检查内容太长，请精简'),
  /** What a failed item is called on the rectification list. */
  fault: z.string().trim().min(1, '请写不合格时的问题名称').max(100, '问题名称太长，请精简'),
  /** The law or notice it rests on; null where it is good practice or the town's own demand. */
  basis: z.string().nullable(),
  severity: Severity,
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** A version is never changed once used: a past inspection is read with the list it was made by. */
export const Checklist = z.strictObject({
  id: z.string().min(1),
  version: z.int().min(1),
  kind: ChecklistKind,
  title: z.string().min(1),
  items: z.array(ChecklistItem).min(1, '清单至少要有一项'),
  /** The first day it is used; null for the lists that ship, which always were. */
  effectiveOn: PlainDate.nullable().default(null),
});
export type Checklist = z.output<typeof Checklist>;
/** A list that ships. */
export type BuiltInChecklist = z.input<typeof Checklist>;

export function serious(code: string, text: string, fault: string, basis: string | null): ChecklistItem {
  return { code, text, fault, basis, severity: 'serious' };
}

export function ordinary(code: string, text: string, fault: string, basis: string | null): ChecklistItem {
  return { code, text, fault, basis, severity: 'ordinary' };
}
