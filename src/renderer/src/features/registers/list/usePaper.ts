import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { RegisterQuery, RegisterRow } from '#shared/contract/registers.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall } from '../../../api/hooks.ts';
import type { RefNames } from '../values.ts';
import { fetchRows } from './fetch-rows.ts';

/** Some forty pages; more belongs in a workbook. */
export const MOST_PRINTED = 1000;

export type Paper = { rows: RegisterRow[]; names: RefNames };

/** The whole list on paper: fetched when asked for, and gone from the page again once the printer has it. */
export function usePaper(register: string): {
  paper: Paper | null;
  print: (query: RegisterQuery) => Promise<void>;
  isBusy: boolean;
  /** More rows than are printed; nothing was sent to the printer. */
  tooMany: number | null;
  error: AppError | null;
} {
  const call = useApiCall();
  const [paper, setPaper] = useState<Paper | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [tooMany, setTooMany] = useState<number | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  async function print(query: RegisterQuery): Promise<void> {
    setError(null);
    setTooMany(null);
    setBusy(true);
    try {
      const { matching } = await call('registers', 'list', { ...query, register, offset: 0, limit: 1 });
      if (matching > MOST_PRINTED) {
        setTooMany(matching);
      } else {
        const fetched = await fetchRows(call, register, query, matching);
        flushSync(() => setPaper(fetched));
        window.print();
        setPaper(null);
      }
    } catch (refusal) {
      setError(toAppError(refusal));
    }
    setBusy(false);
  }
  return { paper, print, isBusy, tooMany, error };
}
