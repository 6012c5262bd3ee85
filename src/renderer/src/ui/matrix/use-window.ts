import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';
import { flushSync } from 'react-dom';

/** Squares kept ready beyond each edge of what is in sight. */
const READY = 4;

/** In px: what stays in place at the edges, and the measures of one square. */
export type Measures = {
  row: number;
  column: number;
  /** Above the rows, and left of the columns. */
  head: number;
  name: number;
  /** Below the rows, and right of the columns. */
  foot: number;
  totals: number;
};

export type Range = { first: number; last: number };
type Sight = { rows: Range; columns: Range };

/** Which rows and columns of a grid of equal squares are in sight: only these are in the page. */
export function useWindow(
  frame: RefObject<HTMLElement | null>,
  measures: Measures,
  count: { rows: number; columns: number },
): Sight {
  const { row, column, head, name, foot, totals } = measures;
  const [sight, setSight] = useState<Sight>({
    rows: { first: 0, last: 0 },
    columns: { first: 0, last: 0 },
  });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    function look(): void {
      if (!element) return;
      const rows = range(element.scrollTop, element.clientHeight - head - foot, row);
      const columns = range(element.scrollLeft, element.clientWidth - name - totals, column);
      setSight((seen) =>
        isSame(seen.rows, rows) && isSame(seen.columns, columns) ? seen : { rows, columns },
      );
    }
    // Drawn in the very frame that scrolls: a square that comes a frame later flickers.
    const scroll = () => flushSync(look);
    const resize = new ResizeObserver(look);
    look();
    element.addEventListener('scroll', scroll, { passive: true });
    resize.observe(element);
    return () => {
      element.removeEventListener('scroll', scroll);
      resize.disconnect();
    };
  }, [frame, row, column, head, name, foot, totals]);
  return { rows: within(sight.rows, count.rows), columns: within(sight.columns, count.columns) };
}

function range(from: number, room: number, size: number): Range {
  return {
    first: Math.max(0, Math.floor(from / size) - READY),
    last: Math.ceil((from + Math.max(0, room)) / size) + READY,
  };
}

function isSame(a: Range, b: Range): boolean {
  return a.first === b.first && a.last === b.last;
}

function within({ first, last }: Range, count: number): Range {
  const end = Math.min(last, count);
  return { first: Math.min(first, end), last: end };
}

/** The indexes of a range, its last one left out. */
export function indexesOf({ first, last }: Range): number[] {
  return Array.from({ length: last - first }, (_, place) => first + place);
}

/** Brings a square into sight with as little movement as can be. */
export function scrollToSquare(
  element: HTMLElement | null,
  [row, column]: readonly [number, number],
  measures: Measures,
): void {
  if (!element) return;
  const height = element.clientHeight - measures.head - measures.foot;
  const width = element.clientWidth - measures.name - measures.totals;
  element.scrollTop = nearest(element.scrollTop, row * measures.row, measures.row, height);
  element.scrollLeft = nearest(element.scrollLeft, column * measures.column, measures.column, width);
}

function nearest(now: number, at: number, size: number, room: number): number {
  return Math.min(at, Math.max(now, at + size - room));
}
