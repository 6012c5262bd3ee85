import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall } from '../../api/hooks.ts';
import type { ApiInput, ApiOutput } from '../../api/hooks.ts';
import { saveFile } from '../../ui/save-file.ts';

export type Sheet = ApiOutput<'problems', 'sheet'>;
type Asked = ApiInput<'problems', 'sheet'>;

/** One of the two lists on paper or as .xlsx: fetched when asked for, and gone again once the printer has it. */
export function useSheet() {
  const call = useApiCall();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  async function run(work: () => Promise<void>): Promise<void> {
    setError(null);
    setBusy(true);
    try {
      await work();
    } catch (refusal) {
      setError(toAppError(refusal));
    }
    setBusy(false);
  }

  return {
    sheet,
    isBusy,
    error,
    print: (asked: Asked) =>
      run(async () => {
        const fetched = await call('problems', 'sheet', asked);
        flushSync(() => setSheet(fetched));
        window.print();
        setSheet(null);
      }),
    save: (asked: Asked) =>
      run(async () => {
        const { name, file } = await call('problems', 'saveSheet', asked);
        saveFile(name, file);
      }),
  };
}
