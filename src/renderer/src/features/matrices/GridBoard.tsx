import type { ComponentProps, ReactNode } from 'react';
import { filterRows } from '#shared/domain/grid/grid.ts';
import type { Grid, GridFilter } from '#shared/domain/grid/grid.ts';
import type { CellWords } from '#shared/text/cell-words.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Split } from '../../ui/Split.tsx';
import { Matrix } from '../../ui/matrix/Matrix.tsx';
import type { Place } from '../../ui/matrix/Matrix.tsx';
import { MatrixFilter } from '../../ui/matrix/MatrixFilter.tsx';
import { MatrixLegend } from '../../ui/matrix/MatrixLegend.tsx';
import { MatrixPaper } from '../../ui/matrix/MatrixPaper.tsx';
import classes from './matrices.module.css';

/** How one of the tables is called, on screen and on paper. */
export type GridLook = {
  /** Of the list's half of the screen. */
  listLabel: string;
  label: string;
  nameLabel: string;
  words: CellWords;
  filter: Pick<ComponentProps<typeof MatrixFilter>, 'labels' | 'waiting' | 'missed'>;
  /** On screen in px, on paper in mm. */
  column: { screen: number; paper: number };
  paperTitle: string;
};

type BoardProps = {
  table: Grid;
  look: GridLook;
  filter: GridFilter;
  onFilter: (filter: GridFilter) => void;
  /** Beside the filter. */
  more?: ReactNode;
  /** Where the filter leaves no row. */
  none: string;
  /** The square that is open, and what is shown of it. */
  selected: Place | null;
  onSelect: (place: Place) => void;
  panel: ReactNode;
};

/** A table of states on the left with its filter and legend, one of its squares on the right. */
export function GridBoard({ table, look, filter, onFilter, more, none, ...open }: BoardProps) {
  const rows = filterRows(table.columns, table.rows, filter);
  return (
    <Split
      listLabel={look.listLabel}
      thingLabel="这一格"
      columns="minmax(0, 1fr) clamp(260px, 30vw, 400px)"
      list={
        <div className={classes.board}>
          <div className={classes.boardHead}>
            <MatrixFilter {...table} filter={filter} onChange={onFilter} {...look.filter} />
            {more}
          </div>
          {rows.length === 0 ? (
            <EmptyState title={none} />
          ) : (
            <Matrix
              key={table.columns.map(({ key }) => key).join(' ')}
              label={look.label}
              nameLabel={look.nameLabel}
              words={look.words}
              columns={table.columns}
              rows={rows}
              columnWidth={look.column.screen}
              selected={open.selected}
              onOpen={(row, column) =>
                open.onSelect({ rowId: row.id, column: table.columns[column]?.key ?? '' })
              }
            />
          )}
          <MatrixLegend words={look.words} rows={rows} />
        </div>
      }
      thing={open.panel}
    />
  );
}

type PaperProps = {
  table: Grid;
  look: GridLook;
  filter: GridFilter;
  /** What the rows that are printed show, before the day it was made. */
  note: (rows: number) => string;
  onClose: () => void;
};

/** The same rows as a form. */
export function GridPaper({ table, look, filter, note, onClose }: PaperProps) {
  const status = useApiQuery('desk', 'status', {});
  const rows = filterRows(table.columns, table.rows, filter);
  return (
    <MatrixPaper
      columns={table.columns}
      rows={rows}
      paper={{
        title: look.paperTitle,
        office: status.data?.townName ?? '',
        note: `${note(rows.length)}，${status.data?.today ?? ''} 制表`,
        nameLabel: look.nameLabel,
        words: look.words,
        column: look.column.paper,
      }}
      onClose={onClose}
    />
  );
}
