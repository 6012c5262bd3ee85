import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { Words } from '#shared/domain/documents/words.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall } from '../../api/hooks.ts';

const PAUSE_MS = 350;

/** The page of words still being edited. While they cannot be set, the last good page stays. */
export function usePreview(
  id: string,
  words: Words,
  first: string,
): { html: string; isStale: boolean; error: AppError | null } {
  const call = useApiCall();
  const [settled] = useDebouncedValue(words, PAUSE_MS);
  const [page, setPage] = useState<{ html: string; of: Words; error: AppError | null }>({
    html: first,
    of: words,
    error: null,
  });

  useEffect(() => {
    let isOutdated = false;
    async function render(): Promise<void> {
      try {
        const { html } = await call('documents', 'preview', { id, words: settled });
        if (!isOutdated) setPage({ html, of: settled, error: null });
      } catch (refusal) {
        if (!isOutdated) setPage((last) => ({ html: last.html, of: settled, error: toAppError(refusal) }));
      }
    }
    void render();
    return () => {
      isOutdated = true;
    };
  }, [call, id, settled]);

  return { html: page.html, isStale: page.of !== words || page.error !== null, error: page.error };
}
