import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';
import { flushSync } from 'react-dom';

/** Rows kept ready above and below what is in sight. */
const READY = 8;

export type RowWindow = {
  /** Positions of the rows to draw. */
  indexes: number[];
  /** The first row drawn. */
  first: number;
  /** Of all rows together, in px. */
  height: number;
};

/**
 * Which rows of a list of equal rows are in sight.
 * @param row height of a row in px
 * @param head height of what stays above the rows, in px
 */
export function useRowWindow(
  frame: RefObject<HTMLElement | null>,
  { count, row, head }: { count: number; row: number; head: number },
): RowWindow {
  const [range, setRange] = useState({ first: 0, last: 0 });

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    function look(): void {
      if (!element) return;
      const first = Math.max(0, Math.floor(element.scrollTop / row) - READY);
      const last = Math.ceil((element.scrollTop + element.clientHeight - head) / row) + READY;
      setRange((seen) => (seen.first === first && seen.last === last ? seen : { first, last }));
    }
    // Drawn in the very frame that scrolls: a row that comes a frame later flickers.
    const scroll = () => flushSync(look);
    const resize = new ResizeObserver(look);
    look();
    element.addEventListener('scroll', scroll, { passive: true });
    resize.observe(element);
    return () => {
      element.removeEventListener('scroll', scroll);
      resize.disconnect();
    };
  }, [frame, row, head]);

  const first = Math.min(range.first, Math.max(0, count - 1));
  const length = Math.max(0, Math.min(range.last, count) - first);
  return { indexes: Array.from({ length }, (_, place) => first + place), first, height: count * row };
}

/** Brings a row into sight with as little movement as can be. */
export function scrollToRow(
  element: HTMLElement | null,
  index: number,
  { row, head }: { row: number; head: number },
): void {
  if (!element) return;
  const top = index * row;
  const room = element.clientHeight - head - row;
  if (element.scrollTop > top) element.scrollTop = top;
  else if (element.scrollTop < top - room) element.scrollTop = top - room;
}
