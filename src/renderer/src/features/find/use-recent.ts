import { useQueryClient } from '@tanstack/react-query';
import type { FindLine } from './find-lines.ts';

const KEPT = 8;
const key = ['find-recent'];

/** What was opened from the box since signing in. It lives with the answers on screen: a lock forgets it. */
export function useRecent(): { recent: readonly FindLine[]; remember: (line: FindLine) => void } {
  const queries = useQueryClient();
  const recent = queries.getQueryData<readonly FindLine[]>(key) ?? [];
  function remember(line: FindLine): void {
    queries.setQueryDefaults(key, { gcTime: Number.POSITIVE_INFINITY });
    queries.setQueryData(key, [line, ...recent.filter((other) => other.key !== line.key)].slice(0, KEPT));
  }
  return { recent, remember };
}
