import type { CellState } from './cell-state.ts';

/** From what calls for a hand first to what asks for nothing. */
const ranks = {
  'due-soon': 0,
  open: 1,
  missed: 2,
  'missed-then-evidenced': 3,
  'awaiting-confirmation': 4,
  'done-late-entry': 5,
  done: 6,
  extra: 7,
  exempt: 8,
  paused: 9,
  holiday: 10,
  'between-rules': 11,
  'partial-first': 12,
  'before-start': 13,
  shared: 14,
  'not-owed': 15,
} as const satisfies Record<CellState, number>;

/** How many squares stand together: as the one that most needs a hand; 'not-owed' for none. */
export function worstState(states: readonly CellState[]): CellState {
  return states.reduce<CellState>(
    (worst, state) => (ranks[state] < ranks[worst] ? state : worst),
    'not-owed',
  );
}
