import { Checkbox, Group, MultiSelect, NumberInput, Select, TextInput, Textarea } from '@mantine/core';
import type { ObligationThing, SettleInput } from '#shared/contract/obligations.ts';
import { everyLabels, Per, perLabels } from '#shared/domain/obligation/rule.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { KeptNote } from '../../drafts/KeptNote.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { Note } from '../../ui/Note.tsx';
import { useUnitChoices } from '../checks/useChoices.ts';
import { HandlerField, StepFrame } from './StepFrame.tsx';

type Every = SettleInput['every'];
const everyChoices: { value: Every; label: string }[] = [
  ...(Object.entries(everyLabels) as [Every, string][]).map(([value, label]) => ({ value, label })),
  { value: 'none', label: '不设周期' },
];
const perChoices = Per.options.map((value) => ({ value, label: perLabels[value] }));

type Props = {
  /** What is settled anew; left out, a new one for the clause or by hand. */
  known?: ObligationThing;
  dutyId?: string;
  text?: string;
  onDone: (id: string | null) => void;
};

type Typing = Pick<SettleInput, 'every' | 'times' | 'subject' | 'byItem' | 'text' | 'unitIds' | 'reason'> & {
  unitId: string | null;
  handlerId: string | null;
};

/** The name a half-typed rhythm is kept by: of an obligation, of a clause, or of one that is new. */
export function settleDraft(of: string): string {
  return `settle-${of}`;
}

/** 定频次: how often, for each of whom; or that there is none, with the reason. */
export function SettleForm({ known, dutyId, text = '', onDone }: Props) {
  const settle = useApiCommand('obligations', 'settle');
  const units = useUnitChoices();
  const session = useSession();
  const wasOpen = known === undefined || known.every === 'unspecified';
  const draft = useDraft<Typing>(settleDraft(known?.id ?? dutyId ?? 'new'), () => ({
    every: known && known.every !== 'unspecified' ? known.every : 'month',
    times: known?.times ?? 1,
    subject: known?.subject ?? 'campaign',
    byItem: known?.byItem ?? false,
    text: known?.text ?? text,
    unitIds: [],
    unitId: null,
    reason: '',
    handlerId: session.personId,
  }));
  const { every, times, subject, byItem, text: words, unitIds, unitId, reason, handlerId } = draft.value;
  const set = (part: Partial<Typing>) => draft.change((typed) => ({ ...typed, ...part }));
  const fields = settle.error?.fields ?? {};

  function submit(): void {
    settle.mutate(
      {
        ...(known ? { id: known.id } : {}),
        dutyId: known?.dutyId ?? dutyId ?? null,
        text: words,
        subject,
        byItem: subject === 'school' && byItem,
        unitId,
        unitIds,
        every,
        times,
        reason,
        ...(handlerId ? { handlerId } : {}),
      },
      {
        onSuccess: ({ id }) => {
          draft.discard();
          onDone(id);
        },
      },
    );
  }

  return (
    <StepFrame
      verb={wasOpen ? '定频次' : '改频次'}
      isBusy={settle.isPending}
      error={settle.error}
      onSubmit={submit}
      onCancel={() => onDone(null)}
    >
      <KeptNote draft={draft} />
      {!known && (
        <Textarea
          label="要做什么"
          value={words}
          autosize
          minRows={2}
          autoFocus
          error={fields['text']}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
      )}
      <Group align="flex-start" gap="sm">
        <Select
          label="多久"
          data={everyChoices}
          value={every}
          allowDeselect={false}
          autoFocus={known !== undefined}
          w={150}
          onChange={(value) =>
            set({ every: everyChoices.find((one) => one.value === value)?.value ?? 'month' })
          }
        />
        {every !== 'none' && (
          <NumberInput
            label="至少几次"
            value={times}
            min={1}
            max={366}
            allowDecimal={false}
            w={110}
            error={fields['times']}
            onChange={(value) => set({ times: Number(value) })}
          />
        )}
        {wasOpen && every !== 'none' && (
          <Select
            label="对谁算"
            data={perChoices}
            value={subject}
            allowDeselect={false}
            w={190}
            onChange={(value) => set({ subject: Per.options.find((one) => one === value) ?? 'campaign' })}
          />
        )}
      </Group>
      {wasOpen && subject === 'school' && every !== 'none' && (
        <Checkbox
          label="按学校项目（六个一）逐项算"
          checked={byItem}
          onChange={(event) => set({ byItem: event.currentTarget.checked })}
        />
      )}
      {subject === 'unit' && every !== 'none' && (
        <MultiSelect
          label="哪些单位"
          description="不选就是这条职责所在工作组的单位"
          data={units}
          value={unitIds}
          searchable
          error={fields['unitIds']}
          onChange={(ids) => set({ unitIds: ids })}
        />
      )}
      {(subject === 'child' || subject === 'staff') && every !== 'none' && (
        <Note tone="soon">这一项要逐人登记，本台暂时只记下规定，不统计完成情况。</Note>
      )}
      {!known && (
        <Select
          label="由哪个单位负责"
          description="不选就归这条职责的工作组；没有职责的，全镇都看得到"
          data={units}
          value={unitId}
          searchable
          clearable
          onChange={(id) => set({ unitId: id })}
        />
      )}
      <TextInput
        label={every === 'none' ? '为什么不设周期' : '依据或说明（可不填）'}
        value={reason}
        error={fields['reason']}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <HandlerField value={handlerId} onChange={(id) => set({ handlerId: id })} />
      {!wasOpen && <Note>正在进行的这一期照原来的算，新的从下一个完整周期开始；过去的记录不变。</Note>}
    </StepFrame>
  );
}
