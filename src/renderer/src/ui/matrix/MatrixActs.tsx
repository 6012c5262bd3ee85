import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { ErrorNote } from '../ErrorState.tsx';
import { saveFile } from '../save-file.ts';

/** 打印 shows the sheets, 导出表格 hands over the workbook. */
export function MatrixActs(props: {
  onPrint: () => void;
  onExport: () => Promise<{ name: string; file: Blob }>;
}) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  async function take(): Promise<void> {
    setError(null);
    setBusy(true);
    try {
      const { name, file } = await props.onExport();
      saveFile(name, file);
    } catch (refusal) {
      setError(toAppError(refusal));
    }
    setBusy(false);
  }

  return (
    <>
      <ErrorNote error={error} />
      <Button size="xs" variant="default" onClick={props.onPrint}>
        打印
      </Button>
      <Button size="xs" variant="default" loading={isBusy} onClick={() => void take()}>
        导出表格
      </Button>
    </>
  );
}
