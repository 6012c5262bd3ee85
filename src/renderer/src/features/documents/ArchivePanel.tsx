import { Button, Checkbox, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Job } from '#shared/contract/organisation.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall, useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { JobProgress } from '../../ui/JobProgress.tsx';
import { saveFile } from '../../ui/save-file.ts';
import classes from './documents.module.css';

/** 年度归档: a year's documents with their catalogue, to read without the desk. */
export function ArchivePanel({ onDone }: { onDone: () => void }) {
  const choices = useApiQuery('documents', 'choices', {});
  const years = choices.data?.years ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [folder, setFolder] = useState('');
  const [withPdf, setWithPdf] = useState(false);
  const programs = useApiQuery('copies', 'programs', {});
  const [result, setResult] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const archive = useApiCommand('documents', 'archive');
  const call = useApiCall();
  const cache = useQueryClient();
  const year = chosen ?? String(years[0] ?? '');
  const jobId = archive.data?.jobId;

  async function finish(job: Job): Promise<void> {
    setResult(job.message);
    void cache.invalidateQueries({ queryKey: ['documents'] });
    if (job.state !== 'done' || job.folder !== null) return;
    try {
      const { name, file } = await call('copies', 'file', { jobId: job.id });
      saveFile(name, file);
    } catch (refusal) {
      setError(toAppError(refusal));
    }
  }

  return (
    <form
      className={classes.fresh}
      aria-label="年度归档"
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      onSubmit={(event) => {
        event.preventDefault();
        if (year !== '') archive.mutate({ year: Number(year), folder, withPdf });
      }}
    >
      <h2>年度归档</h2>
      <Stack gap="sm">
        <Text c="dimmed">
          一年里签发的文书，每份一个 Word
          文件和一个打印页，加上目录（序号、题名、文号、日期、页数、责任者）和校验码。
          导出来的文件不加密，交档案室前请放好。
        </Text>
        {jobId ? (
          <JobProgress jobId={jobId} label="正在归档" done={result} onEnd={(job) => void finish(job)} />
        ) : years.length === 0 ? (
          <Text>还没有签发过文书，没有可归档的。</Text>
        ) : (
          <>
            <Select
              label="哪一年"
              data={years.map(String)}
              value={year}
              allowDeselect={false}
              onChange={setChosen}
            />
            <TextInput
              label="存到哪个文件夹（可不填）"
              description="不填就存成一个压缩包"
              value={folder}
              onChange={(event) => setFolder(event.currentTarget.value)}
            />
            {programs.data && programs.data.converter !== null ? (
              <Checkbox
                label="每份另存一个 PDF"
                description="一份约一两秒"
                checked={withPdf}
                onChange={(event) => setWithPdf(event.currentTarget.checked)}
              />
            ) : (
              programs.data && (
                <Text fz="xs" c="dimmed">
                  这台电脑没有装 LibreOffice，不另存 PDF；打印页可以用浏览器打开，打印时选“另存为 PDF”。
                </Text>
              )
            )}
            <ErrorNote error={archive.error} />
          </>
        )}
        <ErrorNote error={error} />
        <div className={classes.buttons}>
          {!jobId && years.length > 0 && (
            <Button type="submit" loading={archive.isPending}>
              归档
            </Button>
          )}
          <Button variant="default" onClick={onDone}>
            {jobId ? '好了' : '先不办'}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
