import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BusinessRole } from '#shared/domain/people/roles.ts';
import { isMasked, maskRow, maskValue, restoreMasked } from '#shared/domain/permissions/masking.ts';
import { isInScope, wholeScope } from '#shared/domain/permissions/scope.ts';
import { worksOn } from '#shared/domain/permissions/subjects.ts';
import { registers } from '#shared/registers/index.ts';
import type { Field, FieldValue, FieldValues, Register } from '#shared/registers/register.ts';

/** The rule as the design has it, written a second time and not imported: a change in one of the two shows here. */
const readable: Record<string, readonly string[]> = {
  name: ['coordinator', 'officer', 'leader'],
  address: ['coordinator', 'officer'],
  birth: ['coordinator', 'officer'],
  note: ['coordinator', 'officer'],
  idcard: [],
  phone: [],
  contact: ['coordinator', 'leader'],
};

function sampleOf(field: Field): FieldValue {
  switch (field.kind) {
    case 'idcard':
      return '110101201503029991';
    case 'phone':
      return '13800001234';
    case 'date':
      return '2015-03-02';
    case 'multi':
      return field.options.map(({ code }) => code);
    case 'select':
      return field.options[0]?.code ?? '';
    case 'boolean':
      return true;
    case 'integer':
      return 4242;
    default:
      return '样例东河村三组五号';
  }
}

function fullRow(register: Register): FieldValues {
  return Object.fromEntries(register.fields.map((field) => [field.key, sampleOf(field)]));
}

const cells = registers.flatMap((register: Register) =>
  BusinessRole.options.map((role) => ({ register, role, name: `${register.id} × ${role}` })),
);

describe.each(cells)('$name', ({ register, role }) => {
  const row = fullRow(register);
  const shown = maskRow(register, row, role);

  test.each(register.fields.map((field) => [field.key, field] as const))('%s', (key, field) => {
    const isOpen = field.sensitive === undefined || (readable[field.sensitive] ?? []).includes(role);
    expect(isMasked(field, role)).toBe(!isOpen);
    expect(shown.masked.includes(key)).toBe(!isOpen);
    expect(String(shown.values[key]).includes(String(row[key]))).toBe(isOpen);
  });

  test('a form sent back as it was shown stores what was stored', () => {
    expect(restoreMasked(register, shown.values, row, role)).toEqual(row);
  });

  test('an empty row has nothing to mask', () => {
    expect(maskRow(register, {}, role).masked).toEqual([]);
  });

  test('what was asked for with a purpose is shown', () => {
    expect(maskRow(register, row, role, new Set(shown.masked))).toEqual({ values: row, masked: [] });
  });
});

test('every register about persons masks something from everybody', () => {
  for (const register of registers.filter(({ isSensitive }) => isSensitive)) {
    const hidden = register.fields.filter((field) =>
      BusinessRole.options.every((role) => isMasked(field, role)),
    );
    expect([register.id, hidden.length > 0]).toEqual([register.id, true]);
    const { village, unit } = register.scope as Register['scope'];
    expect([register.id, village !== undefined || unit !== undefined]).toEqual([register.id, true]);
  }
});

test('a mask never holds the number it hides', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), fc.stringMatching(/^\d{17}[\dX]$/), (phone, card) => {
      expect(String(maskValue('phone', phone))).not.toContain(phone.slice(3, 7));
      expect(String(maskValue('idcard', card))).not.toContain(card.slice(6, 14));
    }),
  );
  expect(maskValue('phone', null)).toBeNull();
  expect(maskValue('note', '')).toBe('');
});

test('a changed masked field is taken, an unchanged one is not', () => {
  const [register] = registers.filter(({ id }) => id === 'children');
  if (!register) throw new Error('there is a register of children');
  const row = fullRow(register);
  const { values } = maskRow(register, row, 'coordinator');
  const sent = { ...values, guardianPhone: '13911112222', name: '新名' };
  expect(restoreMasked(register, sent, row, 'coordinator')).toEqual({
    ...row,
    guardianPhone: '13911112222',
    name: '新名',
  });
});

test('a scope holds its villages and units and nothing else', () => {
  const place = fc.option(fc.constantFrom('东河村', '西山村', '派出所', ''), { nil: null });
  const names = fc.subarray(['东河村', '西山村', '派出所']);
  fc.assert(
    fc.property(place, place, names, names, (village, unit, villages, units) => {
      const isOwn = isInScope({ villages, units }, { village, unit });
      expect(isOwn).toBe(villages.some((name) => name === village) || units.some((name) => name === unit));
      expect(isInScope(wholeScope, { village, unit })).toBe(true);
    }),
  );
  expect(isInScope({ villages: [], units: [] }, { village: '东河村', unit: null })).toBe(false);
});

test('a working group sees what its duties name', () => {
  const group = { name: '打击整治组', duties: ['对旅馆、网吧等重点场所每周检查一次。'] };
  expect(worksOn('venues', group)).toBe(true);
  expect(worksOn('children', group)).toBe(false);
  expect(worksOn('villages', group)).toBe(false);
  expect(worksOn('constructor', group)).toBe(false);
});
