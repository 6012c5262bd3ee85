import { Button, Group, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ChecklistHistory, ChecklistVersion } from '#shared/contract/checklists.ts';
import { compareChecklists } from '#shared/domain/inspection/checklist-versions.ts';
import { checklistKindLabels } from '#shared/domain/inspection/inspection.ts';
import { useApiCommand, useApiQuery } from '../../../api/hooks.ts';
import { useLeftOpen } from '../../../drafts/use-draft.ts';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { Act, Thing } from '../../../ui/Thing.tsx';
import { useIsCoordinating } from '../../registers/useBusinessRole.ts';
import { ChecklistEditor, checklistDraft } from './ChecklistEditor.tsx';
import { ComparedItems } from './ComparedItems.tsx';
import { asList } from './list-edit.ts';

export function ChecklistThing({ id }: { id: string }) {
  const history = useApiQuery('checklists', 'get', { id });
  return <Loaded query={history}>{(data) => <Shown history={data} />}</Loaded>;
}

function Shown({ history }: { history: ChecklistHistory }) {
  const isCoordinating = useIsCoordinating();
  const usable = history.versions.filter(({ state }) => state === 'approved' || state === 'built-in');
  const newest = usable[0];
  const wasLeftOpen = useLeftOpen();
  const [isEditing, setEditing] = useState(
    () => newest !== undefined && wasLeftOpen(checklistDraft(history.id, newest.version)),
  );
  const waiting = history.versions.find(({ state }) => state === 'proposed');
  if (!newest) return null;
  if (isEditing) return <ChecklistEditor history={history} base={newest} onDone={() => setEditing(false)} />;
  return (
    <Thing title={`${newest.title} 第${newest.version}版`}>
      <Text c="dimmed">用在：{checklistKindLabels[history.kind]}</Text>
      {waiting ? (
        <Waiting history={history} waiting={waiting} base={newest} />
      ) : (
        isCoordinating && (
          <div>
            <Button onClick={() => setEditing(true)}>改清单</Button>
          </div>
        )
      )}
      {newest.version !== history.current && (
        <Text>
          这一版从 {newest.effectiveOn} 起用；今天还用第 {history.current} 版。
        </Text>
      )}
      <ComparedItems items={newest.items.map((item) => ({ change: 'same', item, before: item }))} />
      <Act title="各版经过">
        {history.versions.map((version) => (
          <Past key={version.version} version={version} />
        ))}
      </Act>
    </Thing>
  );
}

/** The version that waits, with what is different in it; a second person decides. */
function Waiting(props: { history: ChecklistHistory; waiting: ChecklistVersion; base: ChecklistVersion }) {
  const { history, waiting, base } = props;
  const approve = useApiCommand('checklists', 'approve');
  const refuse = useApiCommand('checklists', 'refuse');
  const [note, setNote] = useState('');
  const top = useRef<HTMLDivElement>(null);
  // Just handed in, the editor was scrolled down: what waits stands above.
  useEffect(() => top.current?.scrollIntoView({ block: 'nearest' }), []);
  const { id, whyNotDecide } = history;
  const { version } = waiting;
  return (
    <div ref={top}>
      <Act
        title={`第${version}版等复核：${waiting.reason}`}
        hint={`${waiting.handlerName}改（${waiting.typistName}录入），想从 ${waiting.effectiveOn} 起用`}
      >
        <ComparedItems
          items={compareChecklists(asList(history, base), asList(history, waiting))}
          isDifference
        />
        {whyNotDecide === null ? (
          <Group align="flex-end">
            <Button loading={approve.isPending} onClick={() => approve.mutate({ id, version })}>
              同意启用
            </Button>
            <TextInput
              label="退回的理由"
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Button
              variant="default"
              disabled={note.trim() === ''}
              loading={refuse.isPending}
              onClick={() => refuse.mutate({ id, version, note })}
            >
              退回
            </Button>
          </Group>
        ) : (
          <Text c="dimmed">{whyNotDecide}</Text>
        )}
        <ErrorNote error={approve.error ?? refuse.error} />
      </Act>
    </div>
  );
}

const stateWords = {
  'built-in': '工作台自带',
  proposed: '等复核',
  approved: '已启用',
  refused: '已退回',
} as const satisfies Record<ChecklistVersion['state'], string>;

function Past({ version: one }: { version: ChecklistVersion }) {
  const told = [
    stateWords[one.state],
    one.effectiveOn && `${one.effectiveOn}起`,
    one.handlerName && `${one.handlerName}改`,
    one.decidedBy && `${one.decidedBy}复核`,
    one.reason,
    one.decisionNote,
    `用过 ${one.uses} 次`,
  ];
  return (
    <Text fz="sm">
      第{one.version}版：{told.filter(Boolean).join('，')}
    </Text>
  );
}
