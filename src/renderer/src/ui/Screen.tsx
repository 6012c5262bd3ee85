import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './screen.module.css';

type Props = {
  title: string;
  /** One quiet line under the title: what this is, as of when. */
  hint?: ReactNode;
  /** Buttons on the right of the title. Not printed. */
  actions?: ReactNode;
  /** Takes exactly the window's height, so that a list and a thing inside scroll on their own. */
  fill?: boolean;
  children?: ReactNode;
};

/** One screen: a title, its few buttons, its content. */
export function Screen({ title, hint, actions, fill = false, children }: Props) {
  return (
    <div className={classes.screen} data-fill={fill || undefined}>
      <div className={classes.head}>
        <div className={classes.titles}>
          <Title order={1}>{title}</Title>
          {hint !== undefined && <div className={classes.hint}>{hint}</div>}
        </div>
        {actions !== undefined && <div className={`${classes.actions} no-print`}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
