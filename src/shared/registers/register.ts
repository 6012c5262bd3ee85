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
  /** Sensitive personal information (个人信息保护法 §28, §31): shown only to named people. */
  readonly sensitive?: boolean;
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
};
export type BooleanField = FieldBase & { readonly kind: 'boolean'; readonly default?: boolean };
export type IntegerField = FieldBase & {
  readonly kind: 'integer';
  readonly min?: number;
  readonly max?: number;
};
/** `village` and `unit` name an entry of the office's own lists; without a list at hand they are plain names. */
export type PlainField = FieldBase & { readonly kind: 'date' | 'phone' | 'idcard' | 'village' | 'unit' };

export type Field = TextField | ChoiceField | BooleanField | IntegerField | PlainField;
export type FieldValue = string | number | boolean | readonly string[] | null;
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** A register (台账): everything the table, form, search, import and export need to know about it. */
export type Register = {
  readonly id: string;
  readonly label: string;
  readonly fields: readonly Field[];
  /** Sets of field keys that each tell one row from all others, the surest first. */
  readonly naturalKeys: readonly (readonly string[])[];
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

/** The field with this key. A key the register does not have is a mistake in code, not in data. */
export function getField(register: Register, key: string): Field {
  const field = register.fields.find((candidate) => candidate.key === key);
  if (field === undefined) throw new Error(`register ${register.id} has no field ${key}`);
  return field;
}
