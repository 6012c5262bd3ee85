import { Button, Group, Select, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { documentStatusLabels } from '#shared/domain/documents/status.ts';
import type { Subject } from '#shared/domain/documents/subject.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { TextLink } from '../find/links.tsx';

/** By what a kind is offered first. */
const suggestedBy: Partial<Record<Subject['type'], string>> = {
  problem: '按收文单位建议',
  incoming: '按来文种类建议',
};

/** The papers of a record, and the way to a new one. */
export function Papers(props: {
  subject: Subject;
  title?: string;
  verb?: string;
  /** False where the record asks for no more papers; those it has are still shown. */
  mayDraft: boolean;
}) {
  const { subject, title = '文书', verb = '起草' } = props;
  const navigate = useNavigate();
  // An officer is offered only what he may draft; the core says which.
  const { mayDraft } = props;
  const papers = useApiQuery('documents', 'of', { subject });
  const kinds = useApiQuery('documents', 'kinds', { subject }, { enabled: mayDraft });
  const draft = useApiCommand('documents', 'draft');
  const [chosen, setChosen] = useState<string | null>(null);
  const offered = kinds.data ?? [];
  const suggested = offered.find(({ isSuggested }) => isSuggested)?.id ?? offered[0]?.id ?? null;
  const kind = chosen ?? suggested;
  if ((papers.data ?? []).length === 0 && !(mayDraft && offered.length > 0)) return null;

  function write(): void {
    if (kind === null) return;
    draft.mutate(
      { kind, subject },
      { onSuccess: ({ id }) => void navigate({ to: '/documents/$id', params: { id } }) },
    );
  }

  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {(papers.data ?? []).map((paper) => (
        <div key={paper.id}>
          <TextLink to="/documents/$id" params={{ id: paper.id }}>
            {paper.number ?? '未签发'} {paper.title}
          </TextLink>
          {paper.status !== 'issued' && (
            <Text span c="dimmed">
              　{documentStatusLabels[paper.status]}
            </Text>
          )}
        </div>
      ))}
      {mayDraft && offered.length > 0 && (
        <>
          <Group gap="sm" mt="xs">
            <Select
              aria-label="用哪种文书"
              w={330}
              data={offered.map(({ id, label, help }) => ({ value: id, label: `${label}（${help}）` }))}
              value={kind}
              allowDeselect={false}
              onChange={setChosen}
            />
            <Button variant="default" loading={draft.isPending} onClick={write}>
              {verb}
            </Button>
            {kind === suggested && offered.some(({ isSuggested }) => isSuggested) && (
              <Text fz="sm" c="dimmed">
                {suggestedBy[subject.type] ?? '按眼下的情况建议'}
              </Text>
            )}
          </Group>
          <ErrorNote error={draft.error} />
        </>
      )}
    </section>
  );
}
