import { eq } from 'drizzle-orm';
import { formatRange } from '#shared/domain/calendar/format.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { encodeCells } from '#shared/domain/grid/cell-state.ts';
import type { CellState } from '#shared/domain/grid/cell-state.ts';
import type { GridColumn, GridFilter, GridRow } from '#shared/domain/grid/grid.ts';
import { venueKindLabels } from '#shared/domain/inspection/inspection.ts';
import type { VenueKind } from '#shared/domain/inspection/inspection.ts';
import type { Period } from '#shared/domain/obligation/period.ts';
import { venueWords } from '#shared/text/cell-words.ts';
import type { RecordsContext } from '../context.ts';
import type { OwingVenue } from '../store/queries/venue-turns.ts';
import { phases } from '../store/schema/plan.ts';
import { gridFile } from './grid-file.ts';
import { holidaysOf, monthJoint, uncoveredYears, weekDemand, weekMatrix } from './matrix.ts';
import type { WeekDemand } from './matrix.ts';
import { unitNames } from './organisation.ts';

/** The last weeks, or those that touch the days named. */
export type WeekRange = {
  weeks: number;
  from?: PlainDate | undefined;
  to?: PlainDate | undefined;
};

/** Key venues × weeks, oldest first. */
export function describeMatrix(ctx: RecordsContext, range: WeekRange) {
  const demand = weekDemand(ctx);
  const shown = weeksIn(demand, range);
  const present = weekMatrix(ctx, demand, demand.weeks.slice(-2));
  const { rows } = weekMatrix(ctx, demand, shown);
  const unit = unitNames(ctx.db);
  const joint = monthJoint(ctx, demand);
  return {
    columns: shown.map((week) => toColumn(demand, week)),
    weeks: shown.map(({ key, label, from, to }) => ({ key, label, from, to })),
    rows: demand.venues.flatMap((venue, index) => {
      const cells = rows[index]?.cells ?? [];
      return isShown(venue, cells) ? [toRow(venue, cells)] : [];
    }),
    thisWeek: { owed: present.current?.owed ?? 0, done: present.current?.done ?? 0 },
    lastWeekMissed: present.lastMissed.length,
    joint: {
      month: joint?.month ?? demand.day.slice(0, 7),
      needed: joint?.needed ?? 0,
      done: joint?.done ?? 0,
      units: (joint?.unitIds ?? []).flatMap((id) => unit(id) ?? []),
    },
    missingHolidayYears: uncoveredYears(demand),
    isRunning: demand.weeks.length > 0,
    span: spanOf(demand),
    phases: phasesOf(ctx, demand),
  };
}

/** The same table as .xlsx. */
export function venueGridFile(
  ctx: RecordsContext,
  { range, filter }: { range: WeekRange; filter: GridFilter },
): Promise<{ name: string; file: Blob }> {
  const { columns, rows, weeks } = describeMatrix(ctx, range);
  const [first, last] = [weeks[0], weeks.at(-1)];
  return gridFile(ctx, {
    title: '重点场所每周检查表',
    period: first && last ? formatRange(first.from, last.to) : '',
    nameLabel: '场所',
    subLabel: '所在村',
    words: venueWords,
    columns,
    rows,
    filter,
    action: 'checks.exportMatrix',
  });
}

function weeksIn({ weeks }: WeekDemand, { weeks: count, from, to }: WeekRange): Period[] {
  if (from === undefined && to === undefined) return weeks.slice(-count);
  return weeks.filter((week) => week.to >= (from ?? '') && week.from <= (to ?? '9999-12-31'));
}

function toColumn(demand: WeekDemand, week: Period): GridColumn {
  const { day } = demand;
  const holidays = holidaysOf(demand, week);
  const isNow = week.from <= day && day <= week.to;
  return {
    key: week.key,
    name: /\d+周/.exec(week.label)?.[0] ?? week.label,
    sub: isNow ? '本周' : week.from.slice(5).replace('-', '.'),
    hint: `${week.label}${holidays.length > 0 ? `，${holidays.join('、')}` : ''}`,
    group: `${week.key.slice(0, 4)}年`,
    isNow,
  };
}

/** A place that is no longer watched stands in the table as long as it has something to show there. */
function isShown(venue: OwingVenue, cells: readonly CellState[]): boolean {
  return noteOf(venue) === '' || cells.some((state) => state !== 'not-owed' && state !== 'before-start');
}

const statusNotes: Readonly<Record<string, string>> = { suspended: '已停业', closed: '已注销' };

function noteOf({ isRemoved, isKey, status }: OwingVenue): string {
  if (isRemoved) return '已移出';
  return statusNotes[status] ?? (isKey ? '' : '不再是重点');
}

function toRow(venue: OwingVenue, cells: readonly CellState[]): GridRow {
  const kind = venueKindLabels[venue.kind as VenueKind];
  return {
    id: venue.id,
    name: venue.name,
    sub: venue.village,
    note: noteOf(venue),
    village: venue.village,
    kind,
    unit: venue.supervisor ?? '',
    cells: encodeCells(cells),
  };
}

function spanOf({ weeks }: WeekDemand): { from: PlainDate; to: PlainDate; label: string } | null {
  const [first, last] = [weeks[0], weeks.at(-1)];
  return first && last ? { from: first.from, to: last.to, label: formatRange(first.from, last.to) } : null;
}

function phasesOf(ctx: RecordsContext, { campaign }: WeekDemand) {
  if (!campaign) return [];
  return ctx.db
    .select()
    .from(phases)
    .where(eq(phases.campaignId, campaign.id))
    .orderBy(phases.ordinal)
    .all()
    .flatMap(({ name, fromOn, toOn }) =>
      fromOn === null || toOn === null ? [] : [{ name, from: fromOn, to: toOn }],
    );
}
