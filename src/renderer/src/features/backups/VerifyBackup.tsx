import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote, ErrorState } from '../../ui/ErrorState.tsx';
import { JobProgress } from '../../ui/JobProgress.tsx';
import { Section } from '../../ui/Section.tsx';
import { BackupChoice } from './BackupChoice.tsx';

/** Reads a whole backup again and compares every file with its seal. */
export function VerifyBackup() {
  const history = useApiQuery('backups', 'history', {});
  const newest = history.data?.[0]?.folder ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const [searched, setSearched] = useState('');
  const [chosen, setChosen] = useState('');
  const place = typed ?? newest;
  const found = useApiQuery('backups', 'find', { folder: searched }, { enabled: searched !== '' });
  const verify = useApiCommand('backups', 'verify');
  const folder = chosen || (found.data?.find((backup) => backup.isComplete)?.folder ?? '');

  function find(event: FormEvent): void {
    event.preventDefault();
    setChosen('');
    setSearched(place.trim());
  }

  return (
    <Section title="核对一份备份" hint="看看 U 盘上的还完整不完整">
      <Stack gap="md">
        <form onSubmit={find} aria-label="找备份" style={{ display: 'flex', gap: 12, alignItems: 'end' }}>
          <TextInput
            label="备份所在的文件夹"
            value={place}
            flex={1}
            spellCheck={false}
            error={found.error?.fields?.['folder']}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={found.isFetching} disabled={place.trim() === ''}>
            找备份
          </Button>
        </form>
        {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {searched !== '' && found.data && (
          <BackupChoice backups={found.data} value={folder} onChange={setChosen} />
        )}
        <ErrorNote error={verify.error} />
        {verify.data && (
          <JobProgress
            key={verify.data.jobId}
            jobId={verify.data.jobId}
            label="正在核对"
            done="✓ 核对过了，每个文件都完整，签名对得上。"
          />
        )}
        {folder !== '' && (
          <div>
            <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate({ folder })}>
              核对
            </Button>
          </div>
        )}
      </Stack>
    </Section>
  );
}
