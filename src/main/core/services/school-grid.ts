import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { encodeCells } from '#shared/domain/grid/cell-state.ts';
import type { CellState } from '#shared/domain/grid/cell-state.ts';
import type { GridColumn, GridFilter, GridRow } from '#shared/domain/grid/grid.ts';
import type { Period } from '#shared/domain/obligation/period.ts';
import { schoolWords } from '#shared/text/cell-words.ts';
import type { RecordsContext } from '../context.ts';
import { findEra, periodsOf } from './demands.ts';
import type { Demand, Era } from './demands.ts';
import { gridFile } from './grid-file.ts';
import { visibleDemands } from './obligation-grid.ts';
import { statesOf } from './obligation-states.ts';
import { subjectsOf } from './obligation-subjects.ts';
import type { OwingSubject } from './obligation-subjects.ts';

type Square = { subject: OwingSubject; schoolId: string; column: string; state: CellState };
type Ask = { obligationId: string; itemId: string | null; text: string; from: PlainDate; to: PlainDate };
type Column = { column: GridColumn; ask: Ask };

const nothing = { columns: [], rows: [], asks: [], terms: [], term: null, isAsked: false };

/** Schools × what is asked of each in the period that holds a day: 六个一 of a term. Only that period's acts are read. */
export function schoolGrid(ctx: RecordsContext, { on }: { on?: PlainDate | undefined }) {
  const era = findEra(ctx);
  const demands = era ? visibleDemands(ctx, era).filter(({ subject }) => subject === 'school') : [];
  if (!era || demands.length === 0) return nothing;
  const day = on ?? era.day;
  const parts = demands.flatMap((demand) => partOf(ctx, era, demand, day) ?? []);
  const columns = parts.flatMap((part) => part.columns);
  const squares = new Map(
    parts.flatMap((part) =>
      part.squares.map((square) => [`${square.schoolId} ${square.column}`, square] as const),
    ),
  );
  const schools = new Map(
    parts.flatMap((part) => part.squares.map(({ schoolId, subject }) => [schoolId, subject] as const)),
  );
  const terms = termsOf(demands, era);
  return {
    columns: columns.map(({ column }) => column),
    asks: columns.map(({ ask }) => ask),
    rows: [...schools].flatMap(([id, subject]) => {
      const cells = columns.map(({ column }) => squares.get(`${id} ${column.key}`)?.state ?? 'not-owed');
      return cells.some((state) => state !== 'not-owed') ? [toRow(id, subject, cells)] : [];
    }),
    terms,
    term: terms.find(({ from, to }) => from <= day && day <= to) ?? null,
    isAsked: true,
  };
}

/** The same table as .xlsx. */
export function schoolGridFile(
  ctx: RecordsContext,
  { on, filter }: { on?: PlainDate | undefined; filter: GridFilter },
): Promise<{ name: string; file: Blob }> {
  const { columns, rows, term } = schoolGrid(ctx, { on });
  return gridFile(ctx, {
    title: '学校“六个一”开展情况表',
    period: term?.label ?? '',
    nameLabel: '学校',
    subLabel: '所在村',
    words: schoolWords,
    columns,
    rows,
    filter,
    action: 'matrices.exportSchools',
  });
}

/** One obligation's columns and squares in the period that holds the day; undefined where none does. */
function partOf(
  ctx: RecordsContext,
  era: Era,
  demand: Demand,
  day: PlainDate,
): { columns: Column[]; squares: Square[] } | undefined {
  const period = periodsOf(demand, era, era.day).find(({ from, to }) => from <= day && day <= to);
  if (!period) return undefined;
  const subjects = subjectsOf(ctx, demand);
  const states = statesOf(ctx, era, demand, { periods: [period], subjects });
  const squares = subjects.map((subject, at): Square => {
    const [schoolId = '', itemId = ''] = subject.id.split('/');
    return { subject, schoolId, column: `${demand.id} ${itemId}`, state: states[at]?.[0] ?? 'not-owed' };
  });
  const shown = new Map(
    squares.filter(({ state }) => state !== 'not-owed').map((square) => [square.column, square.subject]),
  );
  return {
    squares,
    columns: [...new Map(squares.map(({ column, subject }) => [column, subject]))].flatMap(([key, subject]) =>
      shown.has(key) ? [toColumn(demand, period, era.day, key, subject)] : [],
    ),
  };
}

function toColumn(
  { id, text, byItem }: Demand,
  { label, from, to }: Period,
  day: PlainDate,
  key: string,
  subject: OwingSubject,
): Column {
  const name = byItem ? subject.sub : text;
  return {
    column: {
      key,
      name,
      sub: '',
      hint: `${name}，${label}`,
      group: label,
      isNow: from <= day && day <= to,
    },
    ask: { obligationId: id, itemId: byItem ? (subject.id.split('/')[1] ?? null) : null, text, from, to },
  };
}

function toRow(
  id: string,
  { name, village, unit, note }: OwingSubject,
  cells: readonly CellState[],
): GridRow {
  const gone = note === '已移出' ? note : '';
  return { id, name, sub: village, note: gone, village, kind: '', unit, cells: encodeCells(cells) };
}

/** The periods of what is asked of schools, newest first. */
function termsOf(demands: readonly Demand[], era: Era) {
  const periods = new Map(
    demands.flatMap((demand) => periodsOf(demand, era, era.day)).map((period) => [period.key, period]),
  );
  return [...periods.values()]
    .map(({ key, label, from, to }) => ({ key, label, from, to }))
    .toSorted((a, b) => (a.from < b.from ? 1 : -1));
}
