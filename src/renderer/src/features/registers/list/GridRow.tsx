import { memo } from 'react';
import type { RegisterRow } from '#shared/contract/registers.ts';
import type { Field, Register } from '#shared/registers/register.ts';
import { nameOf, showValue } from '../values.ts';
import type { RefNames } from '../values.ts';
import classes from './grid.module.css';

type Props = {
  index: number;
  /** In px from the first row. */
  top: number;
  row: RegisterRow | undefined;
  register: Register;
  fields: readonly Field[];
  names: RefNames;
  columns: string;
  isSelected: boolean;
  isAt: boolean;
  isOpen: boolean;
};

function Row({ index, top, row, register, fields, names, columns, isSelected, isAt, isOpen }: Props) {
  const isEnded = row !== undefined && (row.isRemoved || isClosed(register, row));
  return (
    <div
      id={`row-${index}`}
      className={classes.row}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-current={isOpen ? 'true' : undefined}
      data-index={index}
      data-at={isAt || undefined}
      data-ended={isEnded || undefined}
      style={{ transform: `translateY(${top}px)`, gridTemplateColumns: columns }}
    >
      <div className={classes.mark} role="cell">
        {row && (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`选中 ${nameOf(register, row.values)}`}
            checked={isSelected}
            readOnly
          />
        )}
      </div>
      {fields.map((field, column) => {
        const text = row ? showValue(field, row.values[field.key], names) : '';
        return (
          <div
            key={field.key}
            className={column === 0 ? classes.title : undefined}
            role="cell"
            data-masked={row?.masked.includes(field.key) || undefined}
            title={text.length > 12 ? text : undefined}
          >
            {text}
            {column === 0 && row?.isRemoved && <span className={classes.removed}>已移出</span>}
          </div>
        );
      })}
    </div>
  );
}

/** Scrolling renders the list again at every step; a row that stays the same does not. */
export const GridRow = memo(Row);

function isClosed(register: Register, row: RegisterRow): boolean {
  const status = register.statusField === undefined ? undefined : row.values[register.statusField];
  return typeof status === 'string' && (register.closedStatuses ?? []).includes(status);
}
