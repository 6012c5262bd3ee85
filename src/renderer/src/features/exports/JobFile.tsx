import { useState } from 'react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { exportsContract } from '#shared/contract/exports.ts';
import type { Job } from '#shared/contract/organisation.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { JobProgress } from '../../ui/JobProgress.tsx';
import { saveFile } from '../../ui/save-file.ts';

export type MadeFile = InferContractRouterOutputs<typeof exportsContract>['file'];

/** A workbook being made; handed to the person as soon as it is there. */
export function JobFile(props: { jobId: string; label: string; onFile?: (made: MadeFile) => void }) {
  const call = useApiCall();
  const [name, setName] = useState('');
  const [error, setError] = useState<AppError | null>(null);

  async function take(job: Job): Promise<void> {
    if (job.state !== 'done') return;
    try {
      const made = await call('exports', 'file', { jobId: job.id });
      setName(made.name);
      saveFile(made.name, made.file);
      props.onFile?.(made);
    } catch (refusal) {
      setError(toAppError(refusal));
    }
  }

  return (
    <>
      <JobProgress
        key={props.jobId}
        jobId={props.jobId}
        label={props.label}
        done={name === '' ? '做好了，正在交给您保存。' : `“${name}”已经下载。用完请按规定保管或删除。`}
        onEnd={(job) => void take(job)}
      />
      <ErrorNote error={error} />
    </>
  );
}
