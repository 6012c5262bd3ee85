import { useEffect, useRef } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import type { Field, Register } from '#shared/registers/register.ts';
import { GridHead } from './GridHead.tsx';
import { GridRow } from './GridRow.tsx';
import { columnWidth } from './columns.ts';
import classes from './grid.module.css';
import type { Sort } from './list-state.ts';
import { between, step, toggle } from './selection.ts';
import { PAGE } from './usePages.ts';
import type { RegisterRows } from './useRegisterRows.ts';
import { scrollToRow, useRowWindow } from './useRowWindow.ts';
import { useSteadyHead } from './useSteadyHead.ts';

/** In px; the style sheet says the same. */
const size = { row: 34, head: 36 };
const MARK = 36;
/** The title stays in sight and may carry a word beside it. */
const TITLE = 140;

type Props = {
  register: Register;
  fields: readonly Field[];
  rows: RegisterRows;
  sort: Sort | null;
  onSort: (field: string) => void;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  onSelectAll: () => void;
  /** Where the keys stand, from 0. */
  at: number;
  onMove: (at: number) => void;
  openId: string | undefined;
  onOpen: (id: string) => void;
  /** Which page is in sight, by its first row. */
  onFirst: (index: number) => void;
  /** Another one means other rows: the list begins at its top. */
  listKey: string;
};

/**
 * The ledger itself: of its rows, however many, only those in sight are in the page. One stop for Tab; ↑ ↓ walk,
 * Space marks, Shift marks a run, Enter opens.
 */
export function RegisterGrid(props: Props) {
  const { register, fields, rows, selected, at } = props;
  const count = rows.matching;
  const frame = useRef<HTMLDivElement>(null);
  const anchor = useRef(at);
  const view = useRowWindow(frame, { ...size, count });
  const { onScroll, ...onHead } = useSteadyHead();
  const page = Math.floor(view.first / PAGE) * PAGE;
  const { onFirst } = props;
  useEffect(() => onFirst(page), [onFirst, page]);
  const widths = fields.map((field, index) => Math.max(columnWidth(field), index === 0 ? TITLE : 0));
  const columns = `${MARK}px ${widths.map((width, index) => (index === widths.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`)).join(' ')}`;

  const shown = useRef(props.listKey);
  useEffect(() => {
    if (shown.current === props.listKey) return;
    shown.current = props.listKey;
    anchor.current = 0;
    frame.current?.scrollTo({ top: 0 });
  }, [props.listKey]);

  function move(to: number, isRun: boolean): void {
    props.onMove(to);
    scrollToRow(frame.current, to, size);
    if (!isRun) anchor.current = to;
    else mark(between(anchor.current, to), true);
  }

  function mark(indexes: readonly number[], isMarked: boolean): void {
    const next = new Set(selected);
    for (const index of indexes) {
      const id = rows.rowAt(index)?.id;
      if (id !== undefined && isMarked) next.add(id);
      else if (id !== undefined) next.delete(id);
    }
    props.onSelect(next);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.altKey) return;
    const rowsInSight = Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / size.row) - 2);
    const to = step(event.key, at, count, rowsInSight);
    const id = rows.rowAt(at)?.id;
    if (to !== undefined) move(to, event.shiftKey);
    else if (event.key === ' ' && id !== undefined) props.onSelect(toggle(selected, id));
    else if (event.key === 'Enter' && id !== undefined) props.onOpen(id);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) props.onSelectAll();
    else if (event.key === 'Escape' && selected.size > 0) props.onSelect(new Set());
    else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    const index = Number(target.closest('[data-index]')?.getAttribute('data-index') ?? Number.NaN);
    const row = Number.isNaN(index) ? undefined : rows.rowAt(index);
    if (!row) return;
    const isMark = target.closest(`.${classes.mark}`) !== null;
    if (event.shiftKey) mark(between(anchor.current, index), true);
    else if (isMark || event.ctrlKey || event.metaKey) props.onSelect(toggle(selected, row.id));
    else props.onOpen(row.id);
    props.onMove(index);
    if (!event.shiftKey) anchor.current = index;
  }

  return (
    <div
      ref={frame}
      className={classes.frame}
      role="grid"
      tabIndex={0}
      aria-label={register.label}
      aria-rowcount={count + 1}
      aria-multiselectable
      aria-activedescendant={rows.rowAt(at) ? `row-${at}` : undefined}
      onKeyDown={onKey}
      onClick={onClick}
      onScroll={onScroll}
    >
      <GridHead
        {...onHead}
        fields={fields}
        columns={columns}
        sort={props.sort}
        onSort={props.onSort}
        isAllSelected={count > 0 && selected.size >= count}
        onSelectAll={() => (selected.size > 0 ? props.onSelect(new Set()) : props.onSelectAll())}
      />
      <div className={classes.body} style={{ height: view.height }} role="rowgroup">
        {view.indexes.map((index) => {
          const row = rows.rowAt(index);
          return (
            <GridRow
              key={index}
              index={index}
              top={index * size.row}
              row={row}
              register={register}
              fields={fields}
              names={rows.names}
              columns={columns}
              isSelected={row !== undefined && selected.has(row.id)}
              isAt={index === at}
              isOpen={row !== undefined && row.id === props.openId}
            />
          );
        })}
      </div>
    </div>
  );
}
