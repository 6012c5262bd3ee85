import { CellState, stateAt } from '#shared/domain/grid/cell-state.ts';
import type { Totals } from '#shared/domain/grid/cell-state.ts';
import { rowTotals } from '#shared/domain/grid/grid.ts';
import type { Grid, GridColumn } from '#shared/domain/grid/grid.ts';
import type { CellWords } from '#shared/text/cell-words.ts';
import type { Sheet } from './paper-pages.ts';
import classes from './paper.module.css';

export type PaperWords = {
  title: string;
  /** Who made it: the town. */
  office: string;
  /** What it shows: days, villages, when it was made. */
  note: string;
  nameLabel: string;
  words: CellWords;
  /** How wide a column is, in mm. */
  column: number;
};

type Props = Grid & {
  paper: PaperWords;
  sheet: Sheet;
  number: number;
  of: number;
  totals: readonly Totals[];
};

/** One sheet of the form: title, days, heads, rows, legend, signatures and page number, whole in itself. */
export function MatrixSheet({ columns, rows, paper, sheet, number, of, totals }: Props) {
  const { words } = paper;
  const shown = columns.slice(...sheet.columns);
  const first = sheet.columns[0];
  return (
    <section className={classes.sheet} aria-label={`第 ${number} 页`}>
      <h1>{paper.title}</h1>
      <p className={classes.note}>
        <span>{paper.office}</span>
        <span>{spanOf(shown)}</span>
        <span>{paper.note}</span>
      </p>
      <table>
        <colgroup>
          <col className={classes.nameColumn} />
          {shown.map(({ key }) => (
            <col key={key} style={{ width: `${paper.column}mm` }} />
          ))}
          {sheet.hasRowTotals &&
            ['应', '做', '漏'].map((word) => <col key={word} className={classes.count} />)}
        </colgroup>
        <thead>
          <tr>
            <th rowSpan={2}>{paper.nameLabel}</th>
            {groupsOf(shown).map(({ group, from, count }) => (
              <th key={from} colSpan={count}>
                {group}
              </th>
            ))}
            {sheet.hasRowTotals &&
              ['应', '做', '漏'].map((word) => (
                <th key={word} rowSpan={2}>
                  {word}
                </th>
              ))}
          </tr>
          <tr>
            {shown.map(({ key, name, sub }) => (
              <th key={key}>
                {name}
                <small>{sub}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(...sheet.rows).map((row) => {
            const { owed, done, missed } = rowTotals(row);
            return (
              <tr key={row.id}>
                <th scope="row">
                  {row.name} <small>{row.note === '' ? row.sub : row.note}</small>
                </th>
                {shown.map(({ key }, index) => {
                  const state = stateAt(row.cells, first + index);
                  const former = row.misses?.[first + index] ?? 0;
                  return (
                    <td key={key} data-state={state}>
                      {words[state].mark}
                      {former > 0 && <b>漏{former}</b>}
                    </td>
                  );
                })}
                {sheet.hasRowTotals &&
                  [owed, done, missed].map((value, index) => <td key={index}>{value}</td>)}
              </tr>
            );
          })}
          {sheet.hasColumnTotals && (
            <tr className={classes.sums}>
              <th scope="row">
                合计 <small>做／应，漏</small>
              </th>
              {shown.map(({ key }, index) => {
                const { owed, done, missed } = totals[first + index] ?? { owed: 0, done: 0, missed: 0 };
                return (
                  <td key={key}>
                    {owed > 0 && `${done}/${owed}`}
                    {missed > 0 && <b>漏{missed}</b>}
                  </td>
                );
              })}
              {sheet.hasRowTotals &&
                (['owed', 'done', 'missed'] as const).map((part) => (
                  <td key={part}>{totals.reduce((sum, one) => sum + one[part], 0)}</td>
                ))}
            </tr>
          )}
        </tbody>
      </table>
      <p className={classes.legend}>
        图例：
        {CellState.options
          .filter((state) => words[state].mark !== '')
          .map((state) => (
            <span key={state}>
              <i data-state={state}>{words[state].mark}</i> {words[state].word}
            </span>
          ))}
      </p>
      <p className={classes.signatures}>
        <span>填表人：</span>
        <span>审核人：</span>
        <span>日期：</span>
        <span className={classes.number}>
          第 {number} 页 共 {of} 页
        </span>
      </p>
    </section>
  );
}

function spanOf(columns: readonly GridColumn[]): string {
  const [first, last] = [columns[0], columns.at(-1)];
  if (!first || !last || first === last) return first ? `${first.group}${first.name}` : '';
  return /^\d/.test(first.name) ? `${first.group}${first.name}至${last.group}${last.name}` : '';
}

/** Columns beside each other that share a group. */
function groupsOf(columns: readonly GridColumn[]): { group: string; from: number; count: number }[] {
  const groups: { group: string; from: number; count: number }[] = [];
  for (const [from, { group }] of columns.entries()) {
    const last = groups.at(-1);
    if (last?.group === group) last.count += 1;
    else groups.push({ group, from, count: 1 });
  }
  return groups;
}
