import type { FieldValue, FieldValues, Register } from './register.ts';

/** Compares names as people write them: width and blanks are typing habits. */
export function foldName(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '');
}

/** The names written in one field, by 、 or any other comma. */
export function splitNames(text: FieldValue | undefined): string[] {
  if (typeof text !== 'string') return [];
  const names = text.split(/[、,，;；\n]/).map(foldName);
  return [...new Set(names.filter((name) => name !== ''))];
}

/** Everything a row is called by, its title first. */
export function namesOf(register: Register, values: FieldValues): string[] {
  const title = String(values[register.titleField] ?? '');
  const aliases = register.aliasField === undefined ? [] : splitNames(values[register.aliasField]);
  return [title, ...aliases].filter((name) => name !== '');
}

/** The row with these names among its aliases, each once and none its own title. A register without aliases: as it is. */
export function withAliases(register: Register, values: FieldValues, names: readonly string[]): FieldValues {
  const { aliasField, titleField } = register;
  if (aliasField === undefined) return values;
  const title = foldName(String(values[titleField] ?? ''));
  const all = new Set([...splitNames(values[aliasField]), ...names.map(foldName)]);
  all.delete(title);
  return { ...values, [aliasField]: all.size === 0 ? null : [...all].join('、') };
}
