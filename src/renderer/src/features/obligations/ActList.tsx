import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ActLine } from '#shared/contract/obligations.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import type { Tone } from '../../ui/StatusWord.tsx';
import { formatInstant } from '../../ui/format.ts';
import { PhotoStrip } from '../checks/Photos.tsx';

const standings = {
  counts: null,
  'to-confirm': { tone: 'soon', word: '录得晚了，要另一位同事确认后才算数' },
  'withdrawal-asked': { tone: 'soon', word: '申请撤回，要另一位同事同意' },
  withdrawn: { tone: 'quiet', word: '已撤回，不算数' },
} as const satisfies Record<ActLine['standing'], { tone: Tone; word: string } | null>;

type Props = {
  acts: readonly ActLine[];
  /** Says for whom each was done, where the list holds those of many. */
  isNamed?: boolean;
};

/** What was done, each with who did and who typed it; a late one is confirmed here, a wrong one taken back. */
export function ActList({ acts, isNamed = false }: Props) {
  if (acts.length === 0) return <Text c="dimmed">还没有登记。</Text>;
  return acts.map((act) => <Act key={act.id} act={act} isNamed={isNamed} />);
}

function Act({ act, isNamed }: { act: ActLine; isNamed: boolean }) {
  const confirm = useApiCommand('obligations', 'confirm');
  const standing = standings[act.standing];
  return (
    <Stack gap={6}>
      <div>
        <Text fw={600}>
          {act.date}
          {isNamed && ` · ${act.subjectName}`}
          {act.participants !== null && ` · ${act.participants} 人参加`}
          {act.isLateEntry && '（补录）'}
        </Text>
        <Text>{act.text}</Text>
        <Text fz="sm" c="dimmed">
          {act.units.length > 0 && `${act.units.join('、')} · `}
          办理人 {act.handlerName} · 录入人 {act.typistName} · {formatInstant(act.at)} 录入
        </Text>
        {act.steps.map((step) => (
          <Text key={`${step.kind} ${step.at}`} fz="sm">
            {step.onDay} {step.kind}：{step.typistName}
            {step.note !== '' && `，${step.note}`}
          </Text>
        ))}
      </div>
      {standing && <StatusWord tone={standing.tone}>{standing.word}</StatusWord>}
      <PhotoStrip files={act.files} label={`${act.date} 的佐证材料`} />
      <Group gap="xs">
        {act.mayConfirm && (
          <Button size="xs" loading={confirm.isPending} onClick={() => confirm.mutate({ actId: act.id })}>
            确认补录
          </Button>
        )}
        {act.standing !== 'withdrawn' && (
          <Withdrawal actId={act.id} isAsked={act.standing === 'withdrawal-asked'} />
        )}
      </Group>
      <ErrorNote error={confirm.error} />
    </Stack>
  );
}

/** Nothing is deleted: an act taken back stays on record with its reason. One asked for needs a second person. */
function Withdrawal({ actId, isAsked }: { actId: string; isAsked: boolean }) {
  const verb = isAsked ? '同意撤回' : '撤回';
  const withdraw = useApiCommand('obligations', 'withdraw');
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null) {
    return (
      <Button size="xs" variant="subtle" onClick={() => setReason('')}>
        {verb}
      </Button>
    );
  }
  return (
    <form
      aria-label="撤回登记"
      onSubmit={(event) => {
        event.preventDefault();
        withdraw.mutate({ actId, reason }, { onSuccess: () => setReason(null) });
      }}
      onKeyDown={(event) => event.key === 'Escape' && setReason(null)}
    >
      <Group gap="xs" align="flex-end">
        <TextInput
          size="xs"
          label="为什么撤回"
          autoFocus
          value={reason}
          error={withdraw.error?.fields?.['reason']}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" variant="default" loading={withdraw.isPending}>
          {verb}
        </Button>
      </Group>
      <ErrorNote error={withdraw.error} />
    </form>
  );
}
