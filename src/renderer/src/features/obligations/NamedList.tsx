import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ApiOutput } from '../../api/hooks.ts';
import { TextLink } from '../find/links.tsx';
import classes from './obligations.module.css';

type Evidence = Pick<ApiOutput<'trace', 'clause'>['tasks'], 'count' | 'latest'>;

type Props = {
  title: string;
  what: Evidence;
  unit: string;
  more?: string;
  /** What opens in place, where the thing has no screen of its own. */
  inside?: (id: string) => ReactNode;
};

/** How many there are, and some of them by name, each one click away. */
export function NamedList({ title, what: { count, latest }, unit, more = '', inside }: Props) {
  if (count === 0) return null;
  return (
    <div>
      <b>
        {title} {count} {unit}
        {more}
      </b>
      <ul className={classes.named}>
        {latest.map(({ id, label, date, route }) =>
          inside ? (
            <Opening key={id} label={`${date}　${label}`}>
              {() => inside(id)}
            </Opening>
          ) : (
            <li key={id}>
              {date}　<TextLink to={route}>{label}</TextLink>
            </li>
          ),
        )}
        {count > latest.length && (
          <li className={classes.quiet}>
            ……另有 {count - latest.length} {unit}
          </li>
        )}
      </ul>
    </div>
  );
}

function Opening({ label, children }: { label: string; children: () => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li data-open={isOpen || undefined}>
      <button
        type="button"
        className={classes.opening}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen && <div className={classes.opened}>{children()}</div>}
    </li>
  );
}
