import type { KeyboardEvent, ReactNode } from 'react';
import { useRef } from 'react';
import classes from './table.module.css';

export type Column<T> = {
  head: string;
  cell: (row: T) => ReactNode;
  align?: 'right';
  width?: number | string;
};

type Props<T extends { id: string }> = {
  /** What the rows are, for screen readers. */
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  chosen: string | null;
  onChoose: (id: string) => void;
};

/** A list to pick from: a click or ↑ ↓ chooses, the thing stands beside it. Tab reaches the list as one stop. */
export function PickTable<T extends { id: string }>({ label, rows, columns, chosen, onChoose }: Props<T>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const entry = rows.some((row) => row.id === chosen) ? chosen : rows[0]?.id;

  function move(event: KeyboardEvent, index: number): void {
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const row = rows[index];
      if (row) onChoose(row.id);
    }
    const target = to === undefined ? undefined : rows[to];
    if (to === undefined || !target) return;
    event.preventDefault();
    onChoose(target.id);
    (body.current?.children[to] as HTMLElement | undefined)?.focus();
  }

  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.head} scope="col" style={{ width: column.width, textAlign: column.align }}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, index) => (
          <tr
            key={row.id}
            tabIndex={row.id === entry ? 0 : -1}
            aria-current={row.id === chosen ? 'true' : undefined}
            data-chosen={row.id === chosen || undefined}
            className={classes.pick}
            onClick={() => onChoose(row.id)}
            onKeyDown={(event) => move(event, index)}
          >
            {columns.map((column) => (
              <td key={column.head} style={{ textAlign: column.align }}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
