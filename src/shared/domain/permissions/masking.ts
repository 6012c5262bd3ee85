import type { BusinessRole } from '../people/roles.ts';
import { maskText } from '../identity/mask.ts';
import type { SensitiveKind } from '../identity/mask.ts';
import type { Field, FieldValue, FieldValues, Register } from '#shared/registers/register.ts';

/**
 * Who reads what of a row in his scope without giving a purpose. Numbers that open doors elsewhere (identity card, phone)
 * stay masked for everybody until a purpose is stated (个人信息保护法 §28: 特定的目的和充分的必要性). Whoever goes there needs
 * address, birth date and notes; a leader counts and signs, and asks for the rest. A colleague's own phone (`contact`) is
 * there to be rung by those who coordinate.
 */
const shownTo: Readonly<Record<SensitiveKind, readonly BusinessRole[]>> = {
  name: ['coordinator', 'officer', 'leader'],
  idcard: [],
  phone: [],
  contact: ['coordinator', 'leader'],
  address: ['coordinator', 'officer'],
  birth: ['coordinator', 'officer'],
  note: ['coordinator', 'officer'],
};

/** Whether this field reaches this role masked. */
export function isMasked(field: Field, role: BusinessRole): boolean {
  return field.sensitive !== undefined && !shownTo[field.sensitive].includes(role);
}

/** The shown form of one value; what is empty stays empty, so that a blank still reads as a blank. */
export function maskValue(kind: SensitiveKind, value: FieldValue): FieldValue {
  if (value === null || typeof value === 'boolean') return value;
  const text = typeof value === 'object' ? value.join('、') : String(value);
  return text === '' ? value : maskText(kind, text);
}

/** A row as this role may read it, and which of its fields are masked. Runs before anything is serialised. */
export function maskRow(
  register: Register,
  values: FieldValues,
  role: BusinessRole,
  unmasked: ReadonlySet<string> = new Set(),
): { values: FieldValues; masked: string[] } {
  const masked: string[] = [];
  const shown: Record<string, FieldValue> = { ...values };
  for (const field of register.fields) {
    const value = values[field.key] ?? null;
    if (field.sensitive === undefined || value === null || unmasked.has(field.key)) continue;
    if (!isMasked(field, role)) continue;
    shown[field.key] = maskValue(field.sensitive, value);
    masked.push(field.key);
  }
  return { values: shown, masked };
}

/** What a form sends back unchanged for a masked field means: as it is stored. A mask never overwrites its value. */
export function restoreMasked(
  register: Register,
  sent: FieldValues,
  stored: FieldValues,
  role: BusinessRole,
): FieldValues {
  const { values: shown, masked } = maskRow(register, stored, role);
  const restored = masked.filter((key) => JSON.stringify(sent[key]) === JSON.stringify(shown[key]));
  return { ...sent, ...Object.fromEntries(restored.map((key) => [key, stored[key] ?? null])) };
}
