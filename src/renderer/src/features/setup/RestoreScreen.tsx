import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { BackupChoice } from '../backups/BackupChoice.tsx';
import { HalvesInput } from '../backups/HalvesInput.tsx';
import type { Halves } from '../backups/HalvesInput.tsx';
import { PlacePicker } from '../backups/PlacePicker.tsx';
import { CalmPage } from '../../ui/CalmPage.tsx';
import { ErrorNote, ErrorState } from '../../ui/ErrorState.tsx';
import { JobProgress } from '../../ui/JobProgress.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { Section } from '../../ui/Section.tsx';
import classes from './setup.module.css';

type Props = { folder: string; onBack: () => void; onDone: () => void };

/** Brings a desk back on a new PC: the stick, the copy on it, both halves. */
export function RestoreScreen({ folder, onBack, onDone }: Props) {
  const [place, setPlace] = useState('');
  const [searched, setSearched] = useState('');
  const [chosen, setChosen] = useState('');
  const [halves, setHalves] = useState<Halves>(['', '']);
  const [into, setInto] = useState(folder);
  const [outcome, setOutcome] = useState<'none' | 'done' | 'other'>('none');
  const found = useApiQuery('backups', 'find', { folder: searched }, { enabled: searched !== '' });
  const restore = useApiCommand('backups', 'restore');
  const list = found.data ?? [];
  const backup = chosen || (list.find((item) => item.isComplete)?.folder ?? '');
  const isRunning = restore.data !== undefined && outcome === 'none';

  function submit(event: FormEvent): void {
    event.preventDefault();
    setOutcome('none');
    restore.mutate({ folder: backup, halves, ...(into === folder ? {} : { into }) });
  }

  const progress = restore.data && (
    <JobProgress
      key={restore.data.jobId}
      jobId={restore.data.jobId}
      label="正在恢复，核对每一份文件"
      done="恢复好了，每份文件都核对过。用原来的登录名和密码登录。两张恢复密钥请重新封好。"
      onEnd={(job) => setOutcome(job.state === 'done' ? 'done' : 'other')}
    />
  );

  return (
    <CalmPage title="从备份恢复" width={1040}>
      {outcome !== 'done' && !isRunning && (
        <div className={classes.restore}>
          <div className={classes.form}>
            <Section title="一、插上存备份的 U 盘">
              <form
                className={classes.form}
                aria-label="找备份"
                onSubmit={(event) => {
                  event.preventDefault();
                  setChosen('');
                  setSearched(place);
                }}
              >
                <PlacePicker label="备份放在哪里" value={place} onChange={setPlace} />
                <div className={classes.buttons}>
                  <Button type="submit" disabled={place.trim() === ''} loading={found.isFetching}>
                    找备份
                  </Button>
                  <Button variant="default" onClick={onBack}>
                    返回
                  </Button>
                </div>
              </form>
            </Section>
            {searched !== '' && (
              <Section title="二、选一份备份">
                {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
                {found.isLoading && <LoadingState rows={2} label="正在找备份" />}
                {found.data && <BackupChoice backups={list} value={backup} onChange={setChosen} />}
              </Section>
            )}
          </div>
          {backup !== '' && (
            <Section title="三、拆开甲、乙两封，照着输入">
              <form className={classes.form} aria-label="恢复" onSubmit={submit}>
                <HalvesInput value={halves} onChange={setHalves} fields={restore.error?.fields} />
                <TextInput
                  label="恢复到这个文件夹"
                  value={into}
                  spellCheck={false}
                  error={restore.error?.fields?.['into']}
                  onChange={(event) => setInto(event.currentTarget.value)}
                />
                <ErrorNote error={restore.error} />
                {outcome === 'other' && progress}
                <div className={classes.buttons}>
                  <Button
                    type="submit"
                    loading={restore.isPending}
                    disabled={!halves[0].trim() || !halves[1].trim()}
                  >
                    开始恢复
                  </Button>
                </div>
              </form>
            </Section>
          )}
        </div>
      )}
      {outcome !== 'other' && progress}
      {outcome === 'done' && (
        <div className={classes.buttons}>
          <Button autoFocus onClick={onDone}>
            去登录
          </Button>
        </div>
      )}
    </CalmPage>
  );
}
