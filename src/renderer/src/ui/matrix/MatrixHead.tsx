import type { GridColumn } from '#shared/domain/grid/grid.ts';
import type { Totals } from '#shared/domain/grid/cell-state.ts';
import classes from './matrix.module.css';
import { indexesOf } from './use-window.ts';
import type { Range } from './use-window.ts';

type Props = { columns: readonly GridColumn[]; sight: Range; width: number };

/** Stays above the rows: the year or group where it begins, the column's name, and small below it its day. */
export function MatrixHead({
  columns,
  sight,
  width,
  height,
  nameLabel,
}: Props & { height: number; nameLabel: string }) {
  return (
    <div className={classes.head} role="row" aria-rowindex={1} style={{ height }}>
      <div className={classes.name} role="columnheader">
        {nameLabel}
      </div>
      <div
        className={classes.squares}
        style={{ width: columns.length * width, paddingLeft: sight.first * width }}
      >
        {indexesOf(sight).map((index) => {
          const column = columns[index];
          if (!column) return null;
          const begins = index === sight.first || columns[index - 1]?.group !== column.group;
          return (
            <div
              key={column.key}
              className={classes.column}
              role="columnheader"
              aria-colindex={index + 2}
              data-now={column.isNow || undefined}
              title={column.hint}
              style={{ width }}
            >
              <span className={classes.group}>{begins && column.group}</span>
              <span className={classes.columnName}>{column.name}</span>
              <small>{column.sub}</small>
            </div>
          );
        })}
      </div>
      <div className={classes.totals} role="columnheader" aria-label="合计">
        <span>应</span>
        <span>做</span>
        <span>漏</span>
      </div>
    </div>
  );
}

/** Stays below the rows: what each column comes to. */
export function MatrixFoot({
  columns,
  sight,
  width,
  totals,
  sum,
}: Props & { totals: readonly Totals[]; sum: Totals }) {
  return (
    <div className={classes.foot} role="row">
      <div className={classes.name} role="rowheader">
        合计
        <small>做／应，漏</small>
      </div>
      <div
        className={classes.squares}
        style={{ width: columns.length * width, paddingLeft: sight.first * width }}
      >
        {indexesOf(sight).map((index) => {
          const { owed, done, missed } = totals[index] ?? { owed: 0, done: 0, missed: 0 };
          return (
            <div key={index} className={classes.sum} role="gridcell" style={{ width }}>
              <span>{owed > 0 && `${done}/${owed}`}</span>
              <span data-missed>{missed > 0 && `漏${missed}`}</span>
            </div>
          );
        })}
      </div>
      <div
        className={classes.totals}
        role="gridcell"
        aria-label={`合计 应 ${sum.owed} 做 ${sum.done} 漏 ${sum.missed}`}
      >
        <span>{sum.owed}</span>
        <span>{sum.done}</span>
        <span data-missed={sum.missed > 0 || undefined}>{sum.missed}</span>
      </div>
    </div>
  );
}
