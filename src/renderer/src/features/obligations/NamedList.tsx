import type { ApiOutput } from '../../api/hooks.ts';
import { TextLink } from '../find/links.tsx';
import classes from './obligations.module.css';

type Evidence = Pick<ApiOutput<'trace', 'clause'>['tasks'], 'count' | 'latest'>;

type Props = {
  title: string;
  what: Evidence;
  unit: string;
  more?: string;
};

/** How many there are, and some of them by name, each one click away. */
export function NamedList({ title, what: { count, latest }, unit, more = '' }: Props) {
  if (count === 0) return null;
  return (
    <div>
      <b>
        {title} {count} {unit}
        {more}
      </b>
      <ul className={classes.named}>
        {latest.map(({ id, label, date, route }) => (
          <li key={id}>
            {date}　<TextLink to={route}>{label}</TextLink>
          </li>
        ))}
        {count > latest.length && (
          <li className={classes.quiet}>
            ……另有 {count - latest.length} {unit}
          </li>
        )}
      </ul>
    </div>
  );
}
