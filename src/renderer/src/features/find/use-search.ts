import { useCallback, useEffect, useState } from 'react';
import type { SearchHit } from '#shared/contract/search.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall } from '../../api/hooks.ts';

/** Lines asked for: as many as one reads before typing another character. */
const SHOWN = 30;
/** Between the last key and the question, in milliseconds. */
const PAUSE = 25;

type Found = { hits: SearchHit[]; total: number; hasMore: boolean; pending: number };
export type Answer = { text: string; found: Found | null; error: AppError | null };

/**
 * The answer to what is typed. Until it comes the former one stays, so that the lines do not flicker; an answer to
 * anything but the newest question is dropped. Nothing is kept: names found do not stay behind in a cache.
 */
export function useSearch(typed: string): {
  answer: Answer | null;
  /** Whether the answer is to what is typed now. */
  isSettled: boolean;
  ask: (text: string) => Promise<Answer>;
} {
  const call = useApiCall();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const text = typed.trim();
  const ask = useCallback(
    async (question: string): Promise<Answer> => {
      try {
        const found = await call('search', 'find', { text: question, limit: SHOWN });
        return { text: question, found, error: null };
      } catch (error) {
        return { text: question, found: null, error: toAppError(error) };
      }
    },
    [call],
  );
  useEffect(() => {
    if (text === '') return undefined;
    let isNewest = true;
    async function show(): Promise<void> {
      const next = await ask(text);
      if (isNewest) setAnswer(next);
    }
    const timer = setTimeout(() => void show(), PAUSE);
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [ask, text]);
  return { answer: text === '' ? null : answer, isSettled: text === '' || answer?.text === text, ask };
}
