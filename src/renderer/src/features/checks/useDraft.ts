import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';

export type Draft<T> = { value: T; change: (step: (value: T) => T) => void; discard: () => void };

/**
 * Something half typed that outlives leaving the screen. It is kept beside the queries and nowhere else, so that
 * locking the desk, which clears them, takes it away too. Mount anew (React key) for another name.
 */
export function useDraft<T>(name: string, makeInitial: () => T): Draft<T> {
  const queries = useQueryClient();
  const [value, setValue] = useState<T>(() => queries.getQueryData<T>(['draft', name]) ?? makeInitial());
  const latest = useRef(value);

  const steps = useMemo(() => {
    const key = ['draft', name];
    queries.setQueryDefaults(key, { gcTime: Infinity });
    return {
      change(step: (current: T) => T) {
        latest.current = step(latest.current);
        queries.setQueryData(key, latest.current);
        setValue(latest.current);
      },
      discard: () => queries.removeQueries({ queryKey: key }),
    };
  }, [queries, name]);
  return { value, ...steps };
}
