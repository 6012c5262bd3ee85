import type { ProblemRow } from '#shared/contract/problems.ts';
import type { TodayLine, TodayList } from '#shared/contract/work.ts';
import type { TaskAttention } from '#shared/domain/task/attention.ts';
import type { RecordsContext } from '../../context.ts';
import { weekBoard } from '../matrix.ts';
import type { WeekBoard } from '../matrix.ts';
import { unitNames } from '../organisation.ts';
import { listProblems } from '../problems-list.ts';
import type { LoadedTask } from '../task-rows.ts';
import { openTasks } from '../tasks.ts';
import { standingsOf } from './standings.ts';
import type { Standing } from './standings.ts';

/** Days ahead that are looked at as this week's work. */
export const SOON_DAYS = 7;

/** What several sources ask for, read once. */
export type TodayDesk = {
  readonly ctx: RecordsContext;
  readonly board: WeekBoard;
  /** Problems that are not closed, the late ones first. */
  readonly open: readonly ProblemRow[];
  readonly tasks: readonly LoadedTask[];
  readonly attention: ReadonlyMap<string, readonly TaskAttention[]>;
  readonly standings: readonly Standing[];
  readonly unit: (id: string | null) => string | null;
  readonly villageOf: ReadonlyMap<string, string>;
};

/** A line with the list it stands in and whose it is. */
export type Placed = Omit<TodayLine, 'reach'> & {
  readonly list: TodayList;
  /** Ids or names of the units whose work it is. */
  readonly units: readonly (string | null)[];
  readonly village: string;
};

/** One kind of thing that may stand on the first screen. It returns what this account may see, and nothing else. */
export type Source = (desk: TodayDesk) => Placed[];

export function openDesk(ctx: RecordsContext): TodayDesk {
  const board = weekBoard(ctx);
  return {
    ctx,
    board,
    open: listProblems(ctx, { filter: 'open', search: '', mine: false }),
    ...openTasks(ctx, board.day),
    standings: standingsOf(ctx, board),
    unit: unitNames(ctx.db),
    villageOf: new Map(board.venues.map(({ id, village }) => [id, village])),
  };
}

/** What most lines leave empty. */
export const blank = {
  who: '',
  where: '',
  due: null,
  isLate: false,
  step: null,
  partId: null,
  units: [],
  village: '',
} as const satisfies Partial<Placed>;
