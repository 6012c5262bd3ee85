import type { CellState } from '#shared/domain/grid/cell-state.ts';
import type { Period } from '#shared/domain/obligation/period.ts';
import type { RecordsContext } from '../../context.ts';
import { periodsOf } from '../demands.ts';
import type { Demand, Era } from '../demands.ts';
import type { WeekBoard } from '../matrix.ts';
import { isVisible } from '../obligation-grid.ts';
import { columnOf, isByHand, statesOf } from '../obligation-states.ts';
import { subjectsOf } from '../obligation-subjects.ts';
import type { OwingSubject } from '../obligation-subjects.ts';

/** How an obligation stands in the period that runs and in the one before it: no other is read. */
export type Standing = {
  readonly demand: Demand;
  readonly subjects: readonly OwingSubject[];
  readonly now: Period | undefined;
  readonly current: readonly CellState[];
  readonly before: Period | undefined;
  readonly former: readonly CellState[];
};

/** Of obligations that are fulfilled by hand and that this account may see. */
export function standingsOf(ctx: RecordsContext, { era, demands }: WeekBoard): Standing[] {
  if (!era) return [];
  return demands
    .filter((demand) => isByHand(demand) && isVisible(ctx, demand))
    .map((demand) => standingOf(ctx, era, demand));
}

function standingOf(ctx: RecordsContext, era: Era, demand: Demand): Standing {
  const subjects = subjectsOf(ctx, demand);
  const all = periodsOf(demand, era, era.day);
  const now = all.find(({ from, to }) => from <= era.day && era.day <= to);
  const before = all.findLast(({ to }) => to < era.day);
  const periods = [before, now].filter((period) => period !== undefined);
  const states = statesOf(ctx, era, demand, { periods, subjects });
  return {
    demand,
    subjects,
    now,
    current: now ? columnOf(states, periods.indexOf(now)) : [],
    before,
    former: before ? columnOf(states, 0) : [],
  };
}
