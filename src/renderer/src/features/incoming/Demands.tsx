import { Button, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Incoming } from '#shared/contract/incoming.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import classes from '../../ui/work.module.css';

/** What the letter asks, one by one, with what was done about each. */
export function Demands({ letter }: { letter: Incoming }) {
  const answer = useApiCommand('incoming', 'answer');
  const [typed, setTyped] = useState<Record<string, string>>({});
  const mayWrite = letter.offers.some(({ action, isAllowed }) => action === 'answer' && isAllowed);
  const changed = letter.demands.filter(({ id, answer: old }) => (typed[id] ?? old) !== old);

  function keep(): void {
    if (changed.length === 0) return;
    const { id, revision } = letter;
    const answers = changed.map((demand) => ({ demandId: demand.id, answer: typed[demand.id] ?? '' }));
    answer.mutate({ id, revision, answers }, { onSuccess: () => setTyped({}) });
  }

  return (
    <section aria-label="建议和办理情况">
      <h3>建议和办理情况</h3>
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
                setTyped((old) => ({ ...old, [demand.id]: value }));
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
      {mayWrite && letter.demands.length > 0 && (
        <Group mt="xs">
          <Button
            size="xs"
            variant="default"
            disabled={changed.length === 0}
            loading={answer.isPending}
            onClick={keep}
          >
            保存办理情况
          </Button>
        </Group>
      )}
      <ErrorNote error={answer.error} />
    </section>
  );
}
