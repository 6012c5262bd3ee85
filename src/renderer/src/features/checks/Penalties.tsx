import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Inspection, Penalty } from '#shared/contract/checks.ts';
import { PenaltyKind, penaltyKindLabels } from '#shared/domain/inspection/penalty.ts';
import type { PenaltyDraft } from '#shared/domain/inspection/penalty.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { KeptNote } from '../../drafts/KeptNote.tsx';
import { useDraft, useLeftOpen } from '../../drafts/use-draft.ts';
import { ConfirmInline } from '../../ui/ConfirmInline.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';

const kinds = PenaltyKind.options.map((value) => ({ value, label: penaltyKindLabels[value] }));

const blank: PenaltyDraft = {
  organ: '',
  authority: '',
  number: '',
  decidedOn: '',
  kind: 'warning',
  amount: '',
};

function penaltyDraft(inspectionId: string): string {
  return `penalty-${inspectionId}`;
}

/** 行政处罚 that followed the check: noted from the decision of the organ that has the power. */
export function Penalties({ inspection }: { inspection: Inspection }) {
  const wasLeftOpen = useLeftOpen();
  const [isAdding, setAdding] = useState(() => wasLeftOpen(penaltyDraft(inspection.id)));
  return (
    <div>
      {inspection.penalties.length > 0 && <Text fw={600}>行政处罚</Text>}
      {inspection.penalties.map((penalty) => (
        <OnePenalty key={penalty.id} penalty={penalty} />
      ))}
      {isAdding ? (
        <PenaltyForm inspection={inspection} onDone={() => setAdding(false)} />
      ) : (
        <Button size="xs" variant="default" onClick={() => setAdding(true)}>
          记处罚
        </Button>
      )}
    </div>
  );
}

function OnePenalty({ penalty }: { penalty: Penalty }) {
  const withdraw = useApiCommand('checks', 'withdrawPenalty');
  return (
    <Stack gap={4} mb="xs">
      <Text>
        {penalty.organ} {penalty.number}，{penalty.decidedOn}，{penaltyKindLabels[penalty.kind]}
        {penalty.amount && `，${penalty.amount}`}
      </Text>
      <Text fz="sm" c="dimmed">
        {penalty.authority && `授权依据：${penalty.authority} · `}
        {penalty.typistName}录入
      </Text>
      <ConfirmInline
        verb="撤回"
        question="这条处罚记错了？撤回后不再显示，留痕里查得到。"
        isBusy={withdraw.isPending}
        onConfirm={() => withdraw.mutate({ id: penalty.id, reason: '记错了' })}
      />
      <ErrorNote error={withdraw.error} />
    </Stack>
  );
}

function PenaltyForm({ inspection, onDone }: { inspection: Inspection; onDone: () => void }) {
  const add = useApiCommand('checks', 'addPenalty');
  const draft = useDraft<PenaltyDraft>(penaltyDraft(inspection.id), () => blank);
  const penalty = draft.value;
  const set = (part: Partial<PenaltyDraft>) => draft.change((words) => ({ ...words, ...part }));
  const errors = add.error?.fields ?? {};
  return (
    <form
      aria-label="记处罚"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(
          { id: inspection.id, penalty },
          {
            onSuccess: () => {
              draft.discard();
              onDone();
            },
          },
        );
      }}
    >
      <Stack gap="xs">
        <KeptNote draft={draft} />
        <TextInput
          label="作出处罚的机关"
          description="有处罚权的执法机关，如县公安局、派出所"
          data-autofocus
          autoFocus
          value={penalty.organ}
          error={errors['penalty.organ']}
          onChange={(event) => set({ organ: event.currentTarget.value })}
        />
        <TextInput
          label="决定书文号"
          value={penalty.number}
          error={errors['penalty.number']}
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
        <DateInput
          label="决定日期"
          w="100%"
          value={penalty.decidedOn || null}
          minDate={inspection.date}
          error={errors['penalty.decidedOn']}
          onChange={(decidedOn) => set({ decidedOn: decidedOn ?? '' })}
        />
        <Select
          label="处罚种类"
          data={kinds}
          value={penalty.kind}
          allowDeselect={false}
          onChange={(kind) => set({ kind: PenaltyKind.parse(kind) })}
        />
        <TextInput
          label="金额或期限"
          placeholder="照决定书写"
          value={penalty.amount}
          error={errors['penalty.amount']}
          onChange={(event) => set({ amount: event.currentTarget.value })}
        />
        <TextInput
          label="授权依据"
          description="只有镇里自己按省里下放的权限处罚才写"
          value={penalty.authority}
          error={errors['penalty.authority']}
          onChange={(event) => set({ authority: event.currentTarget.value })}
        />
        <ErrorNote error={add.error} />
        <Group>
          <Button type="submit" size="xs" loading={add.isPending}>
            记下
          </Button>
          <Button size="xs" variant="default" onClick={onDone}>
            不记了
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
