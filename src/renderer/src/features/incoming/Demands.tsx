import { Button, Group, Text, Textarea } from '@mantine/core';
import type { Incoming } from '#shared/contract/incoming.ts';
import type { StoredFile } from '#shared/contract/organisation.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { KeptNote } from '../../drafts/KeptNote.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { PhotoPicker, PhotoStrip } from '../checks/Photos.tsx';
import classes from '../../ui/work.module.css';

/** `files` are stored, and hung on the letter when the answer is kept. */
type Typing = { answers: Record<string, string>; files: StoredFile[] };

/** What the letter asks, one by one, with what was done about each. */
export function Demands({ letter }: { letter: Incoming }) {
  const answer = useApiCommand('incoming', 'answer');
  const draft = useDraft<Typing>(`incoming-${letter.id}-answer`, () => ({ answers: {}, files: [] }));
  const { answers: typed, files } = draft.value;
  const hang = (change: (files: StoredFile[]) => StoredFile[]): void =>
    draft.change((words) => ({ ...words, files: change(words.files) }));
  const mayWrite = letter.offers.some(({ action, isAllowed }) => action === 'answer' && isAllowed);
  const changed = letter.demands.filter(({ id, answer: old }) => (typed[id] ?? old) !== old);

  const isChanged = changed.length > 0 || files.length > 0;

  function keep(): void {
    if (!isChanged) return;
    const { id, revision } = letter;
    const answers = changed.map((demand) => ({ demandId: demand.id, answer: typed[demand.id] ?? '' }));
    const fileIds = files.map((file) => file.id);
    answer.mutate({ id, revision, answers, fileIds }, { onSuccess: draft.discard });
  }

  return (
    <section aria-label="建议和办理情况">
      <h3>建议和办理情况</h3>
      <KeptNote draft={draft} />
      {letter.demands.map((demand, index) => (
        <div key={demand.id} className={classes.fix}>
          {index + 1}. {demand.text}
          {mayWrite ? (
            <Textarea
              aria-label={`第 ${index + 1} 条的办理情况`}
              placeholder="办了什么、结果怎样；不采纳的写明理由"
              mt={4}
              autosize
              minRows={1}
              maxRows={8}
              value={typed[demand.id] ?? demand.answer}
              onChange={(event) => {
                const { value } = event.currentTarget;
                draft.change((words) => ({ ...words, answers: { ...words.answers, [demand.id]: value } }));
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && event.ctrlKey) keep();
              }}
            />
          ) : (
            <Text span c={demand.answer === '' ? 'dimmed' : 'inherit'} display="block">
              {demand.answer === '' ? '还没写办理情况' : demand.answer}
            </Text>
          )}
          {demand.answeredOn !== null && (
            <Text span c="dimmed" fz="sm" display="block">
              {demand.answeredOn} · {demand.handlerName}
            </Text>
          )}
        </div>
      ))}
      {letter.demands.length === 0 && <Text c="dimmed">没有登记逐条的建议。</Text>}
      <PhotoStrip label="办理材料" files={letter.answerFiles} />
      {mayWrite && (
        <>
          <PhotoStrip
            label="这次附上的材料"
            files={files}
            onRemove={(id) => hang((old) => old.filter((file) => file.id !== id))}
          />
          <PhotoPicker label="附办理材料" onStored={(file) => hang((old) => [...old, file])} />
        </>
      )}
      {mayWrite && (
        <Group mt="xs">
          <Button size="xs" variant="default" disabled={!isChanged} loading={answer.isPending} onClick={keep}>
            保存办理情况
          </Button>
        </Group>
      )}
      <ErrorNote error={answer.error} />
    </section>
  );
}
