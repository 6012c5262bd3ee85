import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { TextLink } from '../../find/links.tsx';
import classes from '../registers.module.css';

/** One act takes as many (the contract's limit of `registers.expire` and `erase.request`). */
const MOST = 500;
/** More lines than anybody reads at once; what is dealt with makes room for the rest. */
const SHOWN = 300;

type Line = { register: string; id: string; label: string };
type Column<Row> = { head: string; cell: (row: Row) => ReactNode; isQuiet?: true };

/** Rows of one register to be ticked, each a way to the row. */
export function TickTable<Row extends Line>(props: {
  label: string;
  rows: readonly Row[];
  ticked: ReadonlySet<string>;
  onTick: (ticked: ReadonlySet<string>) => void;
  columns: readonly Column<Row>[];
}) {
  const { label, rows, ticked, onTick, columns } = props;
  const shown = rows.slice(0, SHOWN);
  const count = rows.filter(({ id }) => ticked.has(id)).length;
  return (
    <>
      <div className={classes.flush}>
        <table aria-label={label}>
          <thead>
            <tr>
              <th style={{ width: 40 }}>
                <Checkbox
                  size="xs"
                  aria-label={`全选：${label}`}
                  checked={count > 0 && count === Math.min(shown.length, MOST)}
                  onChange={(event) =>
                    onTick(
                      new Set(event.currentTarget.checked ? shown.map(({ id }) => id).slice(0, MOST) : []),
                    )
                  }
                />
              </th>
              <th>名称</th>
              {columns.map(({ head }) => (
                <th key={head}>{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id}>
                <td>
                  <Checkbox
                    size="xs"
                    aria-label={`选中 ${row.label}`}
                    checked={ticked.has(row.id)}
                    onChange={() => {
                      const next = new Set(ticked);
                      if (!next.delete(row.id)) next.add(row.id);
                      onTick(next);
                    }}
                  />
                </td>
                <td>
                  <TextLink to="/registers/$register/$id" params={{ register: row.register, id: row.id }}>
                    {row.label}
                  </TextLink>
                </td>
                {columns.map(({ head, cell, isQuiet }) => (
                  <td key={head} className={isQuiet ? classes.quiet : 'nowrap'}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > SHOWN && (
        <p className={classes.quiet}>
          先列 {SHOWN} 条，办完接着列其余 {rows.length - SHOWN} 条。
        </p>
      )}
    </>
  );
}
