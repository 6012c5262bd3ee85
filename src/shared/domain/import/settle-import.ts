import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { foldName, splitNames } from '#shared/registers/aliases.ts';
import { judgeRow } from '#shared/registers/judge-row.ts';
import { registerKeys } from '#shared/registers/keys.ts';
import { defaultOf } from '#shared/registers/register.ts';
import type { FieldValue, FieldValues, Register } from '#shared/registers/register.ts';
import { problemAt } from './plan-import.ts';
import type { ImportPlan, PlannedRow, Problem } from './plan-import.ts';
import type { ImportEntry, ImportReport } from './report.ts';

/** A row the store already holds. */
export type ExistingRow = { readonly id: string; readonly values: FieldValues };

export type SettledRow = {
  readonly row: number;
  readonly verdict: 'new' | 'changed' | 'unchanged' | 'refused';
  /** The whole record to store; for a refused row what could be read. */
  readonly values: FieldValues;
  /** The stored row this one is; absent for new and refused rows. */
  readonly id?: string;
  readonly problems: readonly Problem[];
  /** What is missing in the whole record, beyond the warnings of the plan. */
  readonly warnings?: readonly Problem[];
};

export type SettledImport = { readonly rows: readonly SettledRow[]; readonly report: ImportReport };

/**
 * Compares a plan with what the store holds. A blank cell never erases what is stored, and a row that says nothing
 * new is unchanged: the same file twice changes nothing.
 * @param today the office's day; without it ages and dates to come are not judged
 */
export function settleImport(
  plan: ImportPlan,
  register: Register,
  existing: readonly ExistingRow[],
  today?: PlainDate,
): SettledImport {
  const stored = new Map<string, ExistingRow>();
  for (const row of existing) {
    for (const { key } of registerKeys(register, row.values)) if (!stored.has(key)) stored.set(key, row);
  }
  const takenBy = new Map<string, number>();
  const rows = plan.rows.map((row) => {
    const settled = judgeWhole(settleRow(row, register, stored), plan, register, today);
    if (settled.id === undefined) return settled;
    const first = takenBy.get(settled.id);
    if (first !== undefined) return refuseRow(row, `与第 ${first} 行是台账里的同一条，是重复的一条`);
    takenBy.set(settled.id, row.row);
    return settled;
  });
  return { rows, report: reportOn(plan, rows) };
}

function settleRow(
  row: PlannedRow,
  register: Register,
  stored: ReadonlyMap<string, ExistingRow>,
): SettledRow {
  if (row.verdict === 'refused')
    return { row: row.row, verdict: 'refused', values: row.values, problems: row.problems };
  const found = registerKeys(register, row.values).flatMap(({ key }) => stored.get(key) ?? []);
  const [match] = found;
  if (match === undefined) {
    return { row: row.row, verdict: 'new', values: completeValues(register, row.values), problems: [] };
  }
  if (found.some((other) => other.id !== match.id)) {
    return refuseRow(row, '与台账里的两条记录都对得上，分不清是哪一条，请核对名称和证照号');
  }
  if (isOtherPerson(register, row.values, match.values)) return refuseRow(row, otherPerson);
  const given = Object.entries(row.values).filter(
    ([key, value]) => value !== null && !isOtherName(register, key, value, match.values),
  );
  const values = { ...match.values, ...Object.fromEntries(given) };
  const isChanged = given.some(([key, value]) => !isSame(value, match.values[key]));
  return { row: row.row, verdict: isChanged ? 'changed' : 'unchanged', values, id: match.id, problems: [] };
}

/** A new or changed record is judged as it would be stored: what the sheet says may contradict what it does not say. */
function judgeWhole(
  row: SettledRow,
  { columns }: ImportPlan,
  register: Register,
  today: PlainDate | undefined,
): SettledRow {
  if (row.verdict !== 'new' && row.verdict !== 'changed') return row;
  const findings = judgeRow(register, row.values, today);
  const problems = findings.filter(({ isWarning }) => isWarning !== true);
  if (problems.length > 0) {
    const reasons = problems.map((finding) => problemAt(columns, finding));
    return { row: row.row, verdict: 'refused', values: row.values, problems: reasons };
  }
  const gaps = findings.filter(({ isGap }) => isGap === true);
  return gaps.length === 0 ? row : { ...row, warnings: gaps.map((finding) => problemAt(columns, finding)) };
}

/** A sheet may call a row by another of its names: that is no change of its title. */
function isOtherName(register: Register, key: string, value: FieldValue, stored: FieldValues): boolean {
  if (key !== register.titleField || register.aliasField === undefined) return false;
  return splitNames(stored[register.aliasField]).includes(foldName(String(value)));
}

const otherPerson =
  '台账里同名的这一条身份证号不同，请核对是不是同一个人；确要更正身份证号，请打开那一条修改';

/** An identity number is never replaced by a sheet: two numbers are two people until somebody looks. */
function isOtherPerson(register: Register, given: FieldValues, stored: FieldValues): boolean {
  return register.fields.some(({ key, kind }) => {
    const [a, b] = [given[key] ?? null, stored[key] ?? null];
    return kind === 'idcard' && a !== null && b !== null && a !== b;
  });
}

function refuseRow(row: PlannedRow, reason: string): SettledRow {
  return { row: row.row, verdict: 'refused', values: row.values, problems: [{ column: '', reason }] };
}

function completeValues(register: Register, values: FieldValues): FieldValues {
  return Object.fromEntries(
    register.fields.map((field) => [field.key, values[field.key] ?? defaultOf(field)]),
  );
}

function isSame(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function reportOn(plan: ImportPlan, rows: readonly SettledRow[]): ImportReport {
  const count = (...verdicts: SettledRow['verdict'][]) =>
    rows.filter((row) => verdicts.includes(row.verdict)).length;
  const refused = rows.filter((row) => row.verdict === 'refused');
  const warned = [...plan.rows, ...rows].flatMap(({ row, warnings = [] }) => entriesOf(row, warnings));
  const warnings = [...plan.notes, ...warned];
  return {
    rows: rows.length,
    accepted: count('new', 'changed'),
    unchanged: count('unchanged'),
    refusedRows: refused.length,
    refused: refused.flatMap((row) => entriesOf(row.row, row.problems)),
    warnings: warnings.toSorted((a, b) => a.row - b.row),
  };
}

function entriesOf(row: number, problems: readonly Problem[]): ImportEntry[] {
  return problems.map(({ column, reason }) => ({ row, column, reason }));
}
