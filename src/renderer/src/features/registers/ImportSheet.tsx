import { Button, SegmentedControl, Select } from '@mantine/core';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useState } from 'react';
import type { importsContract } from '#shared/contract/imports.ts';
import type { Register } from '#shared/registers/register.ts';
import { StatusWord } from '../../ui/StatusWord.tsx';
import type { Tone } from '../../ui/StatusWord.tsx';
import classes from './registers.module.css';
import { showValue } from './values.ts';

type Preview = InferContractRouterOutputs<typeof importsContract>['preview'];
type Verdict = Preview['rows'][number]['verdict'];

const verdicts: Record<Verdict, { tone: Tone; word: string }> = {
  new: { tone: 'open', word: '新增' },
  changed: { tone: 'soon', word: '有变化' },
  unchanged: { tone: 'quiet', word: '无变化' },
  refused: { tone: 'late', word: '退回' },
};
const NOT_GIVEN = '-1';
const FIRST_ROWS = 200;

/** The sheet under the register's own columns; which column is which can be put right in the head. */
export function ImportSheet(props: {
  register: Register;
  columns: Preview['columns'];
  mapping: Preview['mapping'];
  rows: Preview['rows'];
  onMap: (field: string, column: number | null) => void;
}) {
  const { register, columns, mapping, rows } = props;
  // Columns of the sheet come first; what the sheet does not have stands at the far end.
  const isAbsent = (key: string) => (mapping[key] ?? null) === null;
  const fields = register.fields.toSorted((a, b) => Number(isAbsent(a.key)) - Number(isAbsent(b.key)));
  const [shown, setShown] = useState<'all' | Verdict>('all');
  const [limit, setLimit] = useState(FIRST_ROWS);
  const choices = [
    { value: NOT_GIVEN, label: '表里没有' },
    ...columns.map((column) => ({ value: String(column.index), label: `${column.letter} ${column.header}` })),
  ];
  const headerOf = (key: string) => columns.find((column) => column.index === mapping[key])?.header;
  const visible = shown === 'all' ? rows : rows.filter((row) => row.verdict === shown);
  const count = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;

  return (
    <>
      <div>
        <SegmentedControl
          size="xs"
          aria-label="看哪些行"
          value={shown}
          onChange={setShown}
          data={[
            { value: 'all', label: `全部 ${rows.length}` },
            ...(Object.keys(verdicts) as Verdict[])
              .filter((verdict) => count(verdict) > 0)
              .map((verdict) => ({ value: verdict, label: `${verdicts[verdict].word} ${count(verdict)}` })),
          ]}
        />
      </div>
      <div className={classes.sheet}>
        <table>
          <thead>
            <tr>
              <th>行</th>
              <th>结果</th>
              {fields.map((field) => (
                <th key={field.key}>
                  {field.label}
                  {field.required && '（必填）'}
                  <Select
                    size="xs"
                    aria-label={`“${field.label}”用哪一列`}
                    data={choices}
                    value={String(mapping[field.key] ?? NOT_GIVEN)}
                    allowDeselect={false}
                    comboboxProps={{ width: 240, position: 'bottom-start' }}
                    onChange={(value) =>
                      props.onMap(field.key, value === null || value === NOT_GIVEN ? null : Number(value))
                    }
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {visible.slice(0, limit).map((row) => {
              const ofColumn = (header: string | undefined, key: string) =>
                row.problems.filter(({ column }) => column !== '' && (column === header || column === key));
              const cells = fields.map((field) => ({
                field,
                problems: ofColumn(headerOf(field.key), field.key).concat(
                  headerOf(field.key) === field.label ? [] : ofColumn(field.label, field.label),
                ),
              }));
              const placed = new Set(cells.flatMap((cell) => cell.problems));
              const ofRow = row.problems.filter((problem) => !placed.has(problem));
              return (
                <tr key={row.row}>
                  <td>{row.row}</td>
                  <td className="nowrap">
                    <StatusWord tone={verdicts[row.verdict].tone}>{verdicts[row.verdict].word}</StatusWord>
                    <Reasons problems={ofRow} />
                  </td>
                  {cells.map(({ field, problems }) => (
                    <td key={field.key} data-wrong={problems.length > 0 || undefined}>
                      {showValue(field, row.values[field.key])}
                      <Reasons problems={problems} />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
        {visible.length > limit && (
          <Button variant="subtle" m="xs" onClick={() => setLimit(limit + 1000)}>
            还有 {visible.length - limit} 行，接着列
          </Button>
        )}
      </div>
    </>
  );
}

function Reasons({ problems }: { problems: Preview['rows'][number]['problems'] }) {
  return problems.map((problem) => (
    <span key={problem.column + problem.reason} className={classes.reason}>
      {problem.reason}
    </span>
  ));
}
