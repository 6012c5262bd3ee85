import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AppError } from '#shared/rpc/app-error.ts';
import { ErrorState } from './ErrorState.tsx';
import { LoadingState } from './LoadingState.tsx';

type Props<T> = {
  query: UseQueryResult<T, AppError>;
  /** Rows of the skeleton. */
  rows?: number;
  children: (data: T) => ReactNode;
};

/** Shows a query in its three states: coming, failed (with 重试), there. */
export function Loaded<T>({ query, rows = 6, children }: Props<T>) {
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <LoadingState rows={rows} />;
  return children(query.data);
}
