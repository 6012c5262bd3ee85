import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessColumns } from '#shared/domain/import/guess-columns.ts';
import { parseField } from '#shared/domain/import/parse-field.ts';
import type { Parsed } from '#shared/domain/import/parsed.ts';
import { foldLabel } from '#shared/domain/import/text.ts';
import { fieldText } from '#shared/registers/format.ts';
import { registers } from '#shared/registers/index.ts';
import { getField, registerGroupLabels } from '#shared/registers/register.ts';
import type { Field, FieldValue, Option } from '#shared/registers/register.ts';
import { relationsFrom, relationsTo } from '#shared/registers/relations.ts';
import { registerSchema } from '#shared/registers/schema.ts';
import { everyRegister, leastRow, TODAY, typedText } from './support.ts';

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function headersOf(field: Field): string[] {
  return [...new Set([field.label, ...(field.aliases ?? [])].map(foldLabel))];
}

function optionsOf(field: Field): readonly Option[] {
  return field.kind === 'select' || field.kind === 'multi' ? field.options : [];
}

function withoutWarning(parsed: Parsed<FieldValue>): Parsed<FieldValue> {
  return parsed.ok ? { ok: true, value: parsed.value } : parsed;
}

test('ids, labels and field keys are told apart', () => {
  expect(repeated(registers.map(({ id }) => id))).toEqual([]);
  expect(repeated(registers.map(({ label }) => label))).toEqual([]);
  for (const { fields } of registers) {
    expect(repeated(fields.map(({ key }) => key))).toEqual([]);
    expect(repeated(fields.map(({ label }) => label))).toEqual([]);
  }
});

describe.each(everyRegister)('%s', (_, register) => {
  test('no header means two fields, no word two choices', () => {
    expect(repeated(register.fields.flatMap(headersOf))).toEqual([]);
    for (const field of register.fields) {
      const choices = optionsOf(field).flatMap(({ code, label, aliases = [] }) => [
        ...new Set([label, code, ...aliases].map(foldLabel)),
      ]);
      expect(repeated(choices)).toEqual([]);
      expect(choices).not.toContain('');
    }
    const multi = register.fields.filter(({ kind }) => kind === 'multi').flatMap(optionsOf);
    expect(multi.filter(({ label }) => /[、,，;；/|+\s]/.test(label))).toEqual([]);
  });

  test('whatever it names exists', () => {
    const { duplicateRules, scope, titleField, statusField, closedStatuses, searchFields } = register;
    const named = [
      ...duplicateRules.certain.flat(),
      ...duplicateRules.likely.flat(),
      ...searchFields,
      titleField,
      ...Object.values(scope),
      ...(register.rowRules ?? []).flatMap(({ fields }) => fields),
    ];
    for (const key of named) expect(getField(register, key).key).toBe(key);
    expect(duplicateRules.certain.length).toBeGreaterThan(0);
    expect(searchFields).toContain(titleField);
    expect(getField(register, titleField).required).toBe(true);
    expect(registerGroupLabels[register.group]).toMatch(/\p{Script=Han}/u);
    expect(register.retention.basis).not.toBe('');
    const statuses = statusField === undefined ? [] : optionsOf(getField(register, statusField));
    expect(statuses.map(({ code }) => code)).toEqual(expect.arrayContaining([...(closedStatuses ?? [])]));
    const referred = relationsFrom(register).flatMap(({ field }) => field.registers);
    expect(registers.map(({ id }) => id)).toEqual(expect.arrayContaining(referred));
  });

  test('every field says what belongs there and how wide it is', () => {
    const poor = register.fields.filter(
      ({ help = '', width = 0, aliases = [] }) => help === '' || width <= 0 || aliases.length < 3,
    );
    expect(poor.map(({ key }) => key)).toEqual([]);
    const odd = register.fields.filter(
      (field) =>
        field.kind === 'select' &&
        field.default !== undefined &&
        !field.options.some(({ code }) => code === field.default),
    );
    expect(odd.map(({ key }) => key)).toEqual([]);
    expect(register.fields.filter(({ list }) => list === true).length).toBeGreaterThan(2);
  });

  test('every way to head a column leads to its field, whatever the other columns are called', () => {
    const labels = register.fields.map(({ label }) => label);
    const astray = register.fields.flatMap((field, column) =>
      (field.aliases ?? []).filter((alias) => {
        const headers = labels.map((label, index) => [index === column ? alias : label]);
        const { mapping, ambiguous } = guessColumns(headers, register);
        return ambiguous.length > 0 || mapping[field.key] !== column;
      }),
    );
    expect(astray).toEqual([]);
  });

  test('what is shown reads back as what is stored, however it was typed', () => {
    for (const field of register.fields) {
      fc.assert(
        fc.property(typedText(field), (text) => {
          const parsed = parseField(field, { text });
          const shown = fieldText(field, parsed.ok ? parsed.value : null);
          expect([parsed.ok, parseField(field, { text: shown })]).toEqual([true, withoutWarning(parsed)]);
        }),
        { numRuns: 40 },
      );
    }
  });

  test('the least row is accepted, and again as it came back; without a required field it is refused', () => {
    const schema = registerSchema(register, TODAY);
    const least = leastRow(register);
    const given = register.id === 'children' ? { ...least, birthDate: '2016-03-05', sex: '女' } : least;
    const first = schema.parse(given);
    expect(schema.parse(first)).toEqual(first);
    for (const key of Object.keys(least)) {
      const issues = schema.safeParse({ ...given, [key]: null }).error?.issues ?? [];
      expect(issues.map(({ path }) => path[0])).toContain(key);
    }
  });

  test('identity numbers are masked, and a register that holds any is a sensitive one', () => {
    const numbers = register.fields.filter(({ kind }) => kind === 'idcard');
    expect(numbers.filter(({ sensitive }) => sensitive !== 'idcard')).toEqual([]);
    expect(register.isSensitive).toBe(numbers.length > 0);
    expect(register.isSensitive).toBe(getField(register, register.titleField).sensitive === 'name');
  });
});

test('relations are found from both ends', () => {
  const names = registers
    .filter(({ id }) => id === 'schools')
    .flatMap(relationsTo)
    .map(({ from, field }) => `${from.id}.${field.key}`);
  expect(names).toEqual(['staff.unit', 'children.school', 'publicity.school']);
});

test('a row is limited to its village by a village, to its unit by a unit', () => {
  for (const [, register] of everyRegister) {
    const { village, unit } = register.scope;
    const kinds = [village, unit].flatMap((key) => (key === undefined ? [] : [getField(register, key).kind]));
    const expected = [village && (register.id === 'villages' ? 'name' : 'village'), unit && 'unit'];
    expect(kinds).toEqual(expected.filter((kind) => kind !== undefined));
  }
});
