import { eq } from 'drizzle-orm';
import { encodeCells, isMissed, noTotals } from '#shared/domain/grid/cell-state.ts';
import type { CellState, Totals } from '#shared/domain/grid/cell-state.ts';
import type { Grid, GridColumn, GridFilter } from '#shared/domain/grid/grid.ts';
import { worstState } from '#shared/domain/grid/worst-state.ts';
import { describeSettled } from '#shared/domain/obligation/rule.ts';
import { unitWords } from '#shared/text/cell-words.ts';
import type { RecordsContext } from '../context.ts';
import { duties, groupUnits } from '../store/schema/plan.ts';
import { units } from '../store/schema/organisation.ts';
import { findEra } from './demands.ts';
import type { Demand, Era } from './demands.ts';
import { gridFile } from './grid-file.ts';
import { visibleDemands } from './obligation-grid.ts';
import { isCountable, totalsOf } from './obligation-states.ts';
import { listDuties, measure } from './obligations.ts';
import type { DutyPlace } from './obligations.ts';

/** How the present period stands with a unit, how many squares of former periods are misses, and what all of them come to. */
type Square = { state: CellState; misses: number; totals: Totals };
const nothing: Square = { state: 'not-owed', misses: 0, totals: noTotals() };

/** The row of what nobody in particular answers for. */
const NOBODY = '';

/**
 * Units × obligations. An obligation of every unit stands with each of them by its own acts; any other stands, as a whole,
 * with who answers for it: the unit named, else the units that lead the duty's group. Its other units have a square that
 * says so and counts for nothing, so that the table's totals stay those of the obligations.
 */
export function unitGrid(ctx: RecordsContext): Grid {
  const era = findEra(ctx);
  if (!era) return { columns: [], rows: [] };
  const places = new Map(listDuties(ctx, era.campaign.id).map((place) => [place.id, place]));
  const parts = unitsOfDuties(ctx);
  const shown = visibleDemands(ctx, era).flatMap((demand) => {
    const squares = isCountable(demand) ? squaresOf(ctx, era, demand, parts) : new Map<string, Square>();
    return squares.size > 0 ? [{ demand, squares }] : [];
  });
  const answers = new Set(
    shown.flatMap(({ squares }) =>
      [...squares].flatMap(([id, { state }]) => (state === 'shared' ? [] : [id])),
    ),
  );
  const named = namedUnits(ctx, new Set(shown.flatMap(({ squares }) => [...squares.keys()])));
  return {
    columns: shown.map(({ demand }) => toColumn(demand, places.get(demand.dutyId ?? ''))),
    // Who answers for something comes first; who only takes part, below.
    rows: named
      .toSorted((a, b) => Number(answers.has(b.id)) - Number(answers.has(a.id)))
      .map(({ id, name, kind }) => ({
        id,
        name,
        sub: kind,
        note: '',
        village: '',
        kind,
        unit: name,
        ...rowOf(shown.map(({ squares }) => squares.get(id) ?? nothing)),
      })),
  };
}

function rowOf(squares: readonly Square[]) {
  return {
    cells: encodeCells(squares.map(({ state }) => state)),
    misses: squares.map(({ misses }) => misses),
    totals: squares.map(({ totals }) => totals),
  };
}

/** The same table as .xlsx. */
export function unitGridFile(ctx: RecordsContext, filter: GridFilter): Promise<{ name: string; file: Blob }> {
  return gridFile(ctx, {
    title: '单位周期任务完成情况表',
    period: '本期状态和以前漏的次数，合计从启用算起',
    nameLabel: '单位',
    subLabel: '性质',
    words: unitWords,
    ...unitGrid(ctx),
    filter,
    action: 'matrices.exportUnits',
  });
}

/** Whom a duty names: who answers for it, and who takes part. */
type Parts = { readonly owners: readonly string[]; readonly others: readonly string[] };

function squaresOf(
  ctx: RecordsContext,
  era: Era,
  demand: Demand,
  parts: ReadonlyMap<string, Parts>,
): Map<string, Square> {
  const { periods, subjects, states } = measure(ctx, era, demand);
  const at = periods.findIndex(({ from, to }) => from <= era.day && era.day <= to);
  const squareOf = (rows: readonly (readonly CellState[])[]): Square => ({
    state: worstState(rows.flatMap((row) => row[at] ?? [])),
    misses: rows.flat().filter(isMissed).length,
    totals: totalsOf(rows.flat()),
  });
  if (demand.subject === 'unit')
    return new Map(subjects.map(({ id }, index) => [id, squareOf([states[index] ?? []])]));
  const whole = squareOf(states);
  // A demand that was given up long ago and missed nothing has nothing to say.
  if (whole.state === 'not-owed' && whole.misses === 0) return new Map();
  const named: Parts = { owners: [demand.unitId ?? NOBODY], others: [] };
  const { owners, others } = (demand.unitId === null ? parts.get(demand.dutyId ?? '') : undefined) ?? named;
  const beside: Square = { ...nothing, state: 'shared' };
  return new Map([
    ...others.map((id): [string, Square] => [id, beside]),
    ...owners.map((id): [string, Square] => [id, whole]),
  ]);
}

/** Who leads the group of each duty answers for it; where nobody does, its responsible units do. */
function unitsOfDuties({ db }: RecordsContext): Map<string, Parts> {
  const rows = db
    .select({ dutyId: duties.id, unitId: groupUnits.unitId, part: groupUnits.part })
    .from(groupUnits)
    .innerJoin(duties, eq(duties.groupId, groupUnits.groupId))
    .all();
  return new Map(
    [...Map.groupBy(rows, ({ dutyId }) => dutyId)].map(([dutyId, own]) => {
      const leads = own.filter(({ part }) => part === 'lead').map(({ unitId }) => unitId);
      const all = own.map(({ unitId }) => unitId);
      return [dutyId, leads.length > 0 ? { owners: leads, others: all } : { owners: all, others: [] }];
    }),
  );
}

const kindLabels = { office: '镇内设机构', external: '非下属单位', village: '村（社区）' } as const;

function namedUnits({ db }: RecordsContext, ids: ReadonlySet<string>) {
  const named = db
    .select()
    .from(units)
    .orderBy(units.sortKey)
    .all()
    .filter(({ id }) => ids.has(id))
    .map(({ id, name, kind }) => ({ id, name, kind: kindLabels[kind] }));
  return ids.has(NOBODY) ? [...named, { id: NOBODY, name: '没有指定单位', kind: '' }] : named;
}

function toColumn({ id, text, latest }: Demand, place: DutyPlace | undefined): GridColumn {
  const rhythm = describeSettled(latest.every, latest.times);
  return {
    key: id,
    name: text,
    sub: rhythm,
    hint: `${text}，${rhythm}`,
    group: place?.group ?? '',
    isNow: true,
  };
}
