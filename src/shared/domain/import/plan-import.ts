import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { completeRow, judgeRow } from '#shared/registers/judge-row.ts';
import { registerKeys } from '#shared/registers/keys.ts';
import { getField } from '#shared/registers/register.ts';
import type { FieldValue, FieldValues, Register, RowFinding } from '#shared/registers/register.ts';
import { choiceColumnsOf, findChoiceColumn, parseTick } from './choice-columns.ts';
import type { ChoiceColumn } from './choice-columns.ts';
import { fillMerges } from './fill-merges.ts';
import type { ColumnMapping } from './guess-columns.ts';
import { parseField } from './parse-field.ts';
import type { Lookups } from './parse-field.ts';
import type { Parsed } from './parsed.ts';
import { headerText, readColumns, requireClearColumns } from './read-columns.ts';
import type { SheetColumns } from './read-columns.ts';
import type { ImportEntry } from './report.ts';
import { findNotData } from './row-kind.ts';
import { blankCell } from './sheet.ts';
import type { Sheet, SheetCell, SheetRow } from './sheet.ts';
import { foldLabel } from './text.ts';

export type Problem = { readonly column: string; readonly reason: string };

export type PlannedRow = {
  /** As the workbook numbers it. */
  readonly row: number;
  readonly verdict: 'accepted' | 'refused';
  /** What could be read, by field key; a blank cell is null, a field without a column is absent. */
  readonly values: FieldValues;
  /** What stood in the cells that could not be read, by field key. */
  readonly unread: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
};

type PlanOptions = {
  readonly mapping?: ColumnMapping | undefined;
  readonly lookups?: Lookups | undefined;
  /** The office's day; without it ages and dates to come are not judged. */
  readonly today?: PlainDate | undefined;
};

export type ImportPlan = {
  readonly columns: SheetColumns;
  readonly rows: readonly PlannedRow[];
  /** Whatever is not a data row or not read: nothing of the sheet vanishes silently. */
  readonly notes: readonly ImportEntry[];
};

/**
 * Judges every data row of a sheet by the register's rules; the store is not asked.
 * @throws AppError exchange.header-missing, .mapping-wrong, .ambiguous-columns, .missing-columns
 */
export function planImport(sheet: Sheet, register: Register, options: PlanOptions = {}): ImportPlan {
  const pieces = planInPieces(sheet, register, options);
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
  }
}

const pieceRows = 500;

/** The same, yielding the share done (0–1) after every piece, so that a long sheet holds up nobody else. */
export function* planInPieces(
  sheet: Sheet,
  register: Register,
  options: PlanOptions = {},
): Generator<number, ImportPlan> {
  const columns = readColumns(sheet, register, options.mapping);
  requireClearColumns(columns, register);
  const required = register.fields.filter((field) => field.required === true);
  const requiredColumns = required.flatMap((field) => columns.mapping[field.key] ?? []);
  const notes: ImportEntry[] = [];
  const rows: PlannedRow[] = [];
  const blanks: number[] = [];
  const filledRows = fillMerges(sheet);
  const unlessRepeated = repeatRefuser(register);
  for (const row of sheet.rows.slice(columns.header.lastRow)) {
    if (row.row % pieceRows === 0) yield row.row / sheet.rows.length;
    const notData = findNotData(row, columns.header.headers, requiredColumns);
    if (notData === 'blank') {
      blanks.push(row.row);
    } else if (notData === undefined) {
      rows.push(unlessRepeated(planRow(filledRows[row.row - 1] ?? row, register, columns, options)));
    } else {
      notes.push({ row: row.row, column: '', reason: notData });
    }
  }
  const all = [...notesAbove(sheet, columns), ...notesOnColumns(columns), ...notes, ...notesOnBlanks(blanks)];
  return { columns, rows, notes: all.toSorted((a, b) => a.row - b.row) };
}

function planRow(
  row: SheetRow,
  register: Register,
  columns: SheetColumns,
  { lookups, today }: PlanOptions,
): PlannedRow {
  const read: Record<string, FieldValue> = {};
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const unread: Record<string, string> = {};
  if (row.isHidden === true) warnings.push({ column: '', reason: '这一行在表里是隐藏的，也读入了' });
  for (const [key, index] of Object.entries(columns.mapping)) {
    const column = headerText(columns.header, index);
    const cell = row.cells[index] ?? blankCell;
    const choice = findChoiceColumn(register, key);
    const parsed = choice ? readTick(read, choice, cell.text) : readCell(register, key, cell, lookups);
    const field = choice?.field ?? getField(register, key);
    if (!parsed.ok) {
      problems.push({ column, reason: parsed.reason });
      unread[field.key] = cell.text;
      continue;
    }
    if (!choice) read[key] = parsed.value;
    if (parsed.warning !== undefined) warnings.push({ column, reason: parsed.warning });
    const isGap = parsed.value === null && field.required === true;
    if (isGap && choiceColumnsOf(key, columns.mapping).length === 0)
      problems.push({ column, reason: '没有填，这一栏必须填写' });
  }
  problems.push(...unticked(register, columns, { ...unread, ...read }));
  const values = completeRow(register, withoutUnread(read, unread));
  for (const finding of judgeRow(register, values, today, new Set(Object.keys(unread)))) {
    if (finding.isGap === true) continue;
    (finding.isWarning === true ? warnings : problems).push(problemAt(columns, finding));
  }
  const verdict = problems.length > 0 ? 'refused' : 'accepted';
  return { row: row.row, verdict, values, unread, problems, warnings };
}

function readCell(
  register: Register,
  key: string,
  cell: SheetCell,
  lookups: Lookups | undefined,
): Parsed<FieldValue> {
  return parseField(getField(register, key), cell, lookups);
}

/** Adds the choice to what the row's other columns said. */
function readTick(read: Record<string, FieldValue>, choice: ChoiceColumn, text: string): Parsed<FieldValue> {
  const parsed = parseTick(text, choice);
  if (!parsed.ok || !parsed.value) return parsed;
  const { key } = choice.field;
  const told = read[key] ?? [];
  read[key] = [...new Set([...(Array.isArray(told) ? told : []), choice.option.code])];
  return parsed;
}

/** Required fields none of whose columns is ticked. */
function unticked(
  register: Register,
  columns: SheetColumns,
  told: Readonly<Record<string, unknown>>,
): Problem[] {
  return register.fields.flatMap((field) => {
    const [first] = choiceColumnsOf(field.key, columns.mapping);
    if (field.required !== true || first === undefined || (told[field.key] ?? null) !== null) return [];
    const column = headerText(columns.header, first);
    return [{ column, reason: `“${field.label}”的几栏都没有打勾，至少要有一类` }];
  });
}

/** A field one of whose columns could not be read is not half known. */
function withoutUnread(read: FieldValues, unread: Readonly<Record<string, string>>): FieldValues {
  return Object.fromEntries(Object.entries(read).filter(([key]) => !Object.hasOwn(unread, key)));
}

/** What a rule found, beside the column it is about where the sheet has one. */
export function problemAt(columns: SheetColumns, { field, reason }: RowFinding): Problem {
  const index = columns.mapping[field] ?? choiceColumnsOf(field, columns.mapping)[0];
  return { column: index === undefined ? '' : headerText(columns.header, index), reason };
}

/** Of rows that mean the same thing the first one counts; the others say which. */
function repeatRefuser(register: Register): (row: PlannedRow) => PlannedRow {
  const firstRows = new Map<string, number>();
  return (row) => {
    if (row.verdict === 'refused') return row;
    const keys = registerKeys(register, row.values);
    const repeated = keys.find(({ key }) => firstRows.has(key));
    if (repeated === undefined) {
      for (const { key } of keys) firstRows.set(key, row.row);
      return row;
    }
    const labels = repeated.fields.map((field) => getField(register, field).label).join('和');
    const reason = `${labels}与第 ${firstRows.get(repeated.key)} 行相同，是重复的一条`;
    return { ...row, verdict: 'refused' as const, problems: [{ column: '', reason }] };
  };
}

function notesAbove(sheet: Sheet, { header }: SheetColumns): ImportEntry[] {
  return sheet.rows.slice(0, header.lastRow).flatMap((row) => {
    if (row.row >= header.firstRow) return [{ row: row.row, column: '', reason: '认作表头' }];
    const isBlank = row.cells.every((cell) => (cell?.text ?? '').trim() === '');
    return isBlank
      ? []
      : [{ row: row.row, column: '', reason: '表头上方的文字（标题、填报单位等），不是一条记录' }];
  });
}

function notesOnColumns(columns: SheetColumns): ImportEntry[] {
  const row = columns.header.lastRow;
  return columns.unmapped.flatMap((column) => {
    const header = headerText(columns.header, column);
    if (/^(序号|序|编号|NO|顺序号)$/.test(foldLabel(header))) return [];
    return [{ row, column: header, reason: '台账里没有这一栏，这一列没有读入' }];
  });
}

function notesOnBlanks(blanks: readonly number[]): ImportEntry[] {
  const runs: { from: number; to: number }[] = [];
  for (const row of blanks) {
    const last = runs.at(-1);
    if (last !== undefined && last.to === row - 1) last.to = row;
    else runs.push({ from: row, to: row });
  }
  return runs.map(({ from, to }) => ({
    row: from,
    column: '',
    reason: from === to ? '空行，没有读' : `第 ${from} 至 ${to} 行是空行，没有读`,
  }));
}
