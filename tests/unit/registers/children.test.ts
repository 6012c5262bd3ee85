import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, fromDayNumber, toDayNumber } from '#shared/domain/calendar/plain-date.ts';
import { ageOn } from '#shared/domain/identity/age.ts';
import { idCardBirthDate, idCardSex } from '#shared/domain/identity/id-card.ts';
import { planImport } from '#shared/domain/import/plan-import.ts';
import { settleImport } from '#shared/domain/import/settle-import.ts';
import type { ExistingRow, SettledImport, SettledRow } from '#shared/domain/import/settle-import.ts';
import type { Sheet } from '#shared/domain/import/sheet.ts';
import { categoryAgeLimits, childCategories } from '#shared/registers/child-categories.ts';
import { children } from '#shared/registers/children.ts';
import { judgeRow } from '#shared/registers/judge-row.ts';
import { registerKeys, likelyKeys } from '#shared/registers/keys.ts';
import { registerSchema } from '#shared/registers/schema.ts';
import { merge, sheetOf } from '../exchange/sheets.ts';
import { idCard, TODAY } from './support.ts';

const schema = registerSchema(children, TODAY);
const number = idCard('2016-03-05', 'female');
const least = { name: '样例甲', idCard: number, village: '甲样村', categories: ['困境儿童'] };

function issues(row: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    schema.safeParse(row).error?.issues.map(({ path, message }) => [String(path[0]), message]) ?? [],
  );
}

describe('identity', () => {
  test('the number alone tells birth date and sex', () => {
    expect(schema.parse(least)).toMatchObject({ birthDate: '2016-03-05', sex: 'female', status: 'active' });
  });

  test('birth date or sex that contradict the number are refused without repeating it', () => {
    const reasons = issues({ ...least, birthDate: '2016-03-06', sex: '男' });
    expect(Object.keys(reasons).toSorted()).toEqual(['birthDate', 'sex']);
    for (const reason of Object.values(reasons)) expect(reason).not.toMatch(/\d{4}/);
  });

  test('without a number both must be given; a wrong number is said once', () => {
    expect(Object.keys(issues({ ...least, idCard: null })).toSorted()).toEqual(['birthDate', 'sex']);
    expect(Object.keys(issues({ ...least, idCard: `${number.slice(0, 17)}?` }))).toEqual(['idCard']);
  });

  test('every valid number tells its own birth date and sex', () => {
    const day = fc.integer({ min: toDayNumber('1930-01-01'), max: toDayNumber(TODAY) }).map(fromDayNumber);
    fc.assert(
      fc.property(day, fc.constantFrom('male' as const, 'female' as const), (birth, sex) => {
        expect(idCardBirthDate(idCard(birth, sex))).toBe(birth);
        expect(idCardSex(idCard(birth, sex))).toBe(sex);
      }),
    );
  });
});

describe('ages', () => {
  test.each([
    ['2010-11-23', '2026-11-22', 15],
    ['2010-11-23', '2026-11-23', 16],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2024-02-29', 16],
  ])('born %s, on %s: %i', (birth, day, age) => {
    expect(ageOn(birth, day)).toBe(age);
  });

  test.each(childCategories.map(({ code, label }) => [label, categoryAgeLimits[code]] as const))(
    '%s: until the day before the birthday that makes %i',
    (label, limit) => {
      const birthday = `${2026 - limit}-11-23`;
      const row = (birth: string) => ({ ...least, idCard: idCard(birth), categories: label });
      expect(issues(row(addDays(birthday, 1)))).toEqual({});
      expect(Object.keys(issues(row(birthday)))).toEqual([limit === 18 ? 'birthDate' : 'categories']);
    },
  );

  test('the refusal names what was outgrown and nothing else', () => {
    const reasons = issues({ ...least, idCard: idCard('2010-01-01'), categories: '留守、单亲、流动' });
    expect(reasons['categories']).toContain('16 周岁');
    expect(reasons['categories']).toContain('留守儿童、流动儿童');
    expect(reasons['categories']).not.toContain('单亲');
  });

  test('whoever left the ledger stays as he was', () => {
    expect(issues({ ...least, idCard: idCard('2005-01-01'), status: '已成年' })).toEqual({});
  });

  test('nobody is born tomorrow; without a day nothing is said of ages', () => {
    expect(issues({ ...least, idCard: idCard(addDays(TODAY, 1)) })).toHaveProperty('birthDate');
    expect(registerSchema(children).safeParse({ ...least, idCard: idCard('1990-01-01') }).success).toBe(true);
  });
});

test('warnings do not refuse', () => {
  const row = schema.parse({ ...least, categories: '留守', guardian: '样例甲' });
  expect(judgeRow(children, row, TODAY).map(({ field, isWarning }) => [field, isWarning])).toEqual([
    ['guardian', true],
    ['caregiver', true],
  ]);
});

test('the seven categories overlap, however they are separated', () => {
  for (const text of ['留守、困境 单亲', '留守/困境/单亲', '留守儿童，困境儿童；单亲家庭']) {
    expect(schema.parse({ ...least, categories: text }).categories).toEqual([
      'left-behind',
      'difficulty',
      'single-parent',
    ]);
  }
  for (const text of ['优秀学生', '非留守', '不属于困境儿童', '困境、非留守']) {
    expect(issues({ ...least, categories: text })).toHaveProperty('categories');
  }
});

test('one number is one child; one name and birth date in two villages is worth a look', () => {
  const a = schema.parse(least);
  const b = schema.parse({ ...least, village: '乙样村', idCard: null, birthDate: '2016.3.5', sex: '女' });
  const shared = (keys: typeof registerKeys) =>
    keys(children, a).filter(({ key }) => keys(children, b).some((other) => other.key === key));
  expect(shared(registerKeys)).toEqual([]);
  expect(shared(likelyKeys).map(({ fields }) => fields)).toEqual([['name', 'birthDate']]);
});

describe('in a sheet', () => {
  const header = ['序号', '姓名', '身份证号', '出生日期', '村', '类别'];

  test('a contradiction stands at its own column, a wrong number hides no other mistake', () => {
    const sheet = sheetOf([
      header,
      [1, '样例甲', number, '2016-03-06', '甲样村', '困境'],
      [2, '样例乙', '123', '2016-03-05', '甲样村', '不明'],
      [3, '样例丙', idCard('2009-01-01'), null, '甲样村', '留守'],
      [4, '样例丁', null, '2016-03-05', '甲样村', '困境'],
      [5, '样例戊', number, null, '乙样村', '困境、残疾'],
    ]);
    const { rows } = settle(sheet, []);
    expect(rows.map(({ verdict, problems }) => [verdict, problems.map(({ column }) => column)])).toEqual([
      ['refused', ['出生日期']],
      ['refused', ['身份证号', '类别']],
      ['refused', ['类别']],
      ['refused', ['']],
      ['new', []],
    ]);
    expect(rows[3]?.problems[0]?.reason).toContain('性别');
    expect(rows[4]?.values).toMatchObject({ birthDate: '2016-03-05', sex: 'female' });
  });

  test('a header of two lines tells the child from the guardian', () => {
    const sheet = sheetOf(
      [
        ['姓名', '身份证号', '村', '类别', '监护人', null, null, '委托照护人', null],
        [null, null, null, null, '姓名', '关系', '电话', '姓名', '电话'],
        ['样例甲', number, '甲样村', '留守', '样例父', '父', '13800138000', '样例祖', '13900139000'],
      ],
      { merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:G1', 'H1:I1'].map(merge) },
    );
    expect(planImport(sheet, children, { today: TODAY }).rows).toMatchObject([
      {
        verdict: 'accepted',
        values: {
          name: '样例甲',
          guardian: '样例父',
          guardianRelation: 'father',
          guardianPhone: '13800138000',
          caregiver: '样例祖',
          caregiverPhone: '13900139000',
        },
      },
    ]);
  });

  test('a sheet never changes an identity number, nor brings a contradiction into a stored row', () => {
    const other = idCard('2016-03-05', 'male');
    const replaced = verdictOn('样例甲', other, '2016-03-05', '甲样村', '困境', '男');
    expect(replaced?.verdict).toBe('refused');
    expect(replaced?.problems[0]?.reason).toContain('身份证号不同');
    const contradicted = verdictOn('样例甲', '', '2016-03-05', '甲样村', '困境', '男');
    expect(contradicted?.problems).toMatchObject([{ column: '性别' }]);
    expect(verdictOn('样例甲', number, '', '甲样村', '困境', '')?.verdict).toBe('unchanged');
  });

  test('what a sheet leaves out is no gap where the stored row has it', () => {
    const sheet = sheetOf([
      ['姓名', '出生日期', '村', '类别', '帮扶人'],
      ['样例甲', '2016-03-05', '甲样村', '困境', '样例帮'],
      ['样例己', '2016-03-05', '甲样村', '留守', '样例帮'],
    ]);
    const { rows } = settle(sheet, [{ id: 'x', values: schema.parse(least) }]);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['changed', 'refused']);
    expect(rows[1]?.problems).toEqual([{ column: '', reason: '请填写性别，或填写身份证号' }]);
  });

  test('a gap worth a warning is said once the whole record is known', () => {
    const sheet = sheetOf([header, ['1', '样例甲', number, '', '甲样村', '留守']]);
    const warnings = (stored: ExistingRow[]) =>
      settle(sheet, stored).report.warnings.filter(({ reason }) => reason.includes('委托照护人'));
    expect(warnings([])).toMatchObject([{ row: 2 }]);
    expect(warnings([{ id: 'x', values: schema.parse({ ...least, caregiver: '样例祖' }) }])).toEqual([]);
  });
});

/** One row of a sheet against the stored child. */
function verdictOn(...row: string[]): SettledRow | undefined {
  const header = ['姓名', '身份证号', '出生日期', '村', '类别', '性别'];
  return settle(sheetOf([header, row]), [{ id: 'x', values: schema.parse(least) }]).rows[0];
}

function settle(sheet: Sheet, stored: readonly ExistingRow[]): SettledImport {
  return settleImport(planImport(sheet, children, { today: TODAY }), children, stored, TODAY);
}
