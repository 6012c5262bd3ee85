import type { ReactNode } from 'react';
import classes from './pieces.module.css';

/** Something to know, in place. done: it has happened · soon: mind this · late: refused or broken · plain. */
export function Note({ tone, children }: { tone?: 'done' | 'soon' | 'late'; children: ReactNode }) {
  return (
    <div className={classes.note} data-tone={tone} role={tone === 'done' ? 'status' : undefined}>
      {children}
    </div>
  );
}
