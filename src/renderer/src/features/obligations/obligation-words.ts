import type { DutyLine, ObligationRow } from '#shared/contract/obligations.ts';
import type { PeriodState } from '#shared/domain/obligation/period-state.ts';
import { perLabels } from '#shared/domain/obligation/rule.ts';
import type { Tone } from '../../ui/StatusWord.tsx';

/** A period's state as one word with its tone; a miss is the only red. */
export const stateWords = {
  'before-start': { word: '启用前', tone: 'quiet' },
  'partial-first': { word: '首期不计', tone: 'quiet' },
  'between-rules': { word: '衔接期不计', tone: 'quiet' },
  holiday: { word: '放假', tone: 'quiet' },
  paused: { word: '暂停', tone: 'quiet' },
  exempt: { word: '准予免做', tone: 'quiet' },
  'not-owed': { word: '不要求', tone: 'quiet' },
  open: { word: '待完成', tone: 'open' },
  'due-soon': { word: '快到期', tone: 'soon' },
  done: { word: '已完成', tone: 'done' },
  'done-late-entry': { word: '已完成（补录）', tone: 'done' },
  'awaiting-confirmation': { word: '补录待确认', tone: 'soon' },
  missed: { word: '漏', tone: 'late' },
  'missed-then-evidenced': { word: '漏，后来补了证', tone: 'late' },
} as const satisfies Record<PeriodState, { word: string; tone: Tone }>;

export const dutyWords = {
  unsettled: { word: '未定频次', tone: 'soon' },
  settled: { word: '已定', tone: 'done' },
  none: { word: '不设周期', tone: 'quiet' },
} as const satisfies Record<DutyLine['standing'], { word: string; tone: Tone }>;

/** How an obligation stands now, in one word. */
export function standingOf(row: ObligationRow): { word: string; tone: Tone } {
  if (row.every === 'unspecified') return dutyWords.unsettled;
  if (row.every === 'none' && row.current === null) return dutyWords.none;
  if (row.isPaused) return { word: '暂停中', tone: 'quiet' };
  if (!row.isCountable) return { word: '本台暂不统计', tone: 'quiet' };
  const { state } = row;
  if (state !== null && state !== 'extra' && state !== 'shared') return stateWords[state];
  if (row.current === null || row.current.owed === 0) return { word: '本期不要求', tone: 'quiet' };
  const { owed, done } = row.current;
  return done === owed
    ? { word: `${done}/${owed} 已完成`, tone: 'done' }
    : { word: `${done}/${owed}`, tone: 'open' };
}

/** 每个重点场所 每周至少 1 次 */
export function describeDemand({ subject, byItem, rhythm, every }: ObligationRow): string {
  if (every === 'unspecified' || every === 'none') return rhythm;
  const whom = byItem ? '每所学校每一项' : perLabels[subject];
  return `${whom}，${rhythm}`;
}

export const filters = [
  { value: 'all', label: '全部' },
  { value: 'unsettled', label: '未定频次' },
  { value: 'open', label: '本期没做完' },
  { value: 'missed', label: '漏过的' },
  { value: 'none', label: '不设周期' },
] as const;
export type DutyFilter = (typeof filters)[number]['value'];

/** One line of the list: an obligation, or a clause that has none yet. */
export type ListLine = {
  id: string;
  place: string;
  text: string;
  row: ObligationRow | null;
  duty: DutyLine | null;
};

export const dutyKey = (dutyId: string): string => `duty-${dutyId}`;

/** Clauses in the plan's order with their obligations, then those that belong to no clause. */
export function toLines(duties: readonly DutyLine[], obligations: readonly ObligationRow[]): ListLine[] {
  const byId = new Map(obligations.map((row) => [row.id, row]));
  const ofClauses = duties.flatMap((duty): ListLine[] => {
    const place = `${duty.group} ${duty.no}`;
    const own = duty.obligationIds.flatMap((id) => byId.get(id) ?? []);
    if (own.length === 0) return [{ id: dutyKey(duty.dutyId), place, text: duty.text, row: null, duty }];
    return own.map((row) => ({ id: row.id, place, text: row.text, row, duty }));
  });
  const others = obligations
    .filter(({ dutyId }) => dutyId === null)
    .map((row) => ({ id: row.id, place: '—', text: row.text, row, duty: null }));
  return [...ofClauses, ...others];
}

const fits: Record<DutyFilter, (row: ObligationRow | null) => boolean> = {
  all: () => true,
  unsettled: (row) => row === null || row.every === 'unspecified',
  open: (row) => (row?.current?.waiting ?? 0) > 0,
  missed: (row) => row !== null && row.missedEver > 0,
  none: (row) => row?.every === 'none',
};

export function filterLines(lines: readonly ListLine[], filter: DutyFilter): ListLine[] {
  return lines.filter(({ row }) => fits[filter](row));
}
