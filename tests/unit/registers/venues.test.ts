import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { registerKeys } from '#shared/registers/keys.ts';
import { fieldText } from '#shared/registers/format.ts';
import { findRegister } from '#shared/registers/index.ts';
import { getField } from '#shared/registers/register.ts';
import { registerSchema } from '#shared/registers/schema.ts';
import { venues } from '#shared/registers/venues.ts';

const schema = registerSchema(venues);
const least = { name: '样例宾馆', kind: 'hotel', village: '样例村' };

test('a register is found by its id and by nothing else', () => {
  expect(findRegister('venues')).toBe(venues);
  expect(findRegister('toString')).toBeUndefined();
});

test('what is left out is null, or the default', () => {
  expect(schema.parse(least)).toEqual({
    ...least,
    address: null,
    isKey: true,
    licence: null,
    manager: null,
    phone: null,
    supervisor: null,
    status: 'open',
    tradeLicence: null,
    tradeLicenceUntil: null,
    cultureLicence: null,
    cultureLicenceUntil: null,
    fireCertificate: null,
    healthLicence: null,
    healthLicenceUntil: null,
    rooms: null,
    remarks: null,
  });
});

test('a form passes the same rules as an imported cell', () => {
  expect(schema.parse({ ...least, phone: '１３８ ００１３ ８０００', isKey: false })).toMatchObject({
    phone: '13800138000',
    isKey: false,
  });
  const wrong = schema.safeParse({ ...least, name: ' ', phone: '138', kind: '火车站' });
  expect(wrong.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([
    ['name', '请填写场所名称'],
    ['kind', expect.stringContaining('不在可选的范围里')],
    ['phone', '手机号应是 11 位，这里是 3 位，请核对'],
  ]);
});

test('values of the wrong shape are refused, keys of nobody dropped', () => {
  expect(schema.safeParse({ ...least, address: { street: 1 } }).success).toBe(false);
  expect(schema.parse({ ...least, isAdmin: true })).not.toHaveProperty('isAdmin');
});

test('the schema accepts what it gave back', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(text, text, fc.boolean(), (name, remarks, isKey) => {
      const first = schema.safeParse({ ...least, name, remarks, isKey });
      fc.pre(first.success);
      expect(schema.parse(first.data)).toEqual(first.data);
    }),
  );
});

test('a licence tells venues apart first, then name with village; punctuation and case do not count', () => {
  const a = registerKeys(venues, { ...least, licence: '91330100ma2abcdx0k' });
  const b = registerKeys(venues, {
    ...least,
    name: '样例（宾馆）',
    licence: '９１３３０１００ＭＡ２ＡＢＣＤＸ０Ｋ ',
  });
  expect(a.map(({ fields }) => fields)).toEqual([['licence'], ['name', 'village']]);
  expect(b).toEqual(a);
  for (const licence of ['—', '无证', '办理中', null]) {
    expect(registerKeys(venues, { name: '样例宾馆', village: null, licence })).toEqual([]);
  }
});

test('codes are shown as labels', () => {
  expect(fieldText(getField(venues, 'status'), 'closed')).toBe('注销');
  expect(fieldText(getField(venues, 'isKey'), false)).toBe('否');
  expect(fieldText(getField(venues, 'village'), 'v1', { village: [{ code: 'v1', label: '样例村' }] })).toBe(
    '样例村',
  );
  expect(fieldText(getField(venues, 'phone'), null)).toBe('');
});
