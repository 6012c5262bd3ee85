import { ageOn } from '#shared/domain/identity/age.ts';
import { hasCreditCodeSlip } from '#shared/domain/identity/credit-code.ts';
import { idCardBirthDate, idCardSex } from '#shared/domain/identity/id-card.ts';
import type { FieldValues, RowRule } from './register.ts';

/** The value of a text, date or choice field; '' for nothing. */
export function textOf(values: FieldValues, key: string): string {
  const value = values[key];
  return typeof value === 'string' ? value : '';
}

/** The number of an integer field. */
export function numberOf(values: FieldValues, key: string): number | undefined {
  const value = values[key];
  return typeof value === 'number' ? value : undefined;
}

/** Birth date and sex as the identity number tells them. */
export function fromIdCard(values: FieldValues): FieldValues {
  const number = textOf(values, 'idCard');
  return number === '' ? {} : { birthDate: idCardBirthDate(number), sex: idCardSex(number) };
}

/** Reasons never repeat the number or what stands in it. */
export const agreesWithIdCard: readonly RowRule[] = [
  {
    fields: ['idCard', 'birthDate'],
    check: (values) => {
      const [number, birth] = [textOf(values, 'idCard'), textOf(values, 'birthDate')];
      if (number === '' || birth === '' || birth === idCardBirthDate(number)) return undefined;
      return { field: 'birthDate', reason: '出生日期和身份证号里的不一致，请对照证件核对' };
    },
  },
  {
    fields: ['idCard', 'sex'],
    check: (values) => {
      const [number, sex] = [textOf(values, 'idCard'), textOf(values, 'sex')];
      if (number === '' || sex === '' || sex === idCardSex(number)) return undefined;
      return { field: 'sex', reason: '性别和身份证号里的不一致，请对照证件核对' };
    },
  },
];

/** The number of a licence, where it is a 统一社会信用代码: one wrong character would make another venue of it. */
export const checksCreditCode: RowRule = {
  fields: ['licence'],
  check: (values) =>
    hasCreditCodeSlip(textOf(values, 'licence'))
      ? {
          field: 'licence',
          reason: '像是统一社会信用代码，可是最后一位对不上，多半抄错了一位，请对照证照核对',
          isWarning: true,
        }
      : undefined,
};

/** A day that has been, such as a birth or a query. */
export function isPast(key: string, label: string): RowRule {
  return {
    fields: [key],
    check: (values, today) =>
      today !== undefined && textOf(values, key) > today
        ? { field: key, reason: `${label}还没到，请核对` }
        : undefined,
  };
}

/** The second day is not before the first. */
export function inOrder(first: readonly [string, string], second: readonly [string, string]): RowRule {
  return {
    fields: [first[0], second[0]],
    check: (values) => {
      const [from, to] = [textOf(values, first[0]), textOf(values, second[0])];
      return from !== '' && to !== '' && to < from
        ? { field: second[0], reason: `${second[1]}早于${first[1]}，请核对` }
        : undefined;
    },
  };
}

/** A part is not larger than its whole. */
export function atMost(part: readonly [string, string], whole: readonly [string, string]): RowRule {
  return {
    fields: [part[0], whole[0]],
    check: (values) => {
      const [some, all] = [numberOf(values, part[0]), numberOf(values, whole[0])];
      return some !== undefined && all !== undefined && some > all
        ? { field: part[0], reason: `${part[1]}多于${whole[1]}，请核对` }
        : undefined;
    },
  };
}

/** Whoever works is sixteen or older. */
export const isWorkingAge: RowRule = {
  fields: ['idCard'],
  check: (values, today) => {
    const number = textOf(values, 'idCard');
    // 未成年人保护法 §61: nobody may employ a child under sixteen.
    return today !== undefined && number !== '' && ageOn(idCardBirthDate(number), today) < 16
      ? { field: 'idCard', reason: '按身份证号未满 16 周岁，不能招用，请核对' }
      : undefined;
  },
};
