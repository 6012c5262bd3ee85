import { stateAt } from '#shared/domain/grid/cell-state.ts';
import { problemStatusLabels, severityLabels } from '#shared/domain/problem/problem.ts';
import { rowsOf, textOf } from '#shared/domain/documents/words.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { overdue } from '#shared/domain/problem/overdue.ts';
import { unitWords, venueWords } from '#shared/text/cell-words.ts';
import { today } from '../../context.ts';
import type { RecordsContext } from '../../context.ts';
import { findProblems } from '../problems-list.ts';
import type { Listed } from '../problems-list.ts';
import { unitGrid } from '../unit-grid.ts';
import { describeMatrix } from '../venue-grid.ts';

/** Rows one form may hold; what is beyond is said under the table and never left out in silence. */
const MOST_ROWS = 490;
/** Longest cell of a table. */
const MOST_LETTERS = 200;
const WEEKS = 5;

/** 问题清单 of what is not closed. */
export function draftProblemList(ctx: RecordsContext): Words {
  return openProblems(ctx, ({ problem, place, unit }) => [
    problem.serial,
    problem.foundOn,
    place,
    problem.title,
    severityLabels[problem.severity],
    unit ?? '待交办',
  ]);
}

/** 整改清单 of what is not closed. */
export function draftRectifyList(ctx: RecordsContext): Words {
  const day = today(ctx.ports);
  return openProblems(ctx, ({ problem, place, unit }) => [
    problem.serial,
    place,
    problem.title,
    problem.measures,
    unit ?? '待交办',
    problem.deadline ?? '',
    `${problemStatusLabels[problem.status]}${overdue({ status: problem.status, dueOn: problem.deadline }, day) ? '（逾期）' : ''}`,
  ]);
}

/** All four tables for a paper that sends some of them out; the two lists are what is sent most. */
export function draftLists(ctx: RecordsContext): Words {
  const tables = {
    problemList: draftProblemList(ctx),
    rectifyList: draftRectifyList(ctx),
    venueWeeks: draftVenueWeeks(ctx),
    unitDuties: draftUnitDuties(ctx),
  };
  const rows = Object.entries(tables).map(([name, words]) => [name, rowsOf(words, 'list')]);
  const notes = Object.values(tables).map((words) => textOf(words, 'note'));
  return {
    attach: '两个清单',
    ...Object.fromEntries(rows),
    note: [...new Set(notes)].filter((note) => note !== '').join('；'),
  };
}

function openProblems(ctx: RecordsContext, rowOf: (listed: Listed) => string[]): Words {
  const found = findProblems(ctx, { filter: 'open', mine: false, search: '' });
  return table('没有销号的问题', found.map(rowOf));
}

/** 重点场所每周检查表 of the weeks that begin in this month. */
export function draftVenueWeeks(ctx: RecordsContext): Words {
  const month = today(ctx.ports).slice(0, 7);
  const grid = describeMatrix(ctx, { weeks: 0, from: `${month}-01`, to: `${month}-31` });
  const shown = grid.weeks
    .map((week, at) => ({ week, at }))
    .filter(({ week }) => week.from.startsWith(month))
    .slice(0, WEEKS);
  const [year, number] = month.split('-');
  const rows = grid.rows.map(({ name, sub, cells }) => {
    const states = shown.map(({ at }) => stateAt(cells, at));
    const words = states.map((state) => venueWords[state].word);
    const missed = states.filter((state) => state === 'missed' || state === 'missed-then-evidenced').length;
    return [name, sub, ...Array.from({ length: WEEKS }, (_, at) => words[at] ?? ''), String(missed)];
  });
  return table(`${year}年${Number(number)}月（按周一所在的月份）`, rows);
}

/** 单位周期任务完成表: what each unit answers for, this period and before. */
export function draftUnitDuties(ctx: RecordsContext): Words {
  const { columns, rows } = unitGrid(ctx);
  return table(
    '本期',
    rows.flatMap(({ name, cells, misses }) =>
      columns.flatMap((column, at) => {
        const state = stateAt(cells, at);
        const missed = misses?.[at] ?? 0;
        if ((state === 'not-owed' || state === 'shared') && missed === 0) return [];
        return [[name, column.name, column.sub, unitWords[state].word, String(missed)]];
      }),
    ),
  );
}

function table(scope: string, rows: readonly (readonly string[])[]): Words {
  const left = rows.length - MOST_ROWS;
  return {
    scope,
    list: rows
      .slice(0, MOST_ROWS)
      .map((row) => row.map((cell) => cell.replaceAll('\n', ' ').slice(0, MOST_LETTERS))),
    note: left > 0 ? `本表只列前${MOST_ROWS}条，另有${left}条，见电子表。` : '',
  };
}
