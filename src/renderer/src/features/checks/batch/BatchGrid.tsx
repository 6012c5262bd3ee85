import { useEffect, useImperativeHandle, useRef } from 'react';
import type { KeyboardEvent, Ref } from 'react';
import { outcomeLabels } from '#shared/domain/inspection/inspection.ts';
import type { Outcome } from '#shared/domain/inspection/inspection.ts';
import type { FieldErrors } from '#shared/rpc/app-error.ts';
import { answeredIn, cellOf, failedIn, nextCell, nextRow, placeKey } from './batch-draft.ts';
import type { BatchDraft, BatchRow, CellPlace } from './batch-draft.ts';
import classes from './batch.module.css';

const marks = { pass: '√', fail: '×', na: '—' } as const satisfies Record<Outcome, string>;
/** As on the paper and as on the number pad. */
const keys: Readonly<Record<string, Outcome>> = {
  '1': 'pass',
  '√': 'pass',
  '2': 'fail',
  '×': 'fail',
  x: 'fail',
  '3': 'na',
  '-': 'na',
};
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export type GridHandle = { focus: () => void };

type Props = {
  ref: Ref<GridHandle>;
  draft: BatchDraft;
  rows: readonly BatchRow[];
  at: CellPlace;
  errors: FieldErrors;
  onGo: (at: CellPlace) => void;
  onAnswer: (at: CellPlace, outcome: Outcome | null) => void;
  onPassRest: (row: number) => void;
};

/** Places × items. One tab stop; 1 2 3 answer and go on, 0 passes the rest of the line, Enter goes to the next place. */
export function BatchGrid({ ref, draft, rows, at, errors, onGo, onAnswer, onPassRest }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const isInside = useRef(false);
  const columns = Math.max(...rows.map(({ checklist }) => checklist.items.length));
  const focusCell = () =>
    body.current?.querySelector<HTMLElement>(`[data-cell="${at.row}-${at.item}"]`)?.focus();
  useImperativeHandle(ref, () => ({ focus: focusCell }));
  // The keyboard follows the chosen cell, but only when it is in the grid already.
  useEffect(() => {
    if (isInside.current) focusCell();
  });

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const outcome = keys[event.key];
    const step = steps[event.key];
    if (outcome) onAnswer(at, outcome);
    else if (step) walk(step);
    else if (event.key === '0') onPassRest(at.row);
    else if (event.key === 'Enter') onGo(nextRow(rows, at));
    else if (event.key === ' ') onGo(nextCell(rows, at));
    else if (event.key === 'Backspace' || event.key === 'Delete') onAnswer(at, null);
    else if (event.key === 'Home') onGo({ ...at, item: 0 });
    else if (event.key === 'End') onGo({ ...at, item: lastOf(at.row) });
    else return;
    event.preventDefault();
  }

  function lastOf(row: number): number {
    return (rows[row]?.checklist.items.length ?? 1) - 1;
  }

  function walk([down, right]: readonly [number, number]): void {
    const row = Math.min(Math.max(at.row + down, 0), rows.length - 1);
    const item = Math.min(Math.max(at.item + right, 0), lastOf(row));
    onGo({ row, item });
  }

  return (
    <div className={classes.frame}>
      <table
        role="grid"
        aria-label="成批录入表"
        className={classes.grid}
        onKeyDown={onKey}
        onFocus={() => {
          isInside.current = true;
        }}
        onBlur={(event) => {
          isInside.current = event.currentTarget.contains(event.relatedTarget);
        }}
      >
        <thead>
          <tr>
            <th scope="col">场所</th>
            {Array.from({ length: columns }, (_, index) => (
              <th key={index} scope="col" data-now={index === at.item || undefined}>
                {index + 1}
              </th>
            ))}
            <th scope="col">已填</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, rowAt) => (
            <tr key={placeKey(row.place)} data-now={rowAt === at.row || undefined}>
              <th scope="row" title={`${row.name}（${row.village}）`}>
                {row.name}
              </th>
              {row.checklist.items.map(({ code, text }, item) => {
                const { outcome } = cellOf(draft, row.place, code);
                const isHere = rowAt === at.row && item === at.item;
                const error = errors[`places.${rowAt}.results.${code}`];
                return (
                  <td
                    key={code}
                    role="gridcell"
                    data-cell={`${rowAt}-${item}`}
                    data-outcome={outcome ?? undefined}
                    data-wrong={error ? true : undefined}
                    aria-label={`${row.name} 第${item + 1}项 ${text}：${outcome ? outcomeLabels[outcome] : '没填'}${error ? `，${error}` : ''}`}
                    aria-selected={isHere}
                    tabIndex={isHere ? 0 : -1}
                    onClick={() => onGo({ row: rowAt, item })}
                    onFocus={() => {
                      if (!isHere) onGo({ row: rowAt, item });
                    }}
                  >
                    {outcome ? marks[outcome] : ''}
                  </td>
                );
              })}
              {Array.from({ length: columns - row.checklist.items.length }, (_, index) => (
                <td key={`none-${index}`} className={classes.none} />
              ))}
              <td className={classes.count}>
                {answeredIn(draft, row)}/{row.checklist.items.length}
                {failedIn(draft, row) > 0 && <b> ×{failedIn(draft, row)}</b>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
