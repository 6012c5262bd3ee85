import * as fc from 'fast-check';
import { fromDayNumber, toDayNumber } from '#shared/domain/calendar/plain-date.ts';
import { idCardCheckDigit } from '#shared/domain/identity/id-card.ts';
import { registers } from '#shared/registers/index.ts';
import type { Field, Register } from '#shared/registers/register.ts';

export const TODAY = '2026-11-23';

export const everyRegister = registers.map((register): [string, Register] => [register.id, register]);

/** An invented number with a right check digit; serials as high as 998 are not given out. */
export function idCard(birth: string, sex: 'male' | 'female' = 'male'): string {
  const first17 = `110101${birth.replaceAll('-', '')}99${sex === 'male' ? 9 : 8}`;
  return first17 + idCardCheckDigit(first17);
}

const word = fc.stringMatching(/^[甲乙丙丁样例][甲乙丙丁样例A-Z0-9]{1,8}$/);

/** Something a clerk could type into a field, in one of the ways it may be typed. */
export function typedText(field: Field): fc.Arbitrary<string> {
  switch (field.kind) {
    case 'select':
      return fc.constantFrom(...field.options.flatMap(({ label, aliases = [] }) => [label, ...aliases]));
    case 'multi':
      return fc
        .subarray(
          field.options.map(({ label }) => label),
          { minLength: 1 },
        )
        .chain((labels) => fc.constantFrom('、', '，', '/', ' ').map((between) => labels.join(between)));
    case 'boolean':
      return fc.constantFrom('是', '否', '√', '×', '有', '无');
    case 'integer':
      return fc.integer({ min: field.min ?? 0, max: field.max ?? 1000 }).map(String);
    case 'date':
      return fc
        .integer({ min: toDayNumber('1990-01-01'), max: toDayNumber(TODAY) })
        .map((number) => fromDayNumber(number).replaceAll('-', '.'));
    case 'phone':
      return fc.stringMatching(/^1[3-9]\d{9}$/);
    case 'idcard':
      return fc
        .tuple(
          fc.integer({ min: toDayNumber('1950-01-01'), max: toDayNumber('2008-12-31') }).map(fromDayNumber),
          fc.constantFrom('male' as const, 'female' as const),
        )
        .map(([birth, sex]) => idCard(birth, sex));
    case 'code':
      return fc.stringMatching(/^[0-9A-Z]{8,18}$/);
    default:
      return word;
  }
}

/** Required fields only, each with its simplest value. */
export function leastRow(register: Register): Record<string, string> {
  return Object.fromEntries(
    register.fields.filter((field) => field.required === true).map((field) => [field.key, sampleOf(field)]),
  );
}

function sampleOf(field: Field): string {
  if (field.kind === 'select' || field.kind === 'multi') return field.options[0]?.label ?? '';
  if (field.kind === 'idcard') return idCard('1990-05-06');
  if (field.kind === 'date') return '2026-03-05';
  return `样例${field.label}`.slice(0, 20);
}
