import { Title } from '@mantine/core';
import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './screen.module.css';

type Props = {
  title: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
  /** A white sheet around the content; without it the content stands on the ground. */
  sheet?: boolean;
  children?: ReactNode;
};

/** A named part of a screen; screen readers find it by its title. */
export function Section({ title, hint, actions, sheet = true, children }: Props) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.sectionHead}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {hint !== undefined && <div className={classes.hint}>{hint}</div>}
        {actions !== undefined && <div className={`${classes.actions} no-print`}>{actions}</div>}
      </div>
      {sheet ? <div className={classes.sheet}>{children}</div> : children}
    </section>
  );
}
