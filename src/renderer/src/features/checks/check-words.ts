import type { ApiOutput } from '../../api/hooks.ts';
import type { CellState } from '#shared/domain/grid/cell-state.ts';
import { isMissed } from '#shared/domain/grid/cell-state.ts';
import { isToDo } from '#shared/domain/grid/grid.ts';
import type { Tone } from '../../ui/StatusWord.tsx';

/** Squares into which a check may still be entered. */
export function canRecord(state: CellState): boolean {
  return isToDo(state) || state === 'missed' || state === 'before-start';
}

export function toneOf(state: CellState): Tone {
  if (isMissed(state)) return 'late';
  return isToDo(state) || state === 'awaiting-confirmation' ? 'soon' : 'done';
}

/** Places and weeks, as the table shows them. */
export type ChecksOverview = ApiOutput<'checks', 'matrix'>;
