import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromDayNumber, toDayNumber } from '#shared/domain/calendar/plain-date.ts';
import { idCardCheckDigit, parseIdCard } from '#shared/domain/identity/id-card.ts';
import { parsePhone } from '#shared/domain/identity/phone.ts';
import { parseBoolean, parseOption, parseOptions } from '#shared/domain/import/parse-choice.ts';
import { parseDate } from '#shared/domain/import/parse-date.ts';
import { parseField } from '#shared/domain/import/parse-field.ts';
import type { Parsed } from '#shared/domain/import/parsed.ts';
import type { SheetCell } from '#shared/domain/import/sheet.ts';
import { cleanName, cleanText } from '#shared/domain/import/text.ts';
import type { Field } from '#shared/registers/register.ts';

function valueOf<T>(parsed: Parsed<T>): T | undefined {
  return parsed.ok ? parsed.value : undefined;
}
function reasonOf(parsed: Parsed<unknown>): string {
  return parsed.ok ? '' : parsed.reason;
}
function numberCell(number: number): SheetCell {
  return { text: String(number), number };
}
const day = fc.integer({ min: toDayNumber('1928-01-01'), max: toDayNumber('2118-12-31') }).map(fromDayNumber);
const fullWidth = (text: string) =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

describe('dates', () => {
  test('every way of writing a day reads as that day', () => {
    fc.assert(
      fc.property(day, (date) => {
        const [year = '', month = '', dayOfMonth = ''] = date.split('-');
        const [m, d] = [Number(month), Number(dayOfMonth)];
        const ways = [
          date,
          `${year}.${m}.${d}`,
          `${year}-${m}-${d}`,
          `${year}/${m}/${d}`,
          `${year}/${month}/${dayOfMonth} 0:00:00`,
          `${year}年${m}月${d}日`,
          `${year} 年 ${m} 月 ${d} 号`,
          `${year}${month}${dayOfMonth}`,
          fullWidth(`${year}.${m}.${d}`),
        ];
        for (const text of ways) expect(valueOf(parseDate({ text }))).toBe(date);
        expect(valueOf(parseDate({ text: date, date }))).toBe(date);
        expect(parseDate(numberCell(toDayNumber(date) + 25_569))).toMatchObject({
          value: date,
          warning: expect.any(String),
        });
      }),
    );
  });

  test.each(['2024-2-30', '2023.2.29', '2024年13月1日', '20240431', '2024-00-10'])(
    '%s does not exist',
    (text) => {
      expect(reasonOf(parseDate({ text }))).toContain('不存在');
    },
  );

  test.each([
    ['24.1.5', '年份请写四位'],
    ['2024年1月', '补上日'],
    ['2024', '补上月和日'],
    ['去年春节', '认不出'],
    ['99999', '认不出'],
    ['1024-01-05', '不合常理'],
    ['2924.1.5', '不合常理'],
  ])('%s is refused: %s', (text, reason) => {
    expect(reasonOf(parseDate({ text }))).toContain(reason);
  });

  test('a time-only cell is no day', () => {
    expect(parseDate({ text: '1899-12-31', date: '1899-12-31' }).ok).toBe(false);
  });
});

describe('phones', () => {
  const mobile = fc
    .tuple(fc.constantFrom('3', '5', '8', '9'), fc.stringMatching(/^\d{9}$/))
    .map(([a, b]) => `1${a}${b}`);

  test('a mobile number survives every way of typing it', () => {
    fc.assert(
      fc.property(mobile, (number) => {
        const spaced = `${number.slice(0, 3)} ${number.slice(3, 7)}-${number.slice(7)}`;
        for (const text of [
          number,
          spaced,
          `+86 ${number}`,
          `0086${number}`,
          fullWidth(number),
          `\u202A${number}`,
        ]) {
          expect(valueOf(parseField({ key: 'p', label: '电话', kind: 'phone' }, { text }))).toBe(number);
        }
        expect(
          valueOf(parseField({ key: 'p', label: '电话', kind: 'phone' }, numberCell(Number(number)))),
        ).toBe(number);
      }),
    );
  });

  test.each([
    ['0571-81234567', '0571-81234567'],
    ['（0571）81234567', '0571-81234567'],
    ['01012345678', undefined],
    ['01082345678', '010-82345678'],
    ['0795 7123456', '0795-7123456'],
    ['0571—81234567转802', '0571-81234567-802'],
    ['400-800-1234', '4008001234'],
  ])('%s → %s', (text, expected) => {
    expect(valueOf(parsePhone(text))).toBe(expected);
  });

  test.each([
    ['1.38E+10', '科学计数'],
    ['13800138000/13900139000', '两个号码'],
    ['1380013800', '10 位'],
    ['81234567', '区号'],
    ['57181234567', '丢了开头的 0'],
    ['没有电话', '数字以外'],
  ])('%s is refused: %s', (text, reason) => {
    expect(reasonOf(parsePhone(text))).toContain(reason);
  });
});

describe('identity numbers', () => {
  const first17 = fc
    .tuple(fc.constantFrom('110101', '330102', '440303', '659001'), day, fc.stringMatching(/^\d{3}$/))
    .map(([region, date, order]) => `${region}${date.replaceAll('-', '')}${order}`);
  const field: Field = { key: 'i', label: '身份证号', kind: 'idcard' };

  test('a right number is kept, in whatever dress; one wrong digit is always caught', () => {
    fc.assert(
      fc.property(first17, fc.nat(16), fc.integer({ min: 1, max: 9 }), (first, at, by) => {
        const number = first + idCardCheckDigit(first);
        for (const text of [number, number.toLowerCase(), ` ${fullWidth(number)} `, `'${number}`]) {
          expect(valueOf(parseField(field, { text }))).toBe(number);
        }
        const wrong = `${number.slice(0, at)}${(Number(number[at]) + by) % 10}${number.slice(at + 1)}`;
        expect(parseIdCard(wrong).ok).toBe(false);
      }),
    );
  });

  test('the check digit is the one of the published example', () => {
    expect(idCardCheckDigit('11010519491231002')).toBe('X');
  });

  test('fifteen digits are converted and marked', () => {
    expect(parseField(field, numberCell(110105491231002))).toMatchObject({
      value: '11010519491231002X',
      warning: expect.stringContaining('15 位'),
    });
  });

  test.each([
    ['number', numberCell(Number('330102201001011234')), '15 位'],
    ['scientific text', { text: '3.30102E+17' }, '科学计数'],
    ['a day that does not exist', { text: '330102201002301234' }, '出生日期'],
    ['a region that does not exist', { text: '990102201001011234' }, '地区码'],
    ['seventeen digits', { text: '33010220100101123' }, '17 位'],
  ])('%s is refused', (_, cell, reason) => {
    const said = reasonOf(parseField(field, cell));
    expect(said).toContain(reason);
    expect(said).not.toContain('33010220');
  });
});

describe('choices', () => {
  const options = [
    { code: 'hotel', label: '旅馆酒店', aliases: ['酒店', '宾馆'] },
    { code: 'esports', label: '电竞酒店' },
    { code: 'ktv', label: '歌舞娱乐场所（KTV）', aliases: ['KTV'] },
  ];

  test.each(['是', '√', '✓', '有', '1', 'Y', 'true', '１', ' 是。'])('%s is yes', (text) => {
    expect(parseBoolean(text)).toEqual({ ok: true, value: true });
  });
  test.each(['否', '×', '无', '0', 'n', 'FALSE', '没有'])('%s is no', (text) => {
    expect(parseBoolean(text)).toEqual({ ok: true, value: false });
  });
  test.each(['大概', '2', '是否'])('%s is neither', (text) => {
    expect(parseBoolean(text).ok).toBe(false);
  });

  test.each([
    ['旅馆 酒店', 'hotel'],
    ['ktv', 'ktv'],
    ['ＫＴＶ', 'ktv'],
    ['电竞酒店', 'esports'],
    ['hotel', 'hotel'],
  ])('%s is %s', (text, code) => {
    expect(parseOption(text, options)).toEqual({ ok: true, value: code });
  });

  test('a name contained in the text decides, and says so; two kinds in one or none at all are refused', () => {
    expect(parseOption('某某快捷酒店', options)).toMatchObject({
      value: 'hotel',
      warning: expect.any(String),
    });
    expect(parseOption('某某电竞酒店', options)).toMatchObject({
      value: 'esports',
      warning: expect.any(String),
    });
    expect(parseOption('宾馆和酒店', options)).toMatchObject({ value: 'hotel' });
    expect(parseOption('酒店、KTV', options).ok).toBe(false);
    expect(reasonOf(parseOption('学校', options))).toContain('旅馆酒店、电竞酒店');
  });

  test('several choices in one cell', () => {
    expect(valueOf(parseOptions('KTV、宾馆\n酒店', options))).toEqual(['ktv', 'hotel']);
    expect(parseOptions('KTV、学校', options).ok).toBe(false);
  });

  test('a village is recognised with and without the town and 村委会', () => {
    const field: Field = { key: 'v', label: '所在村', kind: 'village' };
    const village = [
      { code: 'v1', label: '甲样村' },
      { code: 'v2', label: '乙样社区' },
    ];
    for (const text of ['甲样村', '甲样', '甲样村委会', '样例镇甲样村', '甲 样 村民委员会']) {
      expect(parseField(field, { text }, { village })).toEqual({ ok: true, value: 'v1' });
    }
    expect(valueOf(parseField(field, { text: '乙样' }, { village }))).toBe('v2');
    expect(parseField(field, { text: '新甲样村' }, { village }).ok).toBe(false);
  });
});

function textField(kind: 'text' | 'name' | 'note' | 'code'): Field {
  return { key: 't', label: '栏目', kind };
}

describe('text', () => {
  test('cleaning twice is cleaning once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
        expect(cleanName(cleanName(text))).toBe(cleanName(text));
      }),
    );
  });

  test('full-width letters and digits become half-width, Chinese punctuation stays', () => {
    expect(valueOf(parseField(textField('text'), { text: '　ＡＢ１２（一楼）　 ' }))).toBe('AB12（一楼）');
    expect(cleanName('张　 三')).toBe('张三');
    expect(cleanName('John  Smith')).toBe('John Smith');
  });

  test('a code that lost its digits is refused, a right one loses its spaces', () => {
    expect(parseField(textField('code'), numberCell(Number('913301001234567890'))).ok).toBe(false);
    expect(parseField(textField('code'), { text: '9.13301E+17' }).ok).toBe(false);
    expect(valueOf(parseField(textField('code'), { text: "'9133 0100 MA2A BCDX 0K" }))).toBe(
      '91330100MA2ABCDX0K',
    );
  });

  test('nothing is null, broken formulas are named', () => {
    for (const text of ['', '  ', '—', '/', '暂无'])
      expect(parseField(textField('text'), { text })).toEqual({ ok: true, value: null });
    expect(parseField({ key: 'p', label: '电话', kind: 'phone' }, { text: '无' })).toEqual({
      ok: true,
      value: null,
    });
    expect(parseField({ key: 'b', label: '是否', kind: 'boolean' }, { text: '无' })).toEqual({
      ok: true,
      value: false,
    });
    expect(reasonOf(parseField(textField('text'), { text: '#REF!' }))).toContain('公式');
    expect(reasonOf(parseField(textField('text'), { text: '', formula: 'missing' }))).toContain('公式');
    expect(parseField(textField('text'), { text: '好', formula: 'cached' })).toEqual({
      ok: true,
      value: '好',
    });
  });

  test('whole numbers', () => {
    const whole: Field = { key: 'n', label: '人数', kind: 'integer', min: 0, max: 5000 };
    for (const text of ['1,200', '1200.0', '１２００', '1200人'])
      expect(valueOf(parseField(whole, { text }))).toBe(1200);
    for (const text of ['12.5', '十二', '-1', '5001', '1-2'])
      expect(parseField(whole, { text }).ok).toBe(false);
  });
});
