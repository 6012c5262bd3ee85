import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall, useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ConfirmInline } from '../../ui/ConfirmInline.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { JobProgress } from '../../ui/JobProgress.tsx';
import { Note } from '../../ui/Note.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { plainCopy } from './document-words.ts';
import classes from './documents.module.css';

/** The ways a frozen letter leaves the store; what that means stands beside them before anybody does it. */
export function TakeOut({ id }: { id: string }) {
  const programs = useApiQuery('copies', 'programs', {});
  const download = useApiCommand('documents', 'download');
  const open = useApiCommand('copies', 'open');
  const pdf = useApiCommand('copies', 'pdf');
  const call = useApiCall();
  const [error, setError] = useState<AppError | null>(null);
  const jobId = pdf.data?.jobId;
  const { converter = null, canOpen = false } = programs.data ?? {};

  async function savePdf(of: string): Promise<void> {
    setError(null);
    try {
      const { name, file } = await call('copies', 'file', { jobId: of });
      saveFile(name, file);
    } catch (refusal) {
      setError(toAppError(refusal));
    }
  }

  return (
    <>
      <div className={classes.buttons}>
        <Button
          variant="default"
          loading={download.isPending}
          onClick={() =>
            download.mutate({ id, format: 'docx' }, { onSuccess: ({ name, file }) => saveFile(name, file) })
          }
        >
          存为 Word 文件
        </Button>
        {converter !== null && (
          <Button variant="default" loading={pdf.isPending} onClick={() => pdf.mutate({ id })}>
            存为 PDF
          </Button>
        )}
        {canOpen && (
          <ConfirmInline
            key={open.submittedAt}
            verb="用 WPS 打开"
            leave="不打开"
            question={`${plainCopy}锁定、关闭工作台时会把副本删掉：要先关掉 WPS，不然要等下次打开工作台才删得掉。谁打开的，审计里有记录。`}
            isBusy={open.isPending}
            onConfirm={() => open.mutate({ id })}
          />
        )}
      </div>
      {jobId && (
        <JobProgress
          key={jobId}
          jobId={jobId}
          label="正在转成 PDF"
          done="PDF 已经做好，存到了下载的地方。"
          onEnd={(job) => {
            if (job.state === 'done') void savePdf(job.id);
          }}
        />
      )}
      {open.isSuccess && <Note tone="done">已用 WPS 打开副本，看完请关掉。</Note>}
      <ErrorNote error={download.error ?? pdf.error ?? open.error ?? error} />
      <Text fz="xs" c="dimmed">
        {plainCopy}看完请删掉或放回保管的地方，谁存的有记录。
        {programs.data &&
          converter === null &&
          '这台电脑没有装 LibreOffice，要 PDF 就在打印时选“另存为 PDF”。'}
      </Text>
    </>
  );
}
