import { z } from 'zod';
import { later } from '#shared/domain/calendar/plain-date.ts';
import { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { tookPart } from '#shared/domain/people/people.ts';
import type { Actor, Attribution } from '#shared/domain/people/people.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { Checklist, ChecklistItem } from './checklist.ts';

/** An item as the office edits it. Without a code it is a new demand; with one it is the old demand in better words. */
export const ItemEdit = ChecklistItem.extend({ code: ChecklistItem.shape.code.nullable() });
export type ItemEdit = z.infer<typeof ItemEdit>;

export const ChecklistEdit = z.strictObject({
  title: z.string().trim().min(1, '请填清单名称').max(40, '清单名称最多 40 个字'),
  items: z.array(ItemEdit).min(1, '清单至少要有一项').max(40, '清单最多 40 项，太长了没法在现场查'),
  effectiveOn: PlainDate,
});
export type ChecklistEdit = z.infer<typeof ChecklistEdit>;

/**
 * The next version of a list. The former ones are not touched: what was ticked off by them is read by them.
 * @param versions every version there ever was, refused ones too
 * @param newCode gives a code no item has yet
 * @throws AppError checklist.effective-past, checklist.item-twice, checklist.item-unknown, checklist.unchanged
 */
export function nextVersion(
  base: Checklist,
  edit: ChecklistEdit,
  context: { versions: readonly Checklist[]; today: PlainDate; newCode: () => string },
): Checklist {
  if (edit.effectiveOn < context.today) throw new AppError('checklist.effective-past');
  const known = new Set(context.versions.flatMap(({ items }) => items.map(({ code }) => code)));
  const codes = new Set<string>();
  const texts = new Set<string>();
  const items = edit.items.map((item) => {
    const code = item.code ?? context.newCode();
    if (item.code !== null && !known.has(item.code)) throw new AppError('checklist.item-unknown');
    if (codes.has(code) || texts.has(item.text))
      throw new AppError('checklist.item-twice', { text: item.text });
    codes.add(code);
    texts.add(item.text);
    return { ...item, code };
  });
  const next = Checklist.parse({
    id: base.id,
    kind: base.kind,
    title: edit.title,
    items,
    effectiveOn: edit.effectiveOn,
    version: Math.max(...context.versions.map(({ version }) => version)) + 1,
  });
  if (base.title === next.title && compareChecklists(base, next).every(({ change }) => change === 'same'))
    throw new AppError('checklist.unchanged');
  return next;
}

/** A version counts from the day written on it, but never from before somebody agreed to it. */
export function effectiveFrom(effectiveOn: PlainDate, approvedOn: PlainDate): PlainDate {
  return later(effectiveOn, approvedOn);
}

/**
 * A second person looks at a list before it is used.
 * @throws AppError checklist.self-approval
 */
export function checkDecision(by: Attribution, actor: Actor): void {
  if (tookPart(by, actor)) throw new AppError('checklist.self-approval');
}

export type ItemChange = 'same' | 'added' | 'removed' | 'changed' | 'moved';
export const itemChangeLabels = {
  same: '',
  added: '新增',
  removed: '停用',
  changed: '改动',
  moved: '换了位置',
} as const satisfies Record<ItemChange, string>;

/** One line of the comparison: the item as it is now, or as it last was. */
export type ComparedItem = {
  readonly change: ItemChange;
  readonly item: ChecklistItem;
  readonly before: ChecklistItem | null;
};

/** What became of each item, in the order of the new list; those left out stand at the end. */
export function compareChecklists(before: Checklist, after: Checklist): ComparedItem[] {
  const former = new Map(before.items.map((item) => [item.code, item]));
  const kept = after.items.filter(({ code }) => former.has(code)).map(({ code }) => code);
  const formerKept = before.items.filter(({ code }) => kept.includes(code)).map(({ code }) => code);
  const staying = longestCommon(formerKept, kept);
  const now = after.items.map((item): ComparedItem => {
    const was = former.get(item.code) ?? null;
    if (was === null) return { change: 'added', item, before: null };
    if (!isSameItem(was, item)) return { change: 'changed', item, before: was };
    return { change: staying.has(item.code) ? 'same' : 'moved', item, before: was };
  });
  const gone = before.items
    .filter(({ code }) => !kept.includes(code))
    .map((item): ComparedItem => ({ change: 'removed', item, before: item }));
  return [...now, ...gone];
}

/** Items of earlier versions that the list no longer has, as they last were: they come back with their own code. */
export function retiredItems(current: Checklist, versions: readonly Checklist[]): ChecklistItem[] {
  const used = new Set(current.items.map(({ code }) => code));
  const last = new Map<string, ChecklistItem>();
  for (const { items } of versions.toSorted((a, b) => a.version - b.version))
    for (const item of items) if (!used.has(item.code)) last.set(item.code, item);
  return [...last.values()];
}

function isSameItem(a: ChecklistItem, b: ChecklistItem): boolean {
  return a.text === b.text && a.fault === b.fault && a.basis === b.basis && a.severity === b.severity;
}

/** The most codes that stand in the same order in both: the others are what was moved. */
function longestCommon(a: readonly string[], b: readonly string[]): Set<string> {
  const best: string[][] = b.map(() => []);
  b.forEach((code, at) => {
    const place = a.indexOf(code);
    const longest = best
      .slice(0, at)
      .filter((run) => a.indexOf(run.at(-1) ?? '') < place)
      .reduce<string[]>((long, run) => (run.length > long.length ? run : long), []);
    best[at] = [...longest, code];
  });
  return new Set(best.reduce<string[]>((long, run) => (run.length > long.length ? run : long), []));
}
