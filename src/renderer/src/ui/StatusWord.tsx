import type { ReactNode } from 'react';
import classes from './pieces.module.css';

/** late: overdue or refused (the only red) · soon: needs a hand soon · open: under way · done · quiet: nothing to do. */
export type Tone = 'late' | 'soon' | 'open' | 'done' | 'quiet';

const shapes: Record<Tone, string> = { late: '▲', soon: '◆', open: '○', done: '✓', quiet: '–' };

/** A state as word + shape + colour, so that it reads in black and white too. */
export function StatusWord({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes.status} data-tone={tone}>
      <span aria-hidden className={classes.shape}>
        {shapes[tone]}
      </span>
      {children}
    </span>
  );
}
