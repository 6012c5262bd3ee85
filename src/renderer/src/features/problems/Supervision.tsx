import { Button, Group, Select, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { LetterKind } from '#shared/contract/documents.ts';
import type { Problem } from '#shared/contract/work.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { TextLink } from '../find/links.tsx';
import { letterKinds, suggestKind } from './problem-words.ts';
import classes from './problems.module.css';

/** The papers of a problem, and the way to a new 督办. */
export function Supervision({ problem }: { problem: Problem }) {
  const session = useSession();
  const navigate = useNavigate();
  const units = useApiQuery('units', 'list', {});
  const draft = useApiCommand('documents', 'draftSupervision');
  const [chosen, setChosen] = useState<LetterKind | null>(null);
  const unit = units.data?.find((candidate) => candidate.id === problem.unitId);
  const suggested = suggestKind(unit?.kind);
  const kind = chosen ?? suggested;
  const isCoordinating = session.role === 'coordinator' || session.role === 'leader';
  const mayDraft = isCoordinating && problem.unitId !== null && problem.status !== 'closed';
  if (problem.documents.length === 0 && !mayDraft) return null;

  function write(): void {
    draft.mutate(
      { problemId: problem.id, kind },
      { onSuccess: ({ id }) => void navigate({ to: '/documents/$id', params: { id } }) },
    );
  }

  return (
    <section aria-label="督办">
      <h3>督办</h3>
      {problem.documents.map((document) => (
        <div key={document.id}>
          <TextLink to="/documents/$id" params={{ id: document.id }}>
            {document.number ?? '未签发'} {document.title}
          </TextLink>
          {document.status === 'draft' && (
            <Text span c="dimmed">
              　草稿
            </Text>
          )}
        </div>
      ))}
      {mayDraft && (
        <div className={classes.supervision}>
          <Group gap="sm">
            <Select
              aria-label="用哪种文书督办"
              w={330}
              data={LetterKind.options.map((value) => ({
                value,
                label: `${letterKinds[value].label}（${letterKinds[value].help}）`,
              }))}
              value={kind}
              allowDeselect={false}
              onChange={(value) => setChosen(LetterKind.parse(value))}
            />
            <Button variant="default" loading={draft.isPending} onClick={write}>
              发督办
            </Button>
            {kind === suggested && (
              <Text fz="sm" c="dimmed">
                按收文单位建议
              </Text>
            )}
          </Group>
          <ErrorNote error={draft.error} />
        </div>
      )}
    </section>
  );
}
