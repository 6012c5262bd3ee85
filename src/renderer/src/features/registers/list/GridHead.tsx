import type { FocusEvent } from 'react';
import type { Field } from '#shared/registers/register.ts';
import classes from './grid.module.css';
import type { Sort } from './list-state.ts';

const orders = { asc: 'ascending', desc: 'descending' } as const;
const arrows = { asc: '↑', desc: '↓' } as const;

/** Stays above the rows; a head pressed sorts by it. */
export function GridHead(props: {
  fields: readonly Field[];
  columns: string;
  sort: Sort | null;
  onSort: (field: string) => void;
  isAllSelected: boolean;
  onSelectAll: () => void;
  onHeadFocus: (event: FocusEvent<HTMLElement>) => void;
  onHeadBlur: (event: FocusEvent<HTMLElement>) => void;
}) {
  const { fields, sort } = props;
  return (
    <div
      className={classes.head}
      role="row"
      style={{ gridTemplateColumns: props.columns }}
      onFocus={props.onHeadFocus}
      onBlur={props.onHeadBlur}
    >
      <div className={classes.mark} role="columnheader">
        <input
          type="checkbox"
          aria-label="全选"
          checked={props.isAllSelected}
          onChange={() => props.onSelectAll()}
        />
      </div>
      {fields.map((field, index) => {
        const direction = sort?.field === field.key ? sort.direction : undefined;
        return (
          <div
            key={field.key}
            className={index === 0 ? classes.title : undefined}
            role="columnheader"
            aria-sort={direction ? orders[direction] : 'none'}
          >
            <button type="button" onClick={() => props.onSort(field.key)}>
              {field.label}
              <span aria-hidden>{direction && arrows[direction]}</span>
            </button>
          </div>
        );
      })}
    </div>
  );
}
