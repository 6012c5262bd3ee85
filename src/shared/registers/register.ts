import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { SensitiveKind } from '#shared/domain/identity/mask.ts';

/** One choice of a select field. Codes are stored, labels are shown, aliases are how people write it in their sheets. */
export type Option = { readonly code: string; readonly label: string; readonly aliases?: readonly string[] };

type FieldBase = {
  readonly key: string;
  readonly label: string;
  /** Other headers that mean this column, as found in the sheets of villages and units. */
  readonly aliases?: readonly string[];
  readonly required?: boolean;
  /** One line that says what belongs here and how to write it. */
  readonly help?: string;
  /** Column width in the sheet, in characters; a Chinese character counts as two. */
  readonly width?: number;
  /** Shown as a column of the list. */
  readonly list?: boolean;
  /** Sensitive personal information (个人信息保护法 §28, §31), and how it is masked for whoever may not see it. */
  readonly sensitive?: SensitiveKind;
};

export type TextField = FieldBase & {
  /** `name`: a person or a place, spaces inside are typing habits; `note`: several lines; `code`: a licence or document number. */
  readonly kind: 'text' | 'name' | 'note' | 'code';
  readonly maxLength?: number;
};
export type ChoiceField = FieldBase & {
  readonly kind: 'select' | 'multi';
  readonly options: readonly Option[];
  /** Taken when nothing is given. */
  readonly default?: string;
  /** Only the choices' own names are read: a guess here would do harm. */
  readonly isExact?: boolean;
};
export type BooleanField = FieldBase & { readonly kind: 'boolean'; readonly default?: boolean };
export type IntegerField = FieldBase & {
  readonly kind: 'integer';
  readonly min?: number;
  readonly max?: number;
};
/** `village` and `unit` name an entry of the office's own lists; without a list at hand they are plain names. */
export type PlainField = FieldBase & { readonly kind: 'date' | 'phone' | 'idcard' | 'village' | 'unit' };

/**
 * Names a row of another register. What is stored is that row's id, or the name as written where no row answers to it:
 * a sheet may come before the register it refers to.
 */
export type RefField = FieldBase & {
  readonly kind: 'ref';
  readonly registers: readonly [string, ...string[]];
};

export type Field = TextField | ChoiceField | BooleanField | IntegerField | PlainField | RefField;
export type FieldValue = string | number | boolean | readonly string[] | null;
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** Sets of field keys, each of which says the same of two rows. */
export type KeySets = readonly (readonly string[])[];

/** What is wrong between the fields of one row. */
export type RowFinding = {
  readonly field: string;
  readonly reason: string;
  /** Said, and stored all the same. */
  readonly isWarning?: boolean;
  /** Something is missing. A sheet that says nothing of it may be about a row that has it: judged on the whole record. */
  readonly isGap?: boolean;
};

export type RowRule = {
  /** What it looks at. A row in which one of these could not be read is not judged by it. */
  readonly fields: readonly string[];
  /** @param today without it, what depends on the day (ages, dates to come) is not judged */
  readonly check: (values: FieldValues, today: PlainDate | undefined) => RowFinding | undefined;
};

/** How long a row is kept after what ends its use: closing it, taking it out, or the child's coming of age. */
export type Retention = {
  readonly years: number;
  readonly after: 'closed' | 'removed' | 'majority';
  readonly basis: string;
};

/** The headings of the menu, in its order. */
export const registerGroupLabels = {
  places: '重点场所',
  institutions: '重点单位',
  minors: '重点群体',
  persons: '重点人员',
  grassroots: '单位、村和社会力量',
  publicity: '宣传',
} as const;
export type RegisterGroup = keyof typeof registerGroupLabels;

/** A register (台账): everything the table, form, search, import and export need to know about it. */
export type Register = {
  readonly id: string;
  readonly label: string;
  readonly group: RegisterGroup;
  readonly fields: readonly Field[];
  /** The field a row is called by. */
  readonly titleField: string;
  /** The field that holds its other names, several divided by 、: each tells the row from others as the title does. */
  readonly aliasField?: string;
  /** Who may change its rows; left out, everybody who sees them. */
  readonly keptBy?: 'coordinating';
  readonly statusField?: string;
  /** The codes of the status field that end a row's use. */
  readonly closedStatuses?: readonly string[];
  readonly searchFields: readonly string[];
  readonly duplicateRules: {
    /** Each tells one row from all others, the surest first: a second row is refused, an imported one is the same row. */
    readonly certain: KeySets;
    /** Worth a look before storing: same name and birth date, another village. */
    readonly likely: KeySets;
  };
  /** Which field limits the rows an account sees to its village or its unit; without one the register has no such limit. */
  readonly scope: { readonly village?: string; readonly unit?: string };
  /** Rows about a person (个人信息保护法 §28): looking at one is logged, taking many out needs a second person. */
  readonly isSensitive: boolean;
  /** What its rows name is read by the public: their words, and the paper they stand for, can be checked for persons. */
  readonly isPublished?: boolean;
  readonly retention: Retention;
  /** What follows from the other fields; it fills blanks only. */
  readonly derive?: (values: FieldValues) => FieldValues;
  readonly rowRules?: readonly RowRule[];
};

type CodeOf<F> = F extends { options: readonly { code: infer C extends string }[] } ? C : never;
type ValueOf<F extends Field> = F['kind'] extends 'boolean'
  ? boolean
  : F['kind'] extends 'integer'
    ? number
    : F['kind'] extends 'multi'
      ? CodeOf<F>[]
      : F['kind'] extends 'select'
        ? CodeOf<F>
        : string;
type IsAlwaysThere<F> = F extends { required: true } | { default: string | boolean } ? true : false;

/** The stored shape of one row: empty is `null`, except where a field is required or has a default. */
export type RecordOf<R extends Register> = {
  [F in R['fields'][number] as F['key']]: IsAlwaysThere<F> extends true ? ValueOf<F> : ValueOf<F> | null;
};

/** Declares a register; the literal types of keys and option codes are kept. */
export function defineRegister<const R extends Register>(register: R): R {
  return register;
}

/** A list of names written in lines, separated by spaces. */
export function words(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split(' '));
}

/** What empty fields get when nothing is given. */
export function defaultOf(field: Field): FieldValue {
  const fallback = 'default' in field ? field.default : undefined;
  if (fallback === undefined) return null;
  return field.kind === 'multi' ? [String(fallback)] : fallback;
}

/** The field with this key. A key the register does not have is a mistake in code, not in data. */
export function getField(register: Register, key: string): Field {
  const field = register.fields.find((candidate) => candidate.key === key);
  if (field === undefined) throw new Error(`register ${register.id} has no field ${key}`);
  return field;
}
