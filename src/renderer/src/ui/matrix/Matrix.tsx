import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { columnTotals, sumTotals } from '#shared/domain/grid/grid.ts';
import type { Grid, GridRow } from '#shared/domain/grid/grid.ts';
import type { CellWords } from '#shared/text/cell-words.ts';
import { MatrixFoot, MatrixHead } from './MatrixHead.tsx';
import { MatrixRow } from './MatrixRow.tsx';
import classes from './matrix.module.css';
import { indexesOf, scrollToSquare, useWindow } from './use-window.ts';
import type { Measures } from './use-window.ts';
import { walk } from './walk.ts';
import type { Square } from './walk.ts';

/** The square that is open, by the row's id and the column's key. */
export type Place = { rowId: string; column: string };

/** In px; the style sheet says the same. */
const fixed = { row: 32, name: 210, foot: 42, totals: 108 };
/** Wide columns have long names. */
const heads = { narrow: 56, wide: 80 };
const WIDE = 60;

type Props = Grid & {
  label: string;
  /** What stands in the first column: 场所, 学校, 单位. */
  nameLabel: string;
  words: CellWords;
  /** In px. */
  columnWidth?: number;
  selected: Place | null;
  onOpen: (row: GridRow, column: number) => void;
};

/**
 * Rows × columns of states, of which only those in sight are in the page. One stop for Tab; the arrows walk the squares,
 * Home and End go to a row's ends, Enter opens one.
 */
export function Matrix({ columns, rows, columnWidth = 48, ...props }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const idBase = useId();
  const head = columnWidth < WIDE ? heads.narrow : heads.wide;
  const measures: Measures = { ...fixed, head, column: columnWidth };
  const count = { rows: rows.length, columns: columns.length };
  const sight = useWindow(frame, measures, count);
  // Where every column is of today there is nothing to point out, and the table begins at its beginning.
  const isAllNow = columns.every(({ isNow }) => isNow);
  const now = isAllNow ? 0 : columns.findIndex(({ isNow }) => isNow);
  // Where one comes for a certain square, it is where the keyboard stands and what is in sight.
  const [asked] = useState(() => squareOf(props.selected, { columns, rows }));
  const [stop, setStop] = useState<Square>(asked ?? [0, now]);
  const at: Square = [
    Math.max(0, Math.min(stop[0], count.rows - 1)),
    stop[1] >= 0 && stop[1] < count.columns ? stop[1] : count.columns - 1,
  ];
  const totals = useMemo(() => columnTotals(columns, rows), [columns, rows]);
  // What holds today is what one comes for.
  useLayoutEffect(() => {
    if (!frame.current) return;
    frame.current.scrollLeft = isAllNow ? 0 : (now < 0 ? count.columns : now + 1) * columnWidth;
    if (asked) scrollToSquare(frame.current, asked, { ...fixed, head, column: columnWidth });
  }, [isAllNow, now, count.columns, columnWidth, asked, head]);

  function move(to: Square): void {
    setStop(to);
    scrollToSquare(frame.current, to, measures);
  }

  function open([row, column]: Square): void {
    const found = rows[row];
    if (found && columns[column]) props.onOpen(found, column);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.altKey) return;
    const to = walk(event, at, count);
    if (to) move(to);
    else if (event.key === 'Enter' || event.key === ' ') open(at);
    else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return;
    const found = event.target.closest('[data-square]')?.getAttribute('data-square')?.split('-').map(Number);
    if (!found) return;
    const square: Square = [found[0] ?? 0, found[1] ?? 0];
    setStop(square);
    open(square);
  }

  const openColumn = columns.findIndex(({ key }) => key === props.selected?.column);
  return (
    <div
      ref={frame}
      className={classes.frame}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={count.rows + 1}
      aria-colcount={count.columns + 2}
      data-all-now={isAllNow || undefined}
      aria-activedescendant={`${idBase}-${at[0]}-${at[1]}`}
      onKeyDown={onKey}
      onClick={onClick}
    >
      <MatrixHead
        columns={columns}
        sight={sight.columns}
        width={columnWidth}
        height={head}
        nameLabel={props.nameLabel}
      />
      <div className={classes.body} style={{ height: count.rows * fixed.row }} role="rowgroup">
        {indexesOf(sight.rows).map((index) => {
          const row = rows[index];
          return row ? (
            <MatrixRow
              key={row.id}
              index={index}
              top={index * fixed.row}
              row={row}
              columns={columns}
              words={props.words}
              first={sight.columns.first}
              last={sight.columns.last}
              width={columnWidth}
              at={index === at[0] ? at[1] : -1}
              open={row.id === props.selected?.rowId ? openColumn : -1}
              idBase={idBase}
            />
          ) : null;
        })}
      </div>
      <MatrixFoot
        columns={columns}
        sight={sight.columns}
        width={columnWidth}
        totals={totals}
        sum={sumTotals(totals)}
      />
    </div>
  );
}

/** Undefined where nothing is selected, or it is not among these. */
function squareOf(selected: Place | null, { columns, rows }: Grid): Square | undefined {
  const row = rows.findIndex(({ id }) => id === selected?.rowId);
  const column = columns.findIndex(({ key }) => key === selected?.column);
  return row < 0 || column < 0 ? undefined : [row, column];
}
