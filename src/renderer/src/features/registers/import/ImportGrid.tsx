import { Select } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { choiceColumnsOf } from '#shared/domain/import/choice-columns.ts';
import type { Field, Register } from '#shared/registers/register.ts';
import { PAGE } from '../list/usePages.ts';
import type { Pages } from '../list/usePages.ts';
import { useRowWindow } from '../list/useRowWindow.ts';
import { columnWidth } from '../list/columns.ts';
import { ImportRow } from './ImportRow.tsx';
import classes from './import.module.css';
import { sheetOrder } from './verdicts.ts';
import type { Prepared } from './verdicts.ts';

const NOT_GIVEN = '-1';
const TICKED = '-2';
/** In px; the style sheet says the same. */
const size = { row: 42, head: 68 };
const NARROWEST = 150;

/** The sheet under the register's own columns; which column is which can be put right in the head. */
export function ImportGrid(props: {
  register: Register;
  data: Prepared;
  pages: Pages<Prepared>;
  isBusy: boolean;
  onFirst: (index: number) => void;
  onMap: (field: string, column: number | null) => void;
}) {
  const { register, data, pages } = props;
  const frame = useRef<HTMLDivElement>(null);
  const fields = useMemo(() => sheetOrder(register, data.mapping), [register, data.mapping]);
  const headers = useMemo(() => headersOf(data), [data]);
  const view = useRowWindow(frame, { ...size, count: data.matching });
  const page = Math.floor(view.first / PAGE) * PAGE;
  const { onFirst } = props;
  useEffect(() => onFirst(page), [onFirst, page]);
  const widths = fields.map((field) => `${Math.max(NARROWEST, columnWidth(field))}px`);
  const columns = `56px 300px ${widths.join(' ')}`;
  const choices = [
    { value: NOT_GIVEN, label: '表里没有' },
    ...data.columns.map((column) => ({
      value: String(column.index),
      label: `${column.letter} ${column.header}`,
    })),
  ];

  /** A field that several columns say by ticks. */
  function ticked({ key }: Field): { value: string; label: string }[] {
    const count = choiceColumnsOf(key, data.mapping).length;
    return count === 0 ? [] : [{ value: TICKED, label: `打勾的 ${count} 栏` }];
  }

  return (
    <div
      ref={frame}
      className={classes.frame}
      role="table"
      aria-label="核对结果"
      aria-rowcount={data.matching + 1}
      tabIndex={0}
    >
      <div className={classes.head} role="row" style={{ gridTemplateColumns: columns }}>
        <div role="columnheader">行</div>
        <div role="columnheader">结果</div>
        {fields.map((field) => (
          <div key={field.key} role="columnheader">
            {field.label}
            {field.required && '（必填）'}
            <Select
              size="xs"
              aria-label={`“${field.label}”用哪一列`}
              data={[...ticked(field), ...choices]}
              value={String(data.mapping[field.key] ?? ticked(field)[0]?.value ?? NOT_GIVEN)}
              allowDeselect={false}
              disabled={props.isBusy}
              comboboxProps={{ width: 240, position: 'bottom-start' }}
              onChange={(value) => {
                if (value !== TICKED)
                  props.onMap(field.key, value === null || value === NOT_GIVEN ? null : Number(value));
              }}
            />
          </div>
        ))}
      </div>
      <div className={classes.body} role="rowgroup" style={{ height: view.height }}>
        {view.indexes.map((index) => (
          <ImportRow
            key={index}
            index={index}
            top={index * size.row}
            row={pages.pageOf(index)?.rows[index % PAGE]}
            fields={fields}
            headers={headers}
            columns={columns}
          />
        ))}
      </div>
    </div>
  );
}

/** Field key → how the sheet heads the column it was read from. */
function headersOf(data: Prepared): ReadonlyMap<string, string> {
  const byIndex = new Map(data.columns.map(({ index, header }) => [index, header]));
  return new Map(
    Object.entries(data.mapping).flatMap(([key, index]) => {
      const header = index === null ? undefined : byIndex.get(index);
      return header === undefined ? [] : [[key, header] as const];
    }),
  );
}
