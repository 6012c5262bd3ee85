import type { CellState } from '#shared/contract/work.ts';

/** How a square of the matrix looks: a mark that survives black-and-white paper, a word, and what it means. */
export const cellWords = {
  'before-start': { mark: '', word: '启用前', meaning: '那一周还没有启用本台，不算漏检。' },
  'partial-first': { mark: '免', word: '首周不计', meaning: '启用的头一周不满一周，不要求检查。' },
  holiday: { mark: '休', word: '整周放假', meaning: '这一周没有工作日，不要求检查。' },
  'not-owed': { mark: '', word: '不要求', meaning: '这家场所那一周还没列入或已停业，不要求检查。' },
  open: { mark: '□', word: '待检', meaning: '这一周还没检查。' },
  'due-soon': { mark: '急', word: '快到期', meaning: '这一周快过完了，还没检查。' },
  done: { mark: '✓', word: '已检', meaning: '这一周按时检查了。' },
  'done-late-entry': { mark: '补', word: '补录', meaning: '检查是按时做的，事后补录。' },
  'awaiting-confirmation': {
    mark: '待',
    word: '补录待确认',
    meaning: '补录晚了，要另一位同事确认后才算数。',
  },
  missed: { mark: '漏', word: '漏检', meaning: '这一周没有检查。漏检记录永久保留。' },
  'missed-then-evidenced': {
    mark: '漏+',
    word: '漏检后补证',
    meaning: '当时漏检，后来补了证据；漏检记录永久保留。',
  },
} as const satisfies Record<CellState, { mark: string; word: string; meaning: string }>;

/** A check made in a week that asked for none is shown all the same. */
export function wordsOf(
  state: CellState,
  inspectionId: string | null,
): { mark: string; word: string; meaning: string } {
  const isExtra = inspectionId !== null && cellWords[state].mark === '';
  return isExtra ? { mark: '✓', word: '查过', meaning: '这一周不要求检查，但查过了。' } : cellWords[state];
}

/** Squares into which a check may still be entered. */
export function canRecord(state: CellState): boolean {
  return state === 'open' || state === 'due-soon' || state === 'missed' || state === 'before-start';
}

/** Squares of a week that still asks for its check. */
export function isWaiting(state: CellState): boolean {
  return state === 'open' || state === 'due-soon';
}

/** A miss, whatever was brought to light later. */
export function hasMiss(state: CellState): boolean {
  return state === 'missed' || state === 'missed-then-evidenced';
}
