import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditCodeCheck } from '#shared/domain/identity/credit-code.ts';
import { parseField } from '#shared/domain/import/parse-field.ts';
import { judgeRow } from '#shared/registers/judge-row.ts';
import { keyPersons } from '#shared/registers/key-persons.ts';
import { publicity } from '#shared/registers/publicity.ts';
import { getField } from '#shared/registers/register.ts';
import type { FieldValues, Register } from '#shared/registers/register.ts';
import { registerSchema } from '#shared/registers/schema.ts';
import { schools } from '#shared/registers/schools.ts';
import { staff } from '#shared/registers/staff.ts';
import { venues } from '#shared/registers/venues.ts';
import { villages } from '#shared/registers/villages.ts';
import { idCard, leastRow, TODAY } from './support.ts';

function refusedFields(register: Register, row: Record<string, unknown>): string[] {
  const judged = registerSchema(register, TODAY).safeParse({ ...leastRow(register), ...row });
  return (judged.error?.issues ?? []).map(({ path }) => String(path[0]));
}

function warnedFields(register: Register, row: Record<string, unknown>): string[] {
  const values = registerSchema(register, TODAY).parse({ ...leastRow(register), ...row }) as FieldValues;
  return judgeRow(register, values, TODAY).map(({ field }) => field);
}

describe('staff', () => {
  test.each([
    [{ result: '无', queriedOn: '2026-03-01' }, []],
    [{ result: '无' }, ['queriedOn']],
    [{ result: '有' }, ['queriedOn']],
    [{ queriedOn: '2026-11-24' }, ['queriedOn']],
    [{ hiredOn: '2026-03-02', leftOn: '2026-03-01', status: '离职' }, ['leftOn']],
    [{ leftOn: '2026-03-01' }, ['status']],
    [{ idCard: idCard('2010-11-24') }, ['idCard']],
    [{ idCard: idCard('2010-11-23') }, []],
  ])('%o is refused for %o', (row, fields) => {
    expect(refusedFields(staff, row)).toEqual(fields);
  });

  test.each([
    ['未发现有违法犯罪记录', 'clear'],
    ['有前科', 'hit'],
    ['未查', 'pending'],
    ['有性侵记录，另有一条无犯罪记录', undefined],
    ['未有违法犯罪记录情况', undefined],
  ])('the result %s is read as %s, never guessed', (text, code) => {
    const parsed = parseField(getField(staff, 'result'), { text });
    expect(parsed.ok ? parsed.value : undefined).toBe(code);
  });

  test('at work without a query, or with a record, is stored and said', () => {
    expect(warnedFields(staff, {})).toEqual(['queriedOn']);
    expect(warnedFields(staff, { result: '有', queriedOn: '2026-03-01' })).toEqual(['status']);
    expect(warnedFields(staff, { result: '有', queriedOn: '2026-03-01', status: '解聘' })).toEqual([]);
  });
});

test('parts are not larger than the whole', () => {
  expect(refusedFields(villages, { population: '100', minors: '101' })).toEqual(['minors']);
  expect(refusedFields(villages, { minors: '10', leftBehind: '11' })).toEqual(['leftBehind']);
  expect(refusedFields(villages, { population: '100', minors: '100', leftBehind: '100' })).toEqual([]);
  expect(refusedFields(schools, { students: '5', boarders: '6', leftBehind: '6' })).toEqual([
    'boarders',
    'leftBehind',
  ]);
  expect(refusedFields(schools, { isBoarding: '否', students: '5', boarders: '1' })).toEqual(['boarders']);
  expect(refusedFields(schools, { isBoarding: '否', students: '5', boarders: '0' })).toEqual([]);
});

test('a case is published only when nobody can be recognised in it', () => {
  expect(refusedFields(publicity, { hasCase: '是' })).toEqual(['isDeidentified']);
  expect(refusedFields(publicity, { hasCase: '是', isDeidentified: '否' })).toEqual(['isDeidentified']);
  expect(refusedFields(publicity, { hasCase: '是', isDeidentified: '是' })).toEqual([]);
  expect(refusedFields(publicity, {})).toEqual([]);
});

test('key persons: the fewest facts, no column for remarks', () => {
  expect(keyPersons.fields.map(({ key }) => key)).not.toContain('remarks');
  expect(keyPersons.fields.length).toBeLessThanOrEqual(9);
  expect(refusedFields(keyPersons, { since: '2027-01-01' })).toEqual(['since']);
});

describe('the number of a licence', () => {
  const characters = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
  const digit = fc.integer({ min: 0, max: 9 }).map(String);
  const body = fc
    .tuple(
      fc.constantFrom('91', '92', '52', '12'),
      fc.array(digit, { minLength: 6, maxLength: 6 }),
      fc.array(fc.constantFrom(...characters), { minLength: 9, maxLength: 9 }),
    )
    .map((parts) => parts.flat().join(''));

  test('is said to be wrong when one character of a credit code is, and stored all the same', () => {
    const slips = fc.record({ code: body, at: fc.nat(17), by: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(slips, ({ code, at, by }) => {
        const whole = `${code}${creditCodeCheck(code) ?? ''}`;
        expect(warnedFields(venues, { licence: whole })).toEqual([]);
        const place = characters.indexOf(whole[at] ?? '');
        const wrong = at < 8 ? characters[(place + by) % 10] : characters[(place + by) % characters.length];
        const slip = `${whole.slice(0, at)}${wrong}${whole.slice(at + 1)}`;
        fc.pre(slip !== whole && !slip.startsWith('0'));
        expect(warnedFields(venues, { licence: slip })).toEqual(['licence']);
      }),
    );
  });

  test.each(['QHYS-2026-0011', '特许字第 12 号', 'JY11301990000011', '无证'])(
    '%s has no check of its own',
    (licence) => {
      expect(warnedFields(venues, { licence })).toEqual([]);
    },
  );

  test('letters that are never used give a slip away', () => {
    expect(warnedFields(venues, { licence: '91139999MA0ABCDEO1' })).toEqual(['licence']);
  });
});
