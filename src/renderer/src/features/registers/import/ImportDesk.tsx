import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Job } from '#shared/contract/organisation.ts';
import type { Register } from '#shared/registers/register.ts';
import { useApiCommand } from '../../../api/hooks.ts';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { JobProgress } from '../../../ui/JobProgress.tsx';
import classes from '../registers.module.css';
import { ImportPrepared } from './ImportPrepared.tsx';
import { totalsLine } from './verdicts.ts';
import type { Mapping, Prepared } from './verdicts.ts';

type Step =
  | { at: 'reading' | 'stopped' | 'prepared'; jobId: string }
  | { at: 'applying'; jobId: string; applyId: string; counts: Prepared['counts'] };

/** What the core makes stale once the rows are in (the contract's list for `imports.apply`, which ends before they are). */
const stale = ['registers', 'imports', 'checks', 'today', 'search'];

/** One sheet on its way in: read, judged, put right, taken. Each step can be called off; only the last one stores. */
export function ImportDesk(props: {
  register: Register;
  name: string;
  firstJob: string;
  onLeave: () => void;
  onDone: (sentence: string) => void;
}) {
  const { register, name } = props;
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>({ at: 'reading', jobId: props.firstJob });
  const remap = useApiCommand('imports', 'remap');
  const apply = useApiCommand('imports', 'apply');
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
  function take(counts: Prepared['counts']): void {
    apply.mutate(
      { jobId: step.jobId },
      { onSuccess: ({ jobId }) => setStep({ at: 'applying', jobId: step.jobId, applyId: jobId, counts }) },
    );
  }
  function endApplying(job: Job, counts: Prepared['counts']): void {
    if (job.state !== 'done') return setStep({ at: 'prepared', jobId: step.jobId });
    void Promise.all(stale.map((area) => queries.invalidateQueries({ queryKey: [area] })));
    return props.onDone(`${name}：${totalsLine(counts)}。已导入，需要时可以整批撤销。`);
  }

  if (step.at === 'prepared') {
    return (
      <ImportPrepared
        key={step.jobId}
        register={register}
        jobId={step.jobId}
        error={apply.error ?? remap.error}
        isBusy={apply.isPending || remap.isPending}
        onMap={putRight}
        onTake={take}
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
          onEnd={(job) => endApplying(job, step.counts)}
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
