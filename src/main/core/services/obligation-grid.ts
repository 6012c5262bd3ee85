import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { holidayNames, missingYears } from '#shared/domain/calendar/holidays.ts';
import { encodeCells } from '#shared/domain/grid/cell-state.ts';
import type { CellState } from '#shared/domain/grid/cell-state.ts';
import type { GridColumn } from '#shared/domain/grid/grid.ts';
import type { Period } from '#shared/domain/obligation/period.ts';
import type { Per } from '#shared/domain/obligation/rule.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { findEra, listDemands, periodsOf } from './demands.ts';
import type { Demand, Era } from './demands.ts';
import { seesWhole } from './obligation-scope.ts';
import { statesOf } from './obligation-states.ts';
import { subjectsOf } from './obligation-subjects.ts';

/** How many periods are shown when no days are named. */
const SHOWN = 60;

type Asked = {
  id?: string | undefined;
  subject?: Per | undefined;
  from?: PlainDate | undefined;
  to?: PlainDate | undefined;
};

const nothing = {
  obligationId: null,
  title: '',
  columns: [],
  rows: [],
  periods: [],
  missingHolidayYears: [],
};

/** One obligation's subjects × periods; empty where the plan asks for nothing of the kind. @throws AppError `record.missing`. */
export function obligationGrid(ctx: RecordsContext, asked: Asked) {
  const era = findEra(ctx);
  const demand = era && findAsked(ctx, era, asked);
  if (!era || !demand) {
    if (asked.id !== undefined) throw new AppError('record.missing');
    return nothing;
  }
  const periods = periodsIn(periodsOf(demand, era, era.day), asked);
  const subjects = subjectsOf(ctx, demand);
  const states = statesOf(ctx, era, demand, { periods, subjects });
  const [first, last] = [periods[0], periods.at(-1)];
  return {
    obligationId: demand.id,
    title: demand.text,
    columns: periods.map((period) => toColumn(era, period)),
    periods,
    rows: subjects.flatMap((subject, at) => {
      const cells = states[at] ?? [];
      return subject.note === '' || hasSomething(cells) ? [{ ...subject, cells: encodeCells(cells) }] : [];
    }),
    missingHolidayYears: first && last ? missingYears(first.from, last.to, era.table) : [],
  };
}

/** An obligation this account may see. */
export function visibleDemands(ctx: RecordsContext, era: Era): Demand[] {
  return listDemands(ctx.db, era.campaign.id).filter((demand) => isVisible(ctx, demand));
}

export function isVisible(ctx: RecordsContext, demand: Demand): boolean {
  return seesWhole(ctx, demand) || subjectsOf(ctx, demand).length > 0;
}

function findAsked(ctx: RecordsContext, era: Era, { id, subject }: Asked): Demand | undefined {
  const list = visibleDemands(ctx, era);
  if (id !== undefined) return list.find((demand) => demand.id === id);
  const own = list.filter((demand) => demand.subject === subject);
  return own.find(({ versions }) => versions.some(({ times }) => times !== null)) ?? own[0];
}

function periodsIn(periods: readonly Period[], { from, to }: Asked): Period[] {
  if (from === undefined && to === undefined) return periods.slice(-SHOWN);
  return periods.filter((period) => period.to >= (from ?? '') && period.from <= (to ?? '9999-12-31'));
}

function toColumn({ day, table }: Era, { key, label, every, from, to }: Period): GridColumn {
  const holidays = every === 'week' ? holidayNames(from, to, table) : [];
  const isNow = from <= day && day <= to;
  return {
    key,
    name: /\d+周/.exec(label)?.[0] ?? label.replace(/^\d{4}年(?=.)/, ''),
    sub: isNow ? '本期' : from.slice(5).replace('-', '.'),
    hint: `${label}${holidays.length > 0 ? `，${holidays.join('、')}` : ''}`,
    group: `${from.slice(0, 4)}年`,
    isNow,
  };
}

function hasSomething(cells: readonly CellState[]): boolean {
  return cells.some((state) => state !== 'not-owed' && state !== 'before-start');
}
