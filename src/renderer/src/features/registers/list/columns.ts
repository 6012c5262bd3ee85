import { isMasked } from '#shared/domain/permissions/masking.ts';
import type { BusinessRole } from '#shared/domain/people/roles.ts';
import type { Field, Register } from '#shared/registers/register.ts';

/** In px. A Chinese character of the list is 14 wide, `width` counts half ones. */
const HALF = 7;
const PADDING = 26;
const NARROWEST = 76;
const WIDEST = 216;
/** What the arrow of the sorted column takes beside its head. */
const ARROW = 14;

/** Wide enough for the head and for what usually stands below it, in px. */
export function columnWidth(field: Field): number {
  const head = field.label.length * HALF * 2 + ARROW;
  const body = (field.width ?? 12) * HALF;
  return Math.min(WIDEST, Math.max(NARROWEST, head + PADDING, body + PADDING));
}

/** The fields a list shows: its title first, then the chosen ones in their order; unknown keys are passed over. */
export function chooseColumns(register: Register, keys: readonly string[] | null): Field[] {
  const wanted = keys ?? register.fields.filter((field) => field.list).map((field) => field.key);
  const order = [register.titleField, ...wanted.filter((key) => key !== register.titleField)];
  return order.flatMap((key) => register.fields.find((field) => field.key === key) ?? []);
}

const narrowing = new Set<Field['kind']>([
  'select',
  'multi',
  'boolean',
  'village',
  'unit',
  'ref',
  'date',
  'integer',
]);

/**
 * The fields whose values are few or have an order, so that a list can be narrowed by them; none that this role reads
 * masked, or it could be narrowed down until one value is left.
 */
export function filterFields(register: Register, role: BusinessRole): Field[] {
  return register.fields.filter((field) => narrowing.has(field.kind) && !isMasked(field, role));
}
