import type { Option, RefField } from '#shared/registers/register.ts';
import { accept, limit } from './parsed.ts';
import type { Parsed } from './parsed.ts';
import { cleanName, foldLabel } from './text.ts';

/**
 * The id of the row meant, by its id, name or another name of it. A name nobody answers to, or two, is kept as
 * written, with a warning: a row is not lost for want of another register.
 */
export function parseRef(
  field: RefField,
  text: string,
  refs: Readonly<Record<string, readonly Option[]>> | undefined,
): Parsed<string> {
  const name = limit(cleanName(text), 100);
  const lists = field.registers.flatMap((id) => (refs?.[id] === undefined ? [] : [refs[id]]));
  if (!name.ok || lists.length === 0) return name;
  const ids = new Set(lists.flatMap((list) => indexOf(list).get(foldLabel(text)) ?? []));
  const [id] = ids;
  if (id !== undefined && ids.size === 1) return accept(id);
  const found = ids.size === 0 ? '没有找到' : `有 ${ids.size} 个同名的`;
  return accept(name.value, `“${name.value}”在台账里${found}，先按文字记下，请核对`);
}

/** Walking a list for each of fifty thousand cells would cost seconds. */
const indexes = new WeakMap<readonly Option[], ReadonlyMap<string, readonly string[]>>();

function indexOf(list: readonly Option[]): ReadonlyMap<string, readonly string[]> {
  const known = indexes.get(list);
  if (known !== undefined) return known;
  const index = new Map<string, string[]>();
  for (const { code, label, aliases = [] } of list) {
    for (const name of new Set([code, label, ...aliases].map(foldLabel))) {
      index.set(name, [...(index.get(name) ?? []), code]);
    }
  }
  indexes.set(list, index);
  return index;
}
