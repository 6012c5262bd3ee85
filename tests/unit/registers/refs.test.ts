import { expect, test } from 'vitest';
import { maskText } from '#shared/domain/identity/mask.ts';
import { parseField } from '#shared/domain/import/parse-field.ts';
import { fieldText, isRecordId } from '#shared/registers/format.ts';
import { getField } from '#shared/registers/register.ts';
import { staff } from '#shared/registers/staff.ts';

const unit = getField(staff, 'unit');
const school = '0190a1b2-0000-7000-8000-000000000001';
const clinic = '0190a1b2-0000-7000-8000-000000000002';
const twin = '0190a1b2-0000-7000-8000-000000000003';
const lookups = {
  refs: {
    schools: [
      { code: school, label: '样例小学', aliases: ['样例中心小学'] },
      { code: twin, label: '样例教学点' },
    ],
    'contact-units': [
      { code: clinic, label: '样例诊所' },
      { code: school.replace(/1$/, '9'), label: '样例教学点' },
    ],
  },
};

test('a name becomes the id of the row it means, in whichever register that is', () => {
  for (const text of ['样例小学', '样例（中心）小学', school]) {
    expect(parseField(unit, { text }, lookups)).toEqual({ ok: true, value: school });
  }
  expect(parseField(unit, { text: ' 样例 诊所' }, lookups)).toEqual({ ok: true, value: clinic });
  expect(fieldText(unit, school, lookups)).toBe('样例小学');
});

test('a name of nobody or of two is kept as written, with a warning', () => {
  for (const [text, reason] of [
    ['样例福利院', '没有找到'],
    ['样例教学点', '有 2 个同名的'],
  ] as const) {
    expect(parseField(unit, { text }, lookups)).toEqual({
      ok: true,
      value: text,
      warning: expect.stringContaining(reason),
    });
    expect(fieldText(unit, text, lookups)).toBe(text);
  }
});

test('without the other register a name is a name, and an id is never shown', () => {
  expect(parseField(unit, { text: '样例小学' })).toEqual({ ok: true, value: '样例小学' });
  expect(parseField(unit, { text: '无' }, lookups)).toEqual({ ok: true, value: null });
  expect([isRecordId(school), isRecordId('样例小学')]).toEqual([true, false]);
  expect(fieldText(unit, school)).toBe('');
});

test.each([
  ['name', '样例甲', '样**'],
  ['name', '𠮷样例', '𠮷**'],
  ['idcard', '110101201603059988', '110101********9988'],
  ['idcard', '1101', '***'],
  ['phone', '13800138000', '138****8000'],
  ['phone', '0571-81234567', '057****4567'],
  ['address', '样例镇甲样村3组5号', '样例镇***'],
  ['address', '某处', '***'],
  ['birth', '2016-03-05', '2016-**-**'],
  ['note', '家里的事', '***'],
  ['note', '', ''],
] as const)('masked as %s: %s → %s', (kind, text, masked) => {
  expect(maskText(kind, text)).toBe(masked);
});
