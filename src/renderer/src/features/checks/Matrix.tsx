import type { InferContractRouterOutputs } from '@orpc/contract';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { CellState, checksContract } from '#shared/contract/work.ts';
import { cellWords, wordsOf } from './check-words.ts';
import classes from './checks.module.css';

export type ChecksOverview = InferContractRouterOutputs<typeof checksContract>['matrix'];
export type MatrixWeek = ChecksOverview['weeks'][number];
export type MatrixRow = ChecksOverview['rows'][number];
export type CellPlace = { venueId: string; week: string };

const steps: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Venue × week. One tab stop; the arrows walk the squares, Enter opens one. */
export function Matrix(props: {
  weeks: MatrixWeek[];
  rows: MatrixRow[];
  selected: CellPlace | null;
  onOpen: (row: MatrixRow, weekIndex: number) => void;
}) {
  const { weeks, rows } = props;
  const last = weeks.length - 1;
  const [focus, setFocus] = useState<[number, number] | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  // The newest week stands last: it is what one comes for.
  useEffect(() => {
    frame.current?.scrollTo({ left: frame.current.scrollWidth });
  }, []);
  const stop: [number, number] = focus && rows[focus[0]] && weeks[focus[1]] ? focus : [0, last];

  function walk(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const row = Math.min(Math.max(stop[0] + step[0], 0), rows.length - 1);
    const column = Math.min(Math.max(stop[1] + step[1], 0), last);
    setFocus([row, column]);
    body.current?.querySelector<HTMLElement>(`[data-square="${row}-${column}"]`)?.focus();
  }

  return (
    <div ref={frame} className={classes.frame}>
      <table className={classes.matrix} aria-label="场所周检表">
        <thead>
          <tr>
            <th scope="col">场所</th>
            {weeks.map((week, index) => (
              <th key={week.key} scope="col" data-now={index === last || undefined} title={weekTitle(week)}>
                {/第\d+周/.exec(week.label)?.[0] ?? week.label}
                <small>{index === last ? '本周' : week.from.slice(5).replace('-', '.')}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={walk}>
          {rows.map((row, rowIndex) => (
            <tr key={row.venueId}>
              <th scope="row" title={`${row.venueName} ${row.villageName} ${row.kindLabel}`}>
                <span className={classes.venue}>{row.venueName}</span>
                <small>{row.villageName}</small>
              </th>
              {row.cells.map((cell, column) => {
                const { mark, word } = wordsOf(cell.state, cell.inspectionId);
                const isSelected =
                  props.selected?.venueId === row.venueId && props.selected.week === cell.week;
                return (
                  <td key={cell.week} data-now={column === last || undefined}>
                    <button
                      type="button"
                      className={classes.square}
                      data-state={cell.state}
                      data-square={`${rowIndex}-${column}`}
                      aria-label={`${row.venueName} ${weeks[column]?.label ?? ''} ${word}`}
                      aria-pressed={isSelected}
                      tabIndex={rowIndex === stop[0] && column === stop[1] ? 0 : -1}
                      title={word}
                      onFocus={() => setFocus([rowIndex, column])}
                      onClick={() => props.onOpen(row, column)}
                    >
                      {mark}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function weekTitle(week: MatrixWeek): string {
  const holidays = week.holidays.length > 0 ? `（${[...new Set(week.holidays)].join('、')}）` : '';
  return `${week.label} ${week.from} 至 ${week.to}${holidays}`;
}

/** What the marks mean, in the order they are met. */
export function MatrixLegend() {
  const shown: CellState[] = [
    'done',
    'open',
    'due-soon',
    'missed',
    'missed-then-evidenced',
    'done-late-entry',
    'awaiting-confirmation',
  ];
  return (
    <ul className={classes.legend} aria-label="图例">
      {shown.map((state) => (
        <li key={state}>
          <span className={classes.square} data-state={state} aria-hidden>
            {cellWords[state].mark}
          </span>
          {cellWords[state].word}
        </li>
      ))}
    </ul>
  );
}
