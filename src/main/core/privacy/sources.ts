import { childCategories } from '#shared/registers/child-categories.ts';
import type { RegisterId } from '#shared/registers/index.ts';
import { keyPersons } from '#shared/registers/key-persons.ts';
import { getField } from '#shared/registers/register.ts';
import { z } from 'zod';

/** What a text may not tell of a person, as one of the registers holds it. */
export type PrivatePerson = {
  id: string;
  names: readonly { who: string; name: string }[];
  idCards: readonly string[];
  phones: readonly { who: string; phone: string }[];
  addresses: readonly string[];
  /** What tells a person when it comes together; null where the person is told by name alone. */
  traits: {
    village: string;
    /** The row of the school, or its name as written. */
    school: string;
    grade: string;
    sex: string;
    birthYear: number;
    name: string;
    categories: readonly string[];
  } | null;
};

export type PrivateSource = {
  register: RegisterId;
  table: string;
  /** 儿童, 重点人员: what a reader is told who may not see the row. */
  label: string;
  /** Rows in use, without those that tell of nobody; `id` is the row's. */
  select: string;
  read: (row: unknown) => PrivatePerson;
};

const optional = z
  .string()
  .nullable()
  .transform((text) => text ?? '');

const ChildRow = z.object({
  id: z.string(),
  name: z.string(),
  sex: optional,
  id_card: optional,
  birth_date: optional,
  village: z.string(),
  address: optional,
  household: optional,
  categories: z.string(),
  school: optional,
  grade: optional,
  guardian: optional,
  guardian_phone: optional,
  caregiver: optional,
  caregiver_phone: optional,
});

const childSource: PrivateSource = {
  register: 'children',
  table: 'children',
  label: '儿童',
  select: `SELECT id, name, sex, id_card, birth_date, village, address, household, categories, school, grade, guardian,
    guardian_phone, caregiver, caregiver_phone FROM children WHERE removed_at IS NULL`,
  read: (raw) => {
    const row = ChildRow.parse(raw);
    return {
      id: row.id,
      names: [
        { who: '儿童', name: row.name },
        { who: '监护人', name: row.guardian },
        { who: '照护人', name: row.caregiver },
      ],
      idCards: [row.id_card],
      phones: [
        { who: '监护人', phone: row.guardian_phone },
        { who: '照护人', phone: row.caregiver_phone },
      ],
      addresses: [row.address, row.household],
      traits: {
        ...row,
        sex: row.sex || sexOf(row.id_card),
        birthYear: Number(row.birth_date.slice(0, 4) || row.id_card.slice(6, 10)) || 0,
        categories: codesIn(row.categories),
      },
    };
  },
};

/** A list of codes without the cost of a schema for each of a hundred thousand rows. */
function codesIn(text: string): string[] {
  return text.match(/[a-z-]+/gu) ?? [];
}

function sexOf(idCard: string): string {
  const digit = Number(idCard.charAt(16));
  if (idCard.length !== 18 || Number.isNaN(digit)) return '';
  return digit % 2 === 1 ? 'male' : 'female';
}

const KeyPersonRow = z.object({
  id: z.string(),
  name: z.string(),
  id_card: z.string(),
  village: z.string(),
  category: z.string(),
});

const keyPersonSource: PrivateSource = {
  register: 'key-persons',
  table: 'key_persons',
  label: '重点人员',
  select: 'SELECT id, name, id_card, village, category FROM key_persons WHERE removed_at IS NULL',
  read: (raw) => {
    const row = KeyPersonRow.parse(raw);
    return {
      id: row.id,
      names: [{ who: '重点人员', name: row.name }],
      idCards: [row.id_card],
      phones: [],
      addresses: [],
      traits: {
        ...row,
        school: '',
        grade: '',
        sex: sexOf(row.id_card),
        birthYear: Number(row.id_card.slice(6, 10)) || 0,
        categories: [row.category],
      },
    };
  },
};

const StaffRow = z.object({ id: z.string(), name: z.string(), id_card: z.string(), phone: optional });

/** Only staff whose query answered with a record. */
const staffSource: PrivateSource = {
  register: 'staff',
  table: 'staff',
  label: '从业人员',
  select: "SELECT id, name, id_card, phone FROM staff WHERE removed_at IS NULL AND result = 'hit'",
  read: (raw) => {
    const row = StaffRow.parse(raw);
    return {
      id: row.id,
      names: [{ who: '从业人员', name: row.name }],
      idCards: [row.id_card],
      phones: [{ who: '从业人员', phone: row.phone }],
      addresses: [],
      traits: null,
    };
  },
};

/** Whoever may not be recognised in what the office publishes. A new kind of case person is one more. */
export const privateSources: readonly PrivateSource[] = [childSource, keyPersonSource, staffSource];

const keyPersonCategory = getField(keyPersons, 'category');
const options = [
  ...childCategories,
  ...(keyPersonCategory.kind === 'select' ? keyPersonCategory.options : []).filter(
    ({ code }) => code !== 'other',
  ),
];

/** How a text says of somebody that he belongs to a category: its label and longer other names. */
export const categoryWords: readonly { code: string; words: readonly string[] }[] = options.map(
  ({ code, label, aliases = [] }) => ({ code, words: [label, ...aliases.filter((word) => word.length > 2)] }),
);
