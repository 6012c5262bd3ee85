import { useCallback, useEffect, useRef, useState } from 'react';
import type { SearchHit } from '#shared/contract/search.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall } from '../../api/hooks.ts';

/** Lines asked for: as many as one reads before typing another character. */
const SHOWN = 30;

type Found = { hits: SearchHit[]; total: number; hasMore: boolean; pending: number };
export type Answer = { text: string; found: Found | null; error: AppError | null };

/**
 * The answer to what is typed. One question is on its way at a time, the first without waiting and the next as soon as
 * the core is free, so that a fast desk answers every key and a slow one is not asked what nobody waits for. Until it comes the former one stays, so that the lines do not flicker; an answer to
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
  const newest = useRef('');
  const isAsking = useRef(false);
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
    newest.current = text;
    if (isAsking.current) return;
    isAsking.current = true;
    async function keepUp(): Promise<void> {
      for (let answered = ''; newest.current !== answered;) {
        const next = await ask(newest.current);
        answered = next.text;
        if (answered === newest.current) setAnswer(next);
      }
      isAsking.current = false;
    }
    void keepUp();
  }, [ask, text]);
  return { answer: text === '' ? null : answer, isSettled: text === '' || answer?.text === text, ask };
}
