import { Button, Checkbox, Group, MultiSelect, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '#shared/contract/problems.ts';
import { addDays, later } from '#shared/domain/calendar/plain-date.ts';
import { ListingLevel, listingLevelLabels, problemActionLabels } from '#shared/domain/problem/problem.ts';
import type { ProblemAction } from '#shared/domain/problem/problem.ts';
import { problemActionRules } from '#shared/domain/problem/transitions.ts';
import type { BusinessRole } from '#shared/domain/people/roles.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { KeptNote } from '../../drafts/KeptNote.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { usePeopleChoices, useUnitChoices } from '../checks/useChoices.ts';
import { MergePick } from './MergePick.tsx';
import { inputOf, steps } from './steps.ts';
import type { StepFields, Words } from './steps.ts';
import classes from '../../ui/work.module.css';

const levels = ListingLevel.options.map((value) => ({ value, label: listingLevelLabels[value] }));
/** The days an office usually gives when nothing else is said. */
const USUAL_DAYS = 7;

type Typing = {
  unitId: string | null;
  helperUnitIds: string[];
  deadline: string | null;
  doneOn: string | null;
  level: ListingLevel;
  intoId: string | null;
  note: string;
  handlerId: string | null;
};

/** The name a half-typed step is kept by. */
export function stepDraft(problemId: string, action: ProblemAction): string {
  return `problem-${problemId}-${action}`;
}

/** The form of one step, and of 销号 in the same sitting where this person may do both. */
export function StepForm(props: { problem: Problem; action: ProblemAction; onDone: () => void }) {
  const { problem, action, onDone } = props;
  const step: StepFields = steps[action];
  const { asks = {} } = step;
  const session = useSession();
  const units = useUnitChoices();
  const people = usePeopleChoices();
  const today = useApiQuery('desk', 'status', {}).data?.today ?? '';
  const command = useApiCommand('problems', action);
  const close = useApiCommand('problems', 'close');
  const isDispatching = asks.unit !== undefined;

  const draft = useDraft<Typing>(stepDraft(problem.id, action), () => ({
    unitId: problem.unitId,
    helperUnitIds: problem.helpers.map(({ id }) => id),
    deadline: usualDeadline(problem, step.usual, today),
    doneOn: today || null,
    level: 'town',
    intoId: null,
    note: isDispatching ? problem.measures : '',
    handlerId: session.personId,
  }));
  const { unitId, helperUnitIds, deadline, doneOn, level, intoId, note, handlerId } = draft.value;
  const set = (part: Partial<Typing>) => draft.change((words) => ({ ...words, ...part }));
  const [isClosing, setClosing] = useState(false);
  const [missing, setMissing] = useState<Record<string, string>>({});
  const error = command.error ?? close.error;
  const fields: Record<string, string> = { ...error?.fields, ...missing };
  const mayClose =
    action === 'verify' && problem.listing === null && mayTake('close', session.role as BusinessRole);

  function act(): void {
    const gaps: Record<string, string> = {};
    if (asks.unit && !unitId) gaps['unitId'] = `请选${asks.unit}`;
    if (asks.deadline && !deadline) gaps['deadline'] = '请填期限';
    if (asks.doneOn && !doneOn) gaps['doneOn'] = '请填整改完成的日期';
    if (asks.into && !intoId) gaps['intoId'] = '请选一个问题';
    if (step.isNoteNeeded && note.trim() === '') gaps['note'] = `请写${step.note}`;
    setMissing(gaps);
    if (Object.keys(gaps).length > 0) return;
    const base = { id: problem.id, revision: problem.revision, ...(handlerId ? { handlerId } : {}) };
    const words: Words = {
      base,
      note,
      unitId: unitId ?? '',
      helperUnitIds,
      deadline: deadline ?? '',
      doneOn: doneOn ?? '',
      level,
      intoId: intoId ?? '',
    };
    // What is refused stands under the form: see `error`.
    take(words).catch(() => undefined);
  }

  /** Two acts on record, each with its own refusals: what was verified stays so when the closing is refused. */
  async function take(words: Words): Promise<void> {
    const { id, revision, ...who } = words.base;
    if (!command.isSuccess) await command.mutateAsync(inputOf(action, words));
    if (isClosing)
      await close.mutateAsync({ ...who, id, revision: command.isSuccess ? revision : revision + 1, note });
    draft.discard();
    onDone();
  }

  return (
    <form
      className={classes.step}
      aria-label={problemActionLabels[action]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        act();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
        if (event.key === 'Enter' && event.ctrlKey) act();
      }}
    >
      <Stack gap="sm">
        <KeptNote draft={draft} />
        <Group align="flex-start" gap="sm">
          {asks.unit && (
            <>
              <Select
                label={asks.unit}
                data={units}
                value={unitId}
                searchable
                nothingFoundMessage="没有这个单位，请到“台账”的单位里添加"
                error={fields['unitId']}
                data-autofocus
                autoFocus
                onChange={(value) => set({ unitId: value })}
              />
              <MultiSelect
                label="配合单位"
                data={units.filter(({ value }) => value !== unitId)}
                value={helperUnitIds}
                searchable
                placeholder={helperUnitIds.length === 0 ? '没有就不选' : ''}
                onChange={(value) => set({ helperUnitIds: value })}
              />
            </>
          )}
          {asks.level && (
            <Select
              label={asks.level}
              data={levels}
              value={level}
              allowDeselect={false}
              autoFocus
              onChange={(value) => set({ level: ListingLevel.parse(value) })}
            />
          )}
          {asks.doneOn && (
            <DateInput
              label={asks.doneOn}
              value={doneOn}
              maxDate={today}
              error={fields['doneOn']}
              onChange={(value) => set({ doneOn: value })}
            />
          )}
          {asks.deadline && (
            <DateInput
              label={asks.deadline}
              value={deadline}
              error={fields['deadline']}
              onChange={(value) => set({ deadline: value })}
            />
          )}
          <Select
            label={step.handler}
            data={people}
            value={handlerId}
            searchable
            nothingFoundMessage="没有这个人，请到“单位人员”里添加"
            error={fields['handlerId']}
            onChange={(value) => set({ handlerId: value })}
          />
        </Group>
        {asks.into && (
          <MergePick
            label={asks.into}
            problem={problem}
            chosen={intoId}
            error={fields['intoId']}
            onChoose={(value) => set({ intoId: value })}
          />
        )}
        <Textarea
          label={step.note}
          value={note}
          error={fields['note'] ?? fields['measures']}
          maxRows={6}
          autoFocus={!asks.unit && !asks.level && !asks.into}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
        {mayClose && (
          <Checkbox
            label="核查和销号一并办（留两条记录）"
            checked={isClosing}
            onChange={(event) => setClosing(event.currentTarget.checked)}
          />
        )}
        <ErrorNote error={error} />
        <Group>
          <Button type="submit" loading={command.isPending || close.isPending}>
            {isClosing ? '核查通过并销号' : problemActionLabels[action]}
          </Button>
          <Button variant="default" onClick={onDone}>
            先不办
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** By the same table as the core. */
export function mayTake(action: ProblemAction, role: BusinessRole): boolean {
  const { roles }: { roles: readonly BusinessRole[] } = problemActionRules[action];
  return roles.includes(role);
}

function usualDeadline(problem: Problem, usual: StepFields['usual'], today: string): string | null {
  const { deadline, extension } = problem;
  if (today === '') return deadline;
  const ahead = addDays(today, USUAL_DAYS);
  if (usual === 'asked') return extension?.wantedDeadline ?? ahead;
  if (usual === 'later') return deadline === null ? ahead : later(addDays(deadline, USUAL_DAYS), ahead);
  return usual === 'now' && deadline !== null && deadline >= today ? deadline : ahead;
}
