import type { ReactNode } from 'react';
import classes from './screen.module.css';

type Props = {
  list: ReactNode;
  thing: ReactNode;
  listLabel: string;
  thingLabel: string;
  /** CSS grid columns; the list on the left, the thing on the right. */
  columns?: string;
};

/**
 * The list on the left half, the thing on the right half; each scrolls on its own. Goes into a `fill` screen.
 * On paper the list alone remains.
 */
export function Split({ list, thing, listLabel, thingLabel, columns = '2fr 3fr' }: Props) {
  return (
    <div className={classes.split} style={{ gridTemplateColumns: columns }}>
      <section className={classes.pane} aria-label={listLabel}>
        {list}
      </section>
      <section className={`${classes.pane} no-print`} aria-label={thingLabel}>
        {thing}
      </section>
    </div>
  );
}
