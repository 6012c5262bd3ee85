import { SegmentedControl, Select } from '@mantine/core';
import { filterRows, GridFilter } from '#shared/domain/grid/grid.ts';
import type { Grid, GridRow } from '#shared/domain/grid/grid.ts';
import classes from './matrix.module.css';

type Key = 'village' | 'kind' | 'unit';
type Props = Grid & {
  filter: GridFilter;
  onChange: (filter: GridFilter) => void;
  /** What the columns of tags are called; one that is left out is not asked. */
  labels: Partial<Record<Key, string>>;
  /** 本周没查的, 有漏检的. */
  waiting: string;
  missed: string;
};

/** Which rows are looked at: by village, kind and unit, and only those with something to do or missed. */
export function MatrixFilter({ columns, rows, filter, onChange, labels, waiting, missed }: Props) {
  const narrowed = filterRows(columns, rows, { ...filter, only: 'all' });
  const keys: Key[] = ['village', 'kind', 'unit'];
  return (
    <div className={classes.bar}>
      <SegmentedControl
        size="xs"
        aria-label="看哪些"
        value={filter.only}
        onChange={(only) => onChange({ ...filter, only: GridFilter.shape.only.parse(only) })}
        data={[
          { value: 'all', label: `全部 ${narrowed.length}` },
          { value: 'waiting', label: waiting },
          { value: 'missed', label: missed },
        ]}
      />
      {keys.map((key) => {
        const label = labels[key];
        const values = valuesOf(rows, key);
        if (label === undefined || values.length < 2) return null;
        return (
          <Select
            key={key}
            size="xs"
            w={116}
            aria-label={label}
            placeholder={label}
            data={values}
            value={filter[key] === '' ? null : filter[key]}
            searchable
            clearable
            nothingFoundMessage="没有这一项"
            onChange={(value) => onChange({ ...filter, [key]: value ?? '' })}
          />
        );
      })}
    </div>
  );
}

function valuesOf(rows: readonly GridRow[], key: Key): string[] {
  return [...new Set(rows.map((row) => row[key]).filter((value) => value !== ''))].toSorted((a, b) =>
    a.localeCompare(b, 'zh-CN'),
  );
}
