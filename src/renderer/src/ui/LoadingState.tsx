import { Skeleton } from '@mantine/core';
import classes from './pieces.module.css';

/** Keeps the place of what is coming. Invisible for the first 200 ms, so that quick answers do not flash. */
export function LoadingState({ rows = 6, label = '正在读取' }: { rows?: number; label?: string }) {
  return (
    <div className={classes.loading} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={18} width={`${92 - ((row * 17) % 40)}%`} />
      ))}
    </div>
  );
}
