import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './table.module.css';

/** The right half: what was picked on the left. */
export function Thing({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className={classes.thing}>
      <Title order={2}>{title}</Title>
      {children}
    </div>
  );
}

/** Label and value, one pair a line. */
export function Facts({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One act below a rule, with its own heading. */
export function Act({ title, hint, children }: { title: string; hint?: ReactNode; children?: ReactNode }) {
  return (
    <section className={classes.rule} aria-label={title}>
      <Title order={3}>{title}</Title>
      {hint !== undefined && <div style={{ color: 'var(--ink-quiet)' }}>{hint}</div>}
      {children}
    </section>
  );
}
