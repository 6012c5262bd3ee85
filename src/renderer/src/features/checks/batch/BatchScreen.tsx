import { Group, Kbd } from '@mantine/core';
import { useState } from 'react';
import { useApiQuery } from '../../../api/hooks.ts';
import { useSession } from '../../../app/session.tsx';
import { useDraft } from '../../../drafts/use-draft.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { LoadingState } from '../../../ui/LoadingState.tsx';
import { Screen } from '../../../ui/Screen.tsx';
import { ButtonLink } from '../../find/links.tsx';
import { usePeopleChoices, useUnitChoices } from '../useChoices.ts';
import { newBatch, placeKey } from './batch-draft.ts';
import type { BatchDraft } from './batch-draft.ts';
import { BatchForm } from './BatchForm.tsx';
import { BatchSaved } from './BatchSaved.tsx';
import type { SavedBatch } from './BatchSaved.tsx';
import { BlankForms } from './BlankForms.tsx';

/** 成批录入: blank sheets for a round before it, and its results from paper with the keyboard alone after it. */
export function BatchScreen() {
  const session = useSession();
  const status = useApiQuery('desk', 'status', {});
  const places = useApiQuery('checks', 'places', {});
  const units = useUnitChoices();
  const people = usePeopleChoices();
  const today = status.data?.today;
  const draft = useDraft<BatchDraft>('check-batch', () => newBatch('', session.personId));
  const [saved, setSaved] = useState<SavedBatch | null>(null);
  const error = status.error ?? places.error;
  const value = today ? { ...draft.value, date: draft.value.date || today } : undefined;
  const unitNames = units.filter((unit) => value?.unitIds.includes(unit.value)).map(({ label }) => label);

  return (
    <Screen
      title="成批录入"
      hint={
        <Group gap={6} className="nowrap">
          <Kbd>1</Kbd> 合格 <Kbd>2</Kbd> 不合格 <Kbd>3</Kbd> 不涉及 <Kbd>0</Kbd> 这一家其余都合格{' '}
          <Kbd>Enter</Kbd> 下一家 <Kbd>Ctrl</Kbd>+<Kbd>Enter</Kbd> 全部记下
        </Group>
      }
      fill
      actions={
        !saved && (
          <Group gap="sm">
            {value && <BlankForms draft={value} units={unitNames} />}
            <ButtonLink variant="default" to="/checks">
              返回
            </ButtonLink>
          </Group>
        )
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void Promise.all([status.refetch(), places.refetch()])} />
      ) : saved ? (
        <BatchSaved saved={saved} onAgain={() => setSaved(null)} />
      ) : value && today && places.data ? (
        <BatchForm
          draft={value}
          today={today}
          units={units}
          people={people}
          places={places.data.map((place) => ({
            ...place,
            value: placeKey(place),
            label: `${place.name}（${place.village}）`,
          }))}
          isFound={draft.isFound}
          onChange={draft.change}
          onDiscard={draft.discard}
          onSaved={(answer) => {
            draft.discard();
            setSaved(answer);
          }}
        />
      ) : (
        <LoadingState />
      )}
    </Screen>
  );
}
