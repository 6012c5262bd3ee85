import { describe, expect, it } from 'vitest';
import { idCardCheckDigit } from '#shared/domain/identity/id-card.ts';
import { children } from '#shared/registers/children.ts';
import { registers } from '#shared/registers/index.ts';
import type { Register } from '#shared/registers/register.ts';
import { schools } from '#shared/registers/schools.ts';
import { checkRow, leaveField } from '../../../src/renderer/src/features/registers/form/form-checks.ts';
import {
  sheetOrder,
  placeProblems,
  totalsLine,
} from '../../../src/renderer/src/features/registers/import/verdicts.ts';
import {
  defaultSides,
  looksAlike,
  takenKeys,
} from '../../../src/renderer/src/features/registers/merge/merge-choice.ts';
import {
  blankValues,
  emptyFields,
  isBlank,
  showValue,
} from '../../../src/renderer/src/features/registers/values.ts';
import {
  decodeSource,
  encodeSource,
  maskedFields,
  setColumn,
  sourceChoices,
} from '../../../src/renderer/src/features/templates/template-choice.ts';

const today = '2026-11-23';
const first17 = '11010120160305002';
const idCard = first17 + idCardCheckDigit(first17);
const blank = blankValues(children);
const every = registers.map((register): [string, Register] => [register.id, register]);

function at(column: string) {
  return { column, reason: '不对' };
}

function fromField(key: string) {
  return { kind: 'field' as const, field: key };
}

describe('a form being filled', () => {
  it.each(every)('of %s opens with nothing called wrong but what is required', (_, register) => {
    const values = blankValues(register);
    const wrong = Object.keys(checkRow(register, values, {}, today).errors);
    expect(wrong.filter((key) => !isBlank(values[key]))).toEqual([]);
    const required = register.fields.filter((field) => field.required && !('default' in field));
    expect(Object.keys(emptyFields(register, values))).toEqual(required.map(({ key }) => key));
  });

  it('takes birth date and sex from the ID and writes digits as they are kept', () => {
    const full = idCard.replace(/./g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    const left = leaveField(children, { ...blank, idCard: ` ${full} ` }, 'idCard', {});
    expect(left).toMatchObject({ idCard, birthDate: '2016-03-05', sex: 'female' });
  });

  it('overwrites nothing a person has written', () => {
    const left = leaveField(children, { ...blank, idCard, sex: 'male' }, 'idCard', {});
    expect(left).toMatchObject({ sex: 'male', birthDate: '2016-03-05' });
    expect(Object.keys(checkRow(children, left, {}, today).errors)).toEqual(['sex']);
  });

  it('leaves what cannot be read as it was typed and says why', () => {
    const values = { ...blank, idCard: '123' };
    expect(leaveField(children, values, 'idCard', {})).toEqual(values);
    expect(checkRow(children, values, {}, today).errors['idCard']).toContain('18 位');
  });

  it('does not judge a masked value that came and stays', () => {
    const kept = { idCard: '110101********0025' };
    const values = { ...blank, ...kept };
    expect(leaveField(children, values, 'idCard', kept)).toEqual(values);
    expect(checkRow(children, values, kept, today).errors).toEqual({});
    expect(
      checkRow(children, { ...values, idCard: '110101********0026' }, kept, today).errors,
    ).toHaveProperty('idCard');
  });

  it('sets fields against each other', () => {
    const values = { ...blankValues(schools), students: 10, boarders: 12 };
    expect(Object.values(checkRow(schools, values, {}, today).errors)).toHaveLength(1);
  });
});

describe('a value on the screen', () => {
  const school = children.fields.find(({ key }) => key === 'school')!;
  it('names a row of another register, never its id', () => {
    const id = '0190f0a0-0000-7000-8000-000000000001';
    expect(showValue(school, id, { [id]: '青禾小学' })).toBe('青禾小学');
    expect(showValue(school, id)).toBe('');
    expect(showValue(school, '外地的学校')).toBe('外地的学校');
  });
});

describe('two rows merged', () => {
  const keep = { values: { ...blank, name: '禾一', address: '一号', categories: ['migrant'] }, masked: [] };
  const drop = { values: { ...blank, name: '禾一', address: '二号', helper: '麦一' }, masked: [] };

  it('show what differs; an empty side gives way', () => {
    const different = children.fields.filter(({ key }) => ['address', 'categories', 'helper'].includes(key));
    const sides = defaultSides(different, keep);
    expect(sides).toEqual({ address: 'keep', categories: 'keep', helper: 'drop' });
    expect(takenKeys({ ...sides, address: 'drop' })).toEqual(['address', 'helper']);
  });

  it('tell two numbers that only their masks make alike', () => {
    const phone = children.fields.find(({ key }) => key === 'guardianPhone')!;
    const row = { values: { ...blank, guardianPhone: '139****0001' }, masked: ['guardianPhone'] };
    expect(looksAlike(phone, row, row)).toBe(true);
    expect(looksAlike(phone, row, { ...row, values: { ...blank, guardianPhone: '139****0002' } })).toBe(
      false,
    );
    expect(looksAlike(phone, keep, drop)).toBe(false);
  });
});

describe('a judged sheet', () => {
  it('adds up', () => {
    const counts = { rows: 10, new: 3, changed: 2, unchanged: 1, refused: 4 };
    expect(totalsLine(counts)).toBe('共 10 行 = 接收 5 + 无变化 1 + 退回 4');
  });

  it('stands in the order of its own columns', () => {
    const order = sheetOrder(children, { village: 0, name: 2, sex: null }).map(({ key }) => key);
    expect(order.slice(0, 2)).toEqual(['village', 'name']);
    expect(order).toHaveLength(children.fields.length);
  });

  it('puts each reason beside its cell, by the head the sheet uses', () => {
    const { cells, row } = placeProblems(children.fields, new Map([['idCard', '证件号']]), [
      at('证件号'),
      at('姓名'),
      at(''),
      at('没有的列'),
    ]);
    expect([...cells.keys()]).toEqual(['idCard', 'name']);
    expect(row).toEqual([at(''), at('没有的列')]);
  });
});

describe('a column of a template', () => {
  const mapping = { sheet: '一', columns: [] };

  it.each(every)('takes anything %s offers', (_, register) => {
    for (const { value } of sourceChoices(register).flatMap(({ items }) => items)) {
      expect(encodeSource(decodeSource(value))).toBe(value);
      const { columns } = setColumn(register, mapping, 3, { source: decodeSource(value) });
      expect(columns.map(({ index }) => index)).toEqual(value === 'none' ? [] : [3]);
    }
  });

  it('keeps its way of writing only while that makes sense', () => {
    const dated = setColumn(children, mapping, 1, { source: fromField('birthDate'), format: 'date-dot' });
    expect(dated.columns[0]?.format).toBe('date-dot');
    expect(setColumn(children, dated, 1, { source: fromField('name') }).columns[0]?.format).toBe('text');
  });

  it('tells what would leave masked', () => {
    const filled = setColumn(children, mapping, 1, { source: fromField('idCard') });
    const both = setColumn(children, filled, 2, { source: fromField('name') });
    expect(maskedFields(children, both, 'coordinator').map(({ key }) => key)).toEqual(['idCard']);
  });
});
