import { memo } from 'react';
import type { Field } from '#shared/registers/register.ts';
import { StatusWord } from '../../../ui/StatusWord.tsx';
import { showValue } from '../values.ts';
import classes from './import.module.css';
import { placeProblems, verdicts } from './verdicts.ts';
import type { JudgedRow } from './verdicts.ts';

type Props = {
  index: number;
  /** In px from the first row. */
  top: number;
  row: JudgedRow | undefined;
  fields: readonly Field[];
  headers: ReadonlyMap<string, string>;
  columns: string;
};

function Row({ index, top, row, fields, headers, columns }: Props) {
  const style = { transform: `translateY(${top}px)`, gridTemplateColumns: columns };
  if (!row) return <div className={classes.row} role="row" aria-rowindex={index + 2} style={style} />;
  const { cells } = placeProblems(fields, headers, row.problems);
  const reasons = row.problems
    .map(({ column, reason }) => (column === '' ? reason : `${column}：${reason}`))
    .join('；');
  return (
    <div className={classes.row} role="row" aria-rowindex={index + 2} style={style}>
      <div role="rowheader">{row.row}</div>
      <div role="cell" className={classes.verdict} title={reasons}>
        <StatusWord tone={verdicts[row.verdict].tone}>{verdicts[row.verdict].word}</StatusWord>
        {reasons !== '' && <span className={classes.reason}>{reasons}</span>}
      </div>
      {fields.map((field) => {
        const wrong = cells.get(field.key);
        const text = showValue(field, row.values[field.key]);
        return (
          <div
            key={field.key}
            role="cell"
            data-wrong={wrong !== undefined || undefined}
            title={wrong?.map(({ reason }) => reason).join('；') ?? (text.length > 12 ? text : undefined)}
          >
            {text}
          </div>
        );
      })}
    </div>
  );
}

/** Scrolling renders the list again at every step; a row that stays the same does not. */
export const ImportRow = memo(Row);
