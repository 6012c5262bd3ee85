import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';

type Remembered<T> = { value: T; change: (step: (value: T) => T) => void };

/**
 * How a screen was left: its filter, its order. It is kept beside the queries and nowhere else, so that locking the desk,
 * which clears them, takes it away too. What is typed belongs into `useDraft`.
 */
export function useRemembered<T>(name: string, makeInitial: () => T): Remembered<T> {
  const queries = useQueryClient();
  const [value, setValue] = useState<T>(() => queries.getQueryData<T>(['left', name]) ?? makeInitial());
  const latest = useRef(value);

  const change = useMemo(() => {
    const key = ['left', name];
    queries.setQueryDefaults(key, { gcTime: Infinity });
    return (step: (current: T) => T) => {
      latest.current = step(latest.current);
      queries.setQueryData(key, latest.current);
      setValue(latest.current);
    };
  }, [queries, name]);
  return { value, change };
}
