import { Button, Group, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Incoming } from '#shared/contract/incoming.ts';
import { addDays, later } from '#shared/domain/calendar/plain-date.ts';
import { LinkType, incomingKindLabels, linkTypeLabels } from '#shared/domain/incoming/incoming.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';

const searched: Record<LinkType, string> = {
  problem: 'problems',
  task: 'tasks',
  venue: 'venues',
  school: 'schools',
  unit: 'units',
};
const types = LinkType.options.map((value) => ({ value, label: linkTypeLabels[value] }));
/** Days the office keeps for the answer itself. */
const DAYS_FOR_THE_ANSWER = 3;

/** What hangs together with the letter; problems and tasks are settled before it is closed. */
export function Links({ letter }: { letter: Incoming }) {
  const unlink = useApiCommand('incoming', 'unlink');
  const mayLink = letter.offers.some(({ action, isAllowed }) => action === 'link' && isAllowed);
  if (letter.links.length === 0 && !mayLink) return null;
  const { id, revision } = letter;
  return (
    <section aria-label="相关事项">
      <h3>相关事项</h3>
      {letter.links.map((link) => (
        <Group key={link.id} gap="sm">
          <Text span>
            {linkTypeLabels[link.type]}：{link.name}
            {link.mustBeAnswered && (
              <Text span c="dimmed">
                {link.isSettled ? '　已办结' : '　没办结，来文不能办结'}
              </Text>
            )}
          </Text>
          {mayLink && (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`取下：${link.name}`}
              onClick={() => unlink.mutate({ id, revision, linkId: link.id })}
            >
              取下
            </Button>
          )}
        </Group>
      ))}
      {mayLink && <AddLink letter={letter} />}
      <ErrorNote error={unlink.error} />
    </section>
  );
}

function AddLink({ letter }: { letter: Incoming }) {
  const { id, revision } = letter;
  const today = useApiQuery('desk', 'status', {}).data?.today ?? '';
  const [type, setType] = useState<LinkType>('problem');
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), 200);
  const link = useApiCommand('incoming', 'link');
  const create = useApiCommand('tasks', 'create');
  const find = useApiQuery(
    'search',
    'find',
    { text: wanted, limit: 12, registers: [searched[type]] },
    { enabled: wanted !== '' },
  );
  const hits = wanted === '' ? [] : (find.data?.hits ?? []);

  function handOut(): void {
    const [lead, ...others] = letter.units;
    if (!lead || today === '') return;
    const due = letter.limitOn === null ? addDays(today, 7) : addDays(letter.limitOn, -DAYS_FOR_THE_ANSWER);
    const asked = letter.demands.map((demand, index) => `${index + 1}. ${demand.text}`).join('\n');
    const task = {
      title: `办理${incomingKindLabels[letter.kind]}：${letter.title}`.slice(0, 80),
      content: asked === '' ? letter.title : asked,
      demand: '办好后反馈办理情况，附上佐证材料。',
      priority: 'ordinary' as const,
      source: 'document' as const,
      sourceText: `${letter.organ} ${letter.number}`.trim(),
      dutyId: null,
      issuedBy: letter.organ,
      deadline: later(due, today),
      units: [
        { unitId: lead.id, part: 'lead' as const },
        ...others.map((unit) => ({ unitId: unit.id, part: 'support' as const })),
      ],
      fileIds: [],
    };
    create.mutate(
      { task, isDispatched: true },
      { onSuccess: (made) => link.mutate({ id, revision, type: 'task', targetId: made.id }) },
    );
  }

  return (
    <>
      <Group gap="sm" mt="xs">
        <Select
          size="xs"
          w={90}
          aria-label="挂哪一类"
          data={types}
          value={type}
          allowDeselect={false}
          onChange={(value) => setType(LinkType.parse(value))}
        />
        <Select
          size="xs"
          w={260}
          aria-label="找要挂的那一件"
          placeholder="名称、编号"
          searchable
          filter={({ options }) => options}
          data={hits.map((hit) => ({ value: hit.id, label: `${hit.title}（${hit.subtitle}）` }))}
          value={null}
          searchValue={text}
          nothingFoundMessage={wanted === '' ? '先打几个字' : '没有找到'}
          onSearchChange={setText}
          onChange={(targetId) => {
            if (targetId !== null)
              link.mutate({ id, revision, type, targetId }, { onSuccess: () => setText('') });
          }}
        />
        {letter.units.length > 0 && !letter.links.some((one) => one.type === 'task') && (
          <Button size="xs" variant="default" loading={create.isPending || link.isPending} onClick={handOut}>
            交办成任务
          </Button>
        )}
      </Group>
      <ErrorNote error={link.error ?? create.error} />
    </>
  );
}
