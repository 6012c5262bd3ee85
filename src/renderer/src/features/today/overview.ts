import type { InferContractRouterOutputs } from '@orpc/contract';
import { TodayList } from '#shared/contract/work.ts';
import type { todayContract } from '#shared/contract/work.ts';

export type Overview = InferContractRouterOutputs<typeof todayContract>['overview'];

/** Whose work is looked at: everybody's that the account may see, its unit's, its village's. */
export type Whose = 'all' | 'unit' | 'village';

/** The same screen with only those lines in its lists. What the town missed is everybody's. */
export function narrow(overview: Overview, whose: Whose): Overview {
  if (whose === 'all') return overview;
  const own = TodayList.options.map((list) => [
    list,
    overview[list].filter(({ reach }) => reach.includes(whose)),
  ]);
  return { ...overview, ...Object.fromEntries(own) };
}
