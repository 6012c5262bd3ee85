import type { InferContractRouterOutputs } from '@orpc/contract';
import type { importsContract } from '#shared/contract/imports.ts';
import { choiceColumnsOf } from '#shared/domain/import/choice-columns.ts';
import type { Field, Register } from '#shared/registers/register.ts';
import type { Tone } from '../../../ui/StatusWord.tsx';

export type Prepared = InferContractRouterOutputs<typeof importsContract>['prepared'];
export type JudgedRow = Prepared['rows'][number];
export type Verdict = JudgedRow['verdict'];
/** What came in of a file, and what of it waits. */
export type Taken = Pick<Prepared, 'counts' | 'sheet' | 'waiting'>;
export type Mapping = Prepared['mapping'];

export const verdicts: Record<Verdict, { tone: Tone; word: string }> = {
  new: { tone: 'open', word: '新增' },
  changed: { tone: 'soon', word: '变更' },
  unchanged: { tone: 'quiet', word: '无变化' },
  refused: { tone: 'late', word: '退回' },
};
export const verdictOrder = ['new', 'changed', 'unchanged', 'refused'] as const satisfies Verdict[];

export function acceptedOf(counts: Prepared['counts']): number {
  return counts.new + counts.changed;
}

/** 共 n 行 = 接收 + 无变化 + 退回: nothing vanishes between the sheet and the desk. */
export function totalsLine(counts: Prepared['counts']): string {
  return `共 ${counts.rows} 行 = 接收 ${acceptedOf(counts)} + 无变化 ${counts.unchanged} + 退回 ${counts.refused}`;
}

/** Sheets by name, as a sentence names them. */
export function sheetNames(sheets: readonly string[]): string {
  return sheets.map((sheet) => `“${sheet}”`).join('、');
}

/** Fields in the order of the sheet's own columns; what the sheet does not have stands at the far end. */
export function sheetOrder(register: Register, mapping: Mapping): Field[] {
  const place = ({ key }: Field) =>
    mapping[key] ?? Math.min(Number.MAX_SAFE_INTEGER, ...choiceColumnsOf(key, mapping));
  return register.fields.toSorted((a, b) => place(a) - place(b));
}

type Problem = JudgedRow['problems'][number];

/**
 * Each reason beside the cell it is about: a reason names the column as the sheet heads it, or the field where the
 * sheet has no such column. What belongs to no cell belongs to the row.
 */
export function placeProblems(
  fields: readonly Field[],
  headers: ReadonlyMap<string, string>,
  problems: readonly Problem[],
): { cells: ReadonlyMap<string, Problem[]>; row: Problem[] } {
  const cells = new Map<string, Problem[]>();
  const row: Problem[] = [];
  for (const problem of problems) {
    const field =
      problem.column === ''
        ? undefined
        : (fields.find(({ key }) => key === fieldUnder(headers, problem.column)) ??
          fields.find(({ key, label }) => problem.column === label || problem.column === key));
    if (field) cells.set(field.key, [...(cells.get(field.key) ?? []), problem]);
    else row.push(problem);
  }
  return { cells, row };
}

/** The field that a column of the sheet says something about, alone or with others. */
function fieldUnder(headers: ReadonlyMap<string, string>, column: string): string | undefined {
  const found = [...headers].find(([, header]) => header === column);
  return found?.[0].split('=')[0];
}
