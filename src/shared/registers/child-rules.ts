import { ageOn, MAJORITY_YEARS } from '#shared/domain/identity/age.ts';
import { categoryAgeLimits, childCategories } from './child-categories.ts';
import type { FieldValues, RowRule } from './register.ts';
import { agreesWithIdCard, isPast, textOf } from './row-rules.ts';

function categoriesOf(values: FieldValues): readonly string[] {
  const value = values['categories'];
  return Array.isArray(value) ? value.map(String) : [];
}

/** Whoever left the ledger (moved, grown up, no longer at risk) stays in it as he was: ages bind the others only. */
function isListed(values: FieldValues): boolean {
  return ['', 'active'].includes(textOf(values, 'status'));
}

/** Full years of a listed child, where birth date and day are known. */
function ageOf(values: FieldValues, today: string | undefined): number | undefined {
  const birth = textOf(values, 'birthDate');
  return today === undefined || birth === '' || !isListed(values) ? undefined : ageOn(birth, today);
}

const isMinor: RowRule = {
  fields: ['birthDate', 'idCard', 'status'],
  check: (values, today) =>
    (ageOf(values, today) ?? 0) >= MAJORITY_YEARS
      ? { field: 'birthDate', reason: '已满 18 周岁，不再列入；请核对出生日期，或把状态改为“已满十八周岁”' }
      : undefined,
};

const fitsCategories: RowRule = {
  fields: ['birthDate', 'idCard', 'categories', 'status'],
  check: (values, today) => {
    const age = ageOf(values, today);
    if (age === undefined || age >= MAJORITY_YEARS) return undefined;
    const outgrown = childCategories.filter(
      ({ code }) => categoriesOf(values).includes(code) && age >= categoryAgeLimits[code],
    );
    const [first] = outgrown;
    if (first === undefined) return undefined;
    const labels = outgrown.map(({ label }) => label).join('、');
    const limit = categoryAgeLimits[first.code];
    return {
      field: 'categories',
      reason: `已满 ${limit} 周岁，不再列为${labels}；请去掉这一类，仍需帮扶的改选其他类别`,
    };
  },
};

const knowsBirth: RowRule = {
  fields: ['birthDate', 'idCard'],
  check: (values) =>
    textOf(values, 'birthDate') === ''
      ? { field: 'birthDate', reason: '请填写出生日期，或填写身份证号', isGap: true }
      : undefined,
};

const knowsSex: RowRule = {
  fields: ['sex', 'idCard'],
  check: (values) =>
    textOf(values, 'sex') === ''
      ? { field: 'sex', reason: '请填写性别，或填写身份证号', isGap: true }
      : undefined,
};

const isNotOwnGuardian: RowRule = {
  fields: ['name', 'guardian'],
  check: (values) =>
    textOf(values, 'guardian') !== '' && textOf(values, 'guardian') === textOf(values, 'name')
      ? { field: 'guardian', reason: '监护人和儿童同名，请核对', isWarning: true }
      : undefined,
};

/** 未成年人保护法 §22: parents who leave entrust somebody able to care for the child. */
const isEntrusted: RowRule = {
  fields: ['categories', 'caregiver', 'status'],
  check: (values) =>
    isListed(values) && categoriesOf(values).includes('left-behind') && textOf(values, 'caregiver') === ''
      ? {
          field: 'caregiver',
          reason: '留守儿童还没有填委托照护人，请了解后补上',
          isWarning: true,
          isGap: true,
        }
      : undefined,
};

export const childRules: readonly RowRule[] = [
  knowsBirth,
  knowsSex,
  ...agreesWithIdCard,
  isPast('birthDate', '出生日期'),
  isMinor,
  fitsCategories,
  isNotOwnGuardian,
  isEntrusted,
];
