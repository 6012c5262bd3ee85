import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall } from '../../../api/hooks.ts';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import classes from './import.module.css';

type Source = { jobId: string } | { batchId: string };

/** The refused rows back to whoever sent them: his own sheet, the cells marked, the reasons beside them. */
export function ErrorSheets(props: {
  source: Source;
  /** With more than one village a sheet for each. */
  villages?: readonly { village: string; refused: number }[];
}) {
  const call = useApiCall();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const villages = props.villages ?? [];

  async function download(village?: string): Promise<void> {
    setError(null);
    setBusy(true);
    try {
      const { name, file } = await call('imports', 'errorSheet', {
        ...props.source,
        ...(village === undefined ? {} : { village }),
      });
      saveFile(name, file);
    } catch (refusal) {
      setError(toAppError(refusal));
    }
    setBusy(false);
  }

  return (
    <div className={classes.errorSheets}>
      <Button size="compact-sm" variant="default" loading={isBusy} onClick={() => void download()}>
        下载退回表
      </Button>
      {villages.length > 1 && (
        <Button size="compact-sm" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          分村下载
        </Button>
      )}
      {isOpen &&
        villages.map(({ village, refused }) => (
          <Button
            key={village}
            size="compact-sm"
            variant="subtle"
            disabled={isBusy}
            onClick={() => void download(village)}
          >
            {village || '没有写村'} {refused}
          </Button>
        ))}
      <ErrorNote error={error} />
    </div>
  );
}
