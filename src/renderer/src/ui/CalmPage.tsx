import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './pieces.module.css';

/** A page without the desk around it: first run, locked, waiting. `width` in px. */
export function CalmPage({
  title,
  width = 400,
  children,
}: {
  title: string;
  width?: number;
  children?: ReactNode;
}) {
  return (
    <main className={classes.calm}>
      <div className={classes.calmInside} style={{ maxWidth: width }}>
        <div className={`${classes.calmBrand} no-print`}>护蕾工作台</div>
        <Title order={1} className="no-print">
          {title}
        </Title>
        {children}
      </div>
    </main>
  );
}
