import { z } from 'zod';
import { PeriodState } from '#shared/domain/obligation/period-state.ts';

/**
 * How one square of a grid stands. 'extra': something was done where nothing was asked; 'shared': somebody else's square of
 * the column tells how it stands, this one says who takes part. Both count for nothing.
 */
export const CellState = z.enum([...PeriodState.options, 'extra', 'shared']);
export type CellState = z.infer<typeof CellState>;

/** One letter a state: a row of five years travels as a text of 260 letters. */
const letters = {
  'before-start': 'b',
  'partial-first': 'p',
  'between-rules': 'r',
  holiday: 'h',
  paused: 'u',
  exempt: 'f',
  'not-owed': 'n',
  open: 'o',
  'due-soon': 's',
  done: 'd',
  'done-late-entry': 'l',
  'awaiting-confirmation': 'a',
  missed: 'm',
  'missed-then-evidenced': 'e',
  extra: 'x',
  shared: 'c',
} as const satisfies Record<CellState, string>;

const states: ReadonlyMap<string, CellState> = new Map(
  CellState.options.map((state) => [letters[state], state]),
);

export function encodeCells(row: readonly CellState[]): string {
  return row.map((state) => letters[state]).join('');
}

/** The state in a column of a packed row; 'not-owed' beyond its end. */
export function stateAt(cells: string, column: number): CellState {
  return states.get(cells[column] ?? '') ?? 'not-owed';
}

/** owed = done + missed + waiting. */
export const Totals = z.object({ owed: z.int(), done: z.int(), missed: z.int(), waiting: z.int() });
export type Totals = z.infer<typeof Totals>;
type Part = keyof Totals;

/** What a square counts as in the totals. Whatever is owed is done, missed or still to come. */
const parts = {
  'before-start': [],
  'partial-first': [],
  'between-rules': [],
  holiday: [],
  paused: [],
  exempt: [],
  'not-owed': [],
  extra: [],
  shared: [],
  open: ['owed', 'waiting'],
  'due-soon': ['owed', 'waiting'],
  'awaiting-confirmation': ['owed', 'waiting'],
  done: ['owed', 'done'],
  'done-late-entry': ['owed', 'done'],
  missed: ['owed', 'missed'],
  'missed-then-evidenced': ['owed', 'missed'],
} as const satisfies Record<CellState, readonly Part[]>;

export function noTotals(): Totals {
  return { owed: 0, done: 0, missed: 0, waiting: 0 };
}

/** Counts one square in. */
export function countCell(totals: Totals, state: CellState): void {
  for (const part of parts[state]) totals[part] += 1;
}

export function isMissed(state: CellState): boolean {
  return parts[state].some((part) => part === 'missed');
}
