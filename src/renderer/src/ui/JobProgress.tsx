import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Job } from '#shared/contract/organisation.ts';
import { useApiCommand, useApiQuery } from '../api/hooks.ts';
import { ErrorState } from './ErrorState.tsx';
import { Note } from './Note.tsx';
import classes from './pieces.module.css';

type Props = {
  jobId: string;
  /** What is being done, e.g. 正在备份. */
  label: string;
  /** Stands in place of the bar when all went well. */
  done: ReactNode;
  /** Called once when the job has ended, however it did. */
  onEnd?: (job: Job) => void;
};

const POLL_MS = 400;

/** Long work: a bar, what it is at, how long it may still take, and 取消. */
export function JobProgress({ jobId, label, done, onEnd }: Props) {
  const query = useApiQuery(
    'jobs',
    'get',
    { id: jobId },
    { refetchInterval: (job) => (job === undefined || job.state === 'running' ? POLL_MS : false) },
  );
  const cancel = useApiCommand('jobs', 'cancel');
  const [startedAt] = useState(() => performance.timeOrigin + performance.now());
  const job = query.data;
  const isOver = job !== undefined && job.state !== 'running';

  useEffect(() => {
    if (job && isOver) onEnd?.(job);
    // oxlint-disable-next-line react/exhaustive-deps -- once for each job: the caller's function may be new at every render
  }, [isOver, jobId]);

  if (query.error && !job) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (job?.state === 'done') return <Note tone="done">{done}</Note>;
  if (job?.state === 'cancelled') return <Note>已取消，没有留下半截内容。</Note>;
  if (job?.state === 'failed') {
    return (
      <Note tone="late">
        <span role="alert">▲ {job.error?.message ?? '没有做完，原有内容都在。请再试一次。'}</span>
      </Note>
    );
  }
  const share = job?.progress ?? 0;
  return (
    <div className={classes.confirm}>
      <div className={classes.row} role="status">
        <span>{label}</span>
        <span>{Math.round(share * 100)}%</span>
        <span>{estimate(share, query.dataUpdatedAt - startedAt)}</span>
        <span style={{ color: 'var(--ink-quiet)' }}>{job?.message}</span>
      </div>
      <Progress value={share * 100} aria-label={label} transitionDuration={200} />
      <div>
        <Button
          variant="default"
          size="compact-md"
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ id: jobId })}
        >
          取消
        </Button>
      </div>
    </div>
  );
}

/** Says nothing until there is something to go by. */
function estimate(share: number, spentMs: number): string {
  if (share < 0.05 || spentMs < 2000) return '';
  const seconds = Math.ceil((spentMs / share - spentMs) / 1000);
  return seconds < 60 ? `约剩 ${seconds} 秒` : `约剩 ${Math.ceil(seconds / 60)} 分钟`;
}
