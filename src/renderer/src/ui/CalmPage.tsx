import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './pieces.module.css';

type Props = {
  title: string;
  /** In px. */
  width?: number;
  /** Which page of how many. */
  step?: string;
  children?: ReactNode;
};

/** A page without the desk around it: first run, locked, waiting. */
export function CalmPage({ title, width = 400, step, children }: Props) {
  return (
    <main className={classes.calm}>
      <div className={classes.calmInside} style={{ maxWidth: width }}>
        <div className={`${classes.calmBrand} no-print`}>
          护蕾工作台{step !== undefined && <span className={classes.calmStep}>{step}</span>}
        </div>
        <Title order={1} className="no-print">
          {title}
        </Title>
        {children}
      </div>
    </main>
  );
}
