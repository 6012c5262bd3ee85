import { Group, Kbd, Text } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Place } from '#shared/domain/inspection/place.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { NotFound } from '../../app/fallbacks.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { ButtonLink } from '../find/links.tsx';
import { RecordForm } from './RecordForm.tsx';
import { RecordSaved } from './RecordSaved.tsx';
import type { SavedCheck } from './RecordSaved.tsx';

/** 记一次检查: from paper to the desk with the keyboard alone, one venue after the other. */
export function RecordCheckScreen() {
  const { venueId } = useParams({ from: '/checks/record/$venueId' });
  return <RecordPlace key={venueId} place={{ register: 'venues', id: venueId }} />;
}

/** The same for a school, an institution or a unit in close contact with minors. */
export function RecordPlaceScreen() {
  const { register, id } = useParams({ from: '/checks/at/$register/$id' });
  const place = Place.safeParse({ register, id });
  return place.success ? <RecordPlace key={id} place={place.data} /> : <NotFound />;
}

function RecordPlace({ place }: { place: Place }) {
  const navigate = useNavigate();
  const { past } = useSearch({ strict: false });
  const venue = useApiQuery('registers', 'get', { ...place });
  const checklist = useApiQuery('checks', 'checklistFor', { place });
  const status = useApiQuery('desk', 'status', {});
  const [saved, setSaved] = useState<SavedCheck | null>(null);

  const error = venue.error ?? checklist.error ?? status.error;
  const name = String(venue.data?.values['name'] ?? '');
  const village = String(venue.data?.values['village'] ?? '');
  const title = name ? `记一次检查：${name}` : '记一次检查';
  const hint = [village, checklist.data?.title].filter(Boolean).join(' · ');
  const isReady = venue.data && checklist.data && status.data;

  return (
    <Screen
      title={title}
      hint={hint}
      fill
      actions={
        !saved && (
          <Group gap="sm">
            <Text fz="xs" c="dimmed" className="nowrap">
              <Kbd>1</Kbd> 合格 <Kbd>2</Kbd> 不合格 <Kbd>3</Kbd> 不涉及 <Kbd>Enter</Kbd> 下一项{' '}
              <Kbd>Ctrl</Kbd>+<Kbd>Enter</Kbd> 记下
            </Text>
            <ButtonLink variant="default" to="/checks">
              返回
            </ButtonLink>
          </Group>
        )
      }
    >
      {error && !isReady ? (
        <ErrorState
          error={error}
          onRetry={() => void Promise.all([venue.refetch(), checklist.refetch(), status.refetch()])}
        />
      ) : saved ? (
        <RecordSaved
          saved={saved}
          onNext={(next) => void navigate({ to: '/checks/record/$venueId', params: { venueId: next } })}
        />
      ) : isReady ? (
        <RecordForm
          place={place}
          venueName={name}
          checklist={checklist.data}
          today={status.data.today}
          isPast={past === true}
          onSaved={setSaved}
          onLeave={() => void navigate({ to: '/checks' })}
        />
      ) : (
        <LoadingState />
      )}
    </Screen>
  );
}
