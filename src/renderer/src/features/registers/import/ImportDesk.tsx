import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Job } from '#shared/contract/organisation.ts';
import type { Register } from '#shared/registers/register.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall, useApiCommand } from '../../../api/hooks.ts';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { JobProgress } from '../../../ui/JobProgress.tsx';
import classes from '../registers.module.css';
import { ImportPrepared } from './ImportPrepared.tsx';
import { totalsLine } from './verdicts.ts';
import type { Mapping, Taken } from './verdicts.ts';

type Step =
  | { at: 'reading' | 'stopped' | 'prepared'; jobId: string }
  | { at: 'applying'; jobId: string; applyId: string; taken: Taken };

/** What the core makes stale once the rows are in (the contract's list for `imports.apply`, which ends before they are). */
const stale = ['registers', 'imports', 'checks', 'today', 'search'];

const idle = { isBusy: false, error: null };

/** One sheet on its way in: read, judged, put right, taken. Each step can be called off; only the last one stores. */
export function ImportDesk(props: {
  register: Register;
  name: string;
  firstJob: string;
  /** Sheets of the file that came in before this one. */
  before: readonly string[];
  onLeave: () => void;
  onDone: (sentence: string, taken: Taken) => void;
}) {
  const { register, name } = props;
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>({ at: 'reading', jobId: props.firstJob });
  const remap = useApiCommand('imports', 'remap');
  const call = useApiCall();
  const [applying, setApplying] = useState<{ isBusy: boolean; error: AppError | null }>(idle);
  const discard = useApiCommand('imports', 'discard');

  function leave(): void {
    if (step.at === 'prepared') discard.mutate({ jobId: step.jobId });
    props.onLeave();
  }
  function putRight(mapping: Mapping, sheet: string | undefined): void {
    remap.mutate(
      { jobId: step.jobId, mapping, ...(sheet === undefined ? {} : { sheet }) },
      { onSuccess: ({ jobId }) => setStep({ at: 'reading', jobId }) },
    );
  }
  /** Called past the command's hook: what it makes stale would be read again at once, while the rows are still coming in. */
  async function take(taken: Taken): Promise<void> {
    setApplying({ isBusy: true, error: null });
    try {
      const { jobId } = await call('imports', 'apply', { jobId: step.jobId });
      setStep({ at: 'applying', jobId: step.jobId, applyId: jobId, taken });
      setApplying(idle);
    } catch (refusal) {
      setApplying({ isBusy: false, error: toAppError(refusal) });
    }
  }
  function endApplying(job: Job, taken: Taken): void {
    if (job.state !== 'done') return setStep({ at: 'prepared', jobId: step.jobId });
    void Promise.all(stale.map((area) => queries.invalidateQueries({ queryKey: [area] })));
    const one = taken.waiting.length + props.before.length > 0 ? `${name}（${taken.sheet}）` : name;
    return props.onDone(`${one}：${totalsLine(taken.counts)}。已导入，需要时可以整批撤销。`, taken);
  }

  if (step.at === 'prepared') {
    return (
      <ImportPrepared
        key={step.jobId}
        register={register}
        jobId={step.jobId}
        before={props.before}
        error={applying.error ?? remap.error}
        isBusy={applying.isBusy || remap.isPending}
        onMap={putRight}
        onTake={(taken) => void take(taken)}
        onLeave={leave}
      />
    );
  }
  return (
    <div className={classes.stack}>
      {step.at === 'applying' ? (
        <JobProgress
          key={step.applyId}
          jobId={step.applyId}
          label={`正在导入“${name}”`}
          done="已导入。"
          onEnd={(job) => endApplying(job, step.taken)}
        />
      ) : (
        <JobProgress
          key={step.jobId}
          jobId={step.jobId}
          label={`正在读“${name}”，逐行核对`}
          done="核对完了。"
          onEnd={(job) => setStep({ at: job.state === 'done' ? 'prepared' : 'stopped', jobId: step.jobId })}
        />
      )}
      <ErrorNote error={remap.error} />
      {step.at === 'stopped' && (
        <div>
          <Button variant="default" onClick={leave}>
            换一个文件
          </Button>
        </div>
      )}
    </div>
  );
}
