import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import classes from './ledger.module.css';

type Props = Omit<ComponentPropsWithRef<'a'>, 'title'> & {
  title: ReactNode;
  status: ReactNode;
  /** Under the title, quiet: number, place, unit. */
  about: ReactNode;
  /** Under the status, quiet: the day, or what waits. */
  when: ReactNode;
};

function Row({ title, status, about, when, ...address }: Props) {
  return (
    <a {...address} className={classes.row}>
      <span className={classes.title}>{title}</span>
      {status}
      <span className={classes.quiet}>{about}</span>
      <span className={classes.quiet}>{when}</span>
    </a>
  );
}

/** One row of a list of work: two lines that lead to the thing. */
export const RowLink = createLink(Row);
