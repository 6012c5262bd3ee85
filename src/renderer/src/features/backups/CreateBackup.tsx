import { Button, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Job } from '#shared/contract/organisation.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { JobProgress } from '../../ui/JobProgress.tsx';
import { Section } from '../../ui/Section.tsx';
import { PlacePicker } from './PlacePicker.tsx';

export function CreateBackup() {
  const [folder, setFolder] = useState('');
  const [ended, setEnded] = useState<Job | null>(null);
  const create = useApiCommand('backups', 'create');
  const queries = useQueryClient();
  const isRunning = create.data !== undefined && ended === null;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setEnded(null);
    create.mutate({ folder: folder.trim() });
  }

  function end(job: Job): void {
    setEnded(job);
    // The history grows when the work ends, not when it is ordered.
    void queries.invalidateQueries({ queryKey: ['backups'] });
    void queries.invalidateQueries({ queryKey: ['today'] });
  }

  return (
    <Section title="做一份备份">
      <form onSubmit={submit} aria-label="做一份备份">
        <Stack gap="md">
          <PlacePicker
            label="存到哪里"
            value={folder}
            onChange={setFolder}
            error={create.error?.fields?.['folder']}
          />
          <ErrorNote error={create.error} />
          {create.data && (
            <JobProgress
              key={create.data.jobId}
              jobId={create.data.jobId}
              label="正在备份"
              done={`备份好了，写完又读回核对过。存在 ${ended?.folder ?? folder}`}
              onEnd={end}
            />
          )}
          <div>
            <Button type="submit" loading={create.isPending} disabled={folder.trim() === '' || isRunning}>
              备份
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}
