import { countCell, noTotals } from '#shared/domain/grid/cell-state.ts';
import type { CellState, Totals } from '#shared/domain/grid/cell-state.ts';
import { countsAsVenueCheck } from '#shared/domain/inspection/inspection.ts';
import { jointOperations } from '#shared/domain/obligation/joint.ts';
import { stateReader } from '#shared/domain/obligation/matrix.ts';
import type { Period } from '#shared/domain/obligation/period.ts';
import type { PeriodAct } from '#shared/domain/obligation/period-state.ts';
import type { RecordsContext } from '../context.ts';
import { handActs, mergedInto } from '../store/queries/obligation-acts.ts';
import { jointChecks, venueChecks } from '../store/queries/venue-checks.ts';
import type { Demand, Era } from './demands.ts';
import { TOWN } from './obligation-subjects.ts';
import type { OwingSubject } from './obligation-subjects.ts';

/** Obligations that checks fulfil by themselves; the others are typed by hand. */
export const byChecks: readonly Demand['subject'][] = ['venue', 'joint'];
/** Those for which this desk has no acts yet. */
const uncountable: readonly Demand['subject'][] = ['child', 'staff'];

export function isByHand({ subject }: Pick<Demand, 'subject'>): boolean {
  return !byChecks.includes(subject) && !uncountable.includes(subject);
}

export function isCountable({ subject }: Pick<Demand, 'subject'>): boolean {
  return !uncountable.includes(subject);
}

/** Subjects × periods, in the order given. Only the acts of these periods are read. */
export function statesOf(
  ctx: RecordsContext,
  era: Era,
  demand: Demand,
  { periods, subjects }: { periods: readonly Period[]; subjects: readonly OwingSubject[] },
): CellState[][] {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return subjects.map(() => []);
  const acts = actsOf(ctx, era, demand, { from: first.from, to: last.to });
  const { reliefs } = demand;
  const stateOf = stateReader(periods, era.day, era.rules, { reliefs, table: era.table });
  return subjects.map((subject) => stateOf(subject, acts.get(subject.id) ?? []));
}

type Days = { from: string; to: string };

/** What counts towards an obligation within some days, by subject. */
export function actsOf(
  ctx: RecordsContext,
  { rules }: Era,
  demand: Demand,
  { from, to }: Days,
): Map<string, PeriodAct[]> {
  if (demand.subject === 'venue') {
    const counted = venueChecks(ctx.records, from, to).filter(({ kind }) => countsAsVenueCheck[kind]);
    return Map.groupBy(counted, ({ venueId }) => venueId ?? '');
  }
  if (demand.subject === 'joint')
    return new Map([[TOWN, jointOperations(jointChecks(ctx.records, from, to), rules)]]);
  const acts = handActs(ctx.records, demand.id, from, to);
  const merged =
    demand.subject === 'school' ? mergedInto(ctx.records, 'schools') : mergedInto(ctx.records, 'units');
  return Map.groupBy(acts, ({ subjectKey }) => resolveKey(subjectKey, merged));
}

/** What was typed for a row that was merged away counts for the row that took it in. */
function resolveKey(key: string, merged: ReadonlyMap<string, string>): string {
  const [id = '', ...item] = key.split('/');
  return [merged.get(id) ?? id, ...item].join('/');
}

export function totalsOf(states: Iterable<CellState>): Totals {
  const totals = noTotals();
  for (const state of states) countCell(totals, state);
  return totals;
}

/** Those of a period, one by subject. */
export function columnOf(states: readonly (readonly CellState[])[], at: number): CellState[] {
  return states.flatMap((row) => row[at] ?? []);
}
