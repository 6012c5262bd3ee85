import { AppError } from '#shared/rpc/app-error.ts';
import { getField } from '#shared/registers/register.ts';
import type { Register } from '#shared/registers/register.ts';
import { choiceColumnsOf, choiceKeyOf, findChoiceColumn } from './choice-columns.ts';
import { findHeader, findHeaderByMapping } from './find-header.ts';
import type { HeaderRows } from './find-header.ts';
import { guessColumns } from './guess-columns.ts';
import type { Ambiguity, ColumnGuess, ColumnMapping } from './guess-columns.ts';
import { columnLetter } from './sheet.ts';
import type { Sheet } from './sheet.ts';

/** Where a sheet's table is and which column is which field, before anybody decided what is unclear. */
export type SheetColumns = ColumnGuess & {
  readonly header: HeaderRows;
  /** Required fields without a column. */
  readonly missing: readonly string[];
};

/**
 * Finds the header and matches its columns to the register.
 * @param fixed what a person decided, or what was saved from last time; the rest is guessed
 * @throws AppError exchange.header-missing, exchange.mapping-wrong
 */
export function readColumns(sheet: Sheet, register: Register, fixed: ColumnMapping = {}): SheetColumns {
  const header = findHeader(sheet, register) ?? findHeaderByMapping(sheet, fixed);
  if (header === undefined) {
    const examples = register.fields.slice(0, 3).map((field) => field.label);
    throw new AppError('exchange.header-missing', { examples: examples.join('、') });
  }
  refuseWrongMapping(register, header, withoutTaken(fixed));
  const told = withoutTaken(fixed);
  const guess = addChoices(
    settleByContent(sheet, header, guessColumns(header.headers, register, told)),
    header,
    register,
    told,
  );
  const isOpen = (key: string) =>
    guess.mapping[key] === undefined &&
    choiceColumnsOf(key, guess.mapping).length === 0 &&
    !guess.ambiguous.some((ambiguity) => ambiguity.field === key);
  const missing = register.fields.filter((field) => field.required === true && isOpen(field.key));
  return { ...guess, header, missing: missing.map((field) => field.key) };
}

/**
 * Refuses what a person must decide first.
 * @throws AppError exchange.ambiguous-columns, exchange.missing-columns
 */
export function requireClearColumns(columns: SheetColumns, register: Register): void {
  if (columns.ambiguous.length > 0) {
    const list = columns.ambiguous.map((ambiguity) => describeAmbiguity(ambiguity, columns, register));
    throw new AppError('exchange.ambiguous-columns', { columns: list.join('；') });
  }
  if (columns.missing.length > 0) {
    const list = columns.missing.map((key) => getField(register, key).label);
    throw new AppError('exchange.missing-columns', { columns: list.join('、') });
  }
}

/** The header as one text, or the column's letter where the sheet gives none. */
export function headerText(header: HeaderRows, column: number): string {
  const text = (header.headers[column] ?? []).join('');
  return text === '' ? `${columnLetter(column)}列` : text;
}

function describeAmbiguity(ambiguity: Ambiguity, columns: SheetColumns, register: Register): string {
  const names = ambiguity.columns.map(
    (column) => `${columnLetter(column)}列“${headerText(columns.header, column)}”`,
  );
  return `${names.join('、')}都可能是“${getField(register, ambiguity.field).label}”`;
}

function refuseWrongMapping(register: Register, header: HeaderRows, fixed: ColumnMapping): void {
  const seen = new Set<number>();
  for (const [key, column] of Object.entries(fixed)) {
    const field =
      register.fields.find((candidate) => candidate.key === key) ?? findChoiceColumn(register, key)?.field;
    if (field === undefined) throw new AppError('exchange.mapping-wrong', { column: key });
    if (column === null) continue;
    if (!Number.isInteger(column) || column < 0 || column >= header.headers.length || seen.has(column)) {
      throw new AppError('exchange.mapping-wrong', { column: field.label });
    }
    seen.add(column);
  }
}

/** A column that a person gave to a field is no choice's any more. */
function withoutTaken(fixed: ColumnMapping): ColumnMapping {
  const taken = new Set(Object.entries(fixed).flatMap(([key, column]) => (key.includes('=') ? [] : column)));
  const left = Object.entries(fixed).filter(([key, column]) => !key.includes('=') || !taken.has(column));
  return Object.fromEntries(left);
}

/** Columns nobody claimed whose header is one choice of a field: 留守, 困境, … */
function addChoices(
  guess: ColumnGuess,
  header: HeaderRows,
  register: Register,
  fixed: ColumnMapping,
): ColumnGuess {
  const mapping = { ...guess.mapping };
  const unmapped = guess.unmapped.filter((column) => {
    const key = choiceKeyOf(header.headers[column] ?? [], register);
    if (key === undefined || Object.hasOwn(fixed, key) || Object.hasOwn(mapping, key)) return true;
    mapping[key] = column;
    return false;
  });
  return { ...guess, mapping, unmapped };
}

/** Of several columns for one field, the only one with anything in it is meant. */
function settleByContent(sheet: Sheet, header: HeaderRows, guess: ColumnGuess): ColumnGuess {
  const mapping = { ...guess.mapping };
  const unmapped = [...guess.unmapped];
  const ambiguous = guess.ambiguous.filter(({ field, columns }) => {
    const isShared = guess.ambiguous.some(
      (other) => other.field !== field && other.columns.some((c) => columns.includes(c)),
    );
    const [used, ...others] = columns.filter((column) => hasContent(sheet, header, column));
    if (isShared || columns.length < 2 || used === undefined || others.length > 0) return true;
    mapping[field] = used;
    unmapped.push(...columns.filter((column) => column !== used));
    return false;
  });
  return { mapping, ambiguous, unmapped };
}

function hasContent(sheet: Sheet, header: HeaderRows, column: number): boolean {
  return sheet.rows.slice(header.lastRow).some((row) => (row.cells[column]?.text ?? '').trim() !== '');
}
