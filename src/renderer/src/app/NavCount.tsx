import { useApiQuery } from '../api/hooks.ts';
import classes from './shell.module.css';

/** How many things wait today; in red words for screen readers too when some are late. */
export function NavCount() {
  const { data } = useApiQuery('today', 'overview', {});
  if (!data) return null;
  const late = data.late.length;
  const count = late + data.thisWeek.length + data.toVerify.length + data.toAssign.length;
  if (count === 0) return null;
  return (
    <span className={classes.count} data-late={late > 0 || undefined}>
      {count}
      <span className={classes.unseen}>件{late > 0 && `，逾期 ${late} 件`}</span>
    </span>
  );
}
