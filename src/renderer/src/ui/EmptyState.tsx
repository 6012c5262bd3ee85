import type { ReactNode } from 'react';
import classes from './pieces.module.css';

type Props = {
  title: string;
  /** What belongs here and where it usually comes from. */
  children?: ReactNode;
  /** The button that begins it. */
  action?: ReactNode;
};

export function EmptyState({ title, children, action }: Props) {
  return (
    <div className={classes.empty}>
      <div className={classes.emptyTitle}>{title}</div>
      {children !== undefined && <div className={classes.emptyText}>{children}</div>}
      {action !== undefined && <div className="no-print">{action}</div>}
    </div>
  );
}
