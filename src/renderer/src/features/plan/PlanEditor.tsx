import { Button, Group, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { PlanDraft } from '#shared/domain/plan/plan-draft.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Note } from '../../ui/Note.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { BasicsPart } from './parts/BasicsPart.tsx';
import { GroupsPart } from './parts/GroupsPart.tsx';
import { ObligationsPart } from './parts/ObligationsPart.tsx';
import { PhasesPart } from './parts/PhasesPart.tsx';
import { UnitsPart } from './parts/UnitsPart.tsx';
import { Unread } from './parts/Unread.tsx';
import { confirmationErrors, toConfirmation } from './import-draft.ts';
import type { ImportDraft } from './import-draft.ts';
import classes from './plan.module.css';

/** What was read, every word of it open to correction, beside what was not understood. */
export function PlanEditor(props: {
  entry: ImportDraft;
  change: (step: (entry: ImportDraft | null) => ImportDraft | null) => void;
  onDone: () => void;
  onAnotherFile: () => void;
}) {
  const { entry } = props;
  const navigate = useNavigate();
  const confirm = useApiCommand('plan', 'confirm');
  const [isTried, setTried] = useState(false);
  // Judged anew with every correction: what was put right is red no longer.
  const found = isTried ? confirmationErrors(toConfirmation(entry)) : {};
  const errors = { ...confirm.error?.fields, ...found };
  const { draft } = entry;

  function correct(step: (current: ImportDraft) => ImportDraft): void {
    if (confirm.isError) confirm.reset();
    props.change((current) => current && step(current));
  }
  const set = (part: Partial<ImportDraft>) => correct((current) => ({ ...current, ...part }));
  const setDraft = (part: Partial<PlanDraft>) =>
    correct((current) => ({ ...current, draft: { ...current.draft, ...part } }));

  function act(): void {
    const confirmation = toConfirmation(entry);
    setTried(true);
    if (Object.keys(confirmationErrors(confirmation)).length > 0) return;
    confirm.mutate(confirmation, {
      onSuccess: () => {
        props.onDone();
        void navigate({ to: '/plan' });
      },
    });
  }

  const duties = draft.groups.reduce((sum, group) => sum + group.duties.length, 0);
  return (
    <Screen
      title="核对方案"
      hint={`${entry.fileName} · 读出 ${draft.groups.length} 个工作组、${duties} 条职责、${draft.phases.length} 个阶段、${draft.obligations.length} 项周期任务`}
      fill
      actions={
        <Button variant="default" onClick={props.onAnotherFile}>
          换一个文件
        </Button>
      }
    >
      {entry.existing && (
        <Note tone="soon">
          本台已有“{entry.existing.title}”。确认后用这一份更新它，已经记下的检查和问题都不动。
        </Note>
      )}
      <Split
        columns="minmax(0, 1fr) 300px"
        listLabel="读出的方案"
        thingLabel="没看懂的文字"
        list={
          <div className={classes.editor}>
            <BasicsPart draft={draft} errors={errors} onChange={setDraft} />
            <GroupsPart groups={draft.groups} errors={errors} onChange={(groups) => setDraft({ groups })} />
            <PhasesPart phases={draft.phases} errors={errors} onChange={(phases) => setDraft({ phases })} />
            <ObligationsPart
              obligations={draft.obligations}
              groups={draft.groups}
              errors={errors}
              onChange={(obligations) => setDraft({ obligations })}
            />
            <UnitsPart entry={entry} errors={errors} onChange={set} />
          </div>
        }
        thing={<Unread draft={draft} onChange={setDraft} />}
      />
      <Group align="flex-end" gap="md">
        <DateInput
          label="启用日"
          description={
            entry.existing ? '更新方案，沿用原来的启用日' : '从这一天起开始算周期任务，之前的不算漏检'
          }
          disabled={entry.existing !== null}
          value={entry.effectiveOn || null}
          error={errors['effectiveOn']}
          w={300}
          onChange={(date) => set({ effectiveOn: date ?? '' })}
        />
        <Button loading={confirm.isPending} onClick={act}>
          确认方案
        </Button>
        {Object.keys(errors).length > 0 && (
          <Text role="alert" c="var(--late)">
            ▲ 有 {Object.keys(errors).length} 处要改：
            {[...new Set(Object.values(errors))].slice(0, 3).join('；')}
          </Text>
        )}
        {confirm.error && !confirm.error.fields && <ErrorNote error={confirm.error} />}
      </Group>
    </Screen>
  );
}
