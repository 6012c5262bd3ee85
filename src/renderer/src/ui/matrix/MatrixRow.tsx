import { memo } from 'react';
import { stateAt } from '#shared/domain/grid/cell-state.ts';
import { rowTotals } from '#shared/domain/grid/grid.ts';
import type { GridColumn, GridRow } from '#shared/domain/grid/grid.ts';
import type { CellWords } from '#shared/text/cell-words.ts';
import classes from './matrix.module.css';
import { indexesOf } from './use-window.ts';

type Props = {
  index: number;
  /** In px from the first row. */
  top: number;
  row: GridRow;
  columns: readonly GridColumn[];
  words: CellWords;
  /** The columns in sight, and how wide one is in px. */
  first: number;
  last: number;
  width: number;
  /** The column the keys stand in, and the one that is open; -1 for none. */
  at: number;
  open: number;
  idBase: string;
};

function Row({ index, top, row, columns, words, first, last, width, at, open, idBase }: Props) {
  const { owed, done, missed } = rowTotals(row);
  return (
    <div
      className={classes.row}
      role="row"
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div className={classes.name} role="rowheader" title={[row.name, row.sub, row.note].join(' ').trim()}>
        <span className={classes.title}>{row.name}</span>
        <small>{row.note === '' ? row.sub : row.note}</small>
      </div>
      <div className={classes.squares} style={{ width: columns.length * width, paddingLeft: first * width }}>
        {indexesOf({ first, last }).map((column) => {
          const state = stateAt(row.cells, column);
          const former = row.misses?.[column] ?? 0;
          const head = columns[column];
          const { mark, word } = words[state];
          return (
            <div
              key={column}
              id={`${idBase}-${index}-${column}`}
              className={classes.cell}
              role="gridcell"
              aria-colindex={column + 2}
              aria-label={`${row.name} ${head?.hint ?? ''} ${word}${former > 0 ? `，以前漏 ${former} 次` : ''}`}
              aria-selected={column === open}
              data-square={`${index}-${column}`}
              data-at={column === at || undefined}
              data-now={head?.isNow || undefined}
              style={{ width }}
              title={word}
            >
              <span className={classes.square} data-state={state}>
                {mark}
              </span>
              {former > 0 && <span className={classes.former}>漏{former}</span>}
            </div>
          );
        })}
      </div>
      <div
        className={classes.totals}
        role="gridcell"
        aria-label={`${row.name} 应 ${owed} 做 ${done} 漏 ${missed}`}
      >
        <span>{owed}</span>
        <span>{done}</span>
        <span data-missed={missed > 0 || undefined}>{missed}</span>
      </div>
    </div>
  );
}

/** Scrolling draws the grid again at every step; a row that stays the same is not. */
export const MatrixRow = memo(Row);
