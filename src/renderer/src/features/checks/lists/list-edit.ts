import type { ItemEdit } from '#shared/domain/inspection/checklist-versions.ts';
import type { ChecklistHistory, ChecklistVersion } from '#shared/contract/checklists.ts';
import type { Checklist, ChecklistItem } from '#shared/domain/inspection/checklist.ts';

/** An item on the screen; `key` is for React and stays while it is moved and reworded. */
export type EditedItem = ItemEdit & { key: string };

export function toEdited(item: ChecklistItem): EditedItem {
  return { ...item, key: item.code };
}

/** Its key is none of theirs: some may be from another sitting. */
export function newItem(items: readonly EditedItem[]): EditedItem {
  const made = items.map(({ key }) => Number(/^new-(\d+)$/u.exec(key)?.[1] ?? 0));
  return {
    key: `new-${Math.max(0, ...made) + 1}`,
    code: null,
    text: '',
    fault: '',
    basis: null,
    severity: 'ordinary',
  };
}

export function moved(items: readonly EditedItem[], at: number, step: 1 | -1): EditedItem[] {
  const to = at + step;
  const item = items[at];
  if (!item || to < 0 || to >= items.length) return [...items];
  const rest = items.filter((_, index) => index !== at);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

export function changed(items: readonly EditedItem[], at: number, part: Partial<EditedItem>): EditedItem[] {
  return items.map((item, index) => (index === at ? { ...item, ...part } : item));
}

export function without(items: readonly EditedItem[], at: number): EditedItem[] {
  return items.filter((_, index) => index !== at);
}

export function toItems(items: readonly EditedItem[]): ItemEdit[] {
  return items.map(({ code, text, fault, basis, severity }) => ({
    code,
    text,
    fault,
    basis: basis === '' ? null : basis,
    severity,
  }));
}

export function asList({ id, kind }: ChecklistHistory, version: ChecklistVersion): Checklist {
  const { title, items, effectiveOn } = version;
  return { id, kind, version: version.version, title, items, effectiveOn };
}
