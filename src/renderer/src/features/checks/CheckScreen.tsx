import { Stack } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { Inspection } from '#shared/contract/checks.ts';
import { inspectionKindLabels } from '#shared/domain/inspection/inspection.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { PickTable } from '../../ui/PickTable.tsx';
import type { Column } from '../../ui/PickTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { ButtonLink } from '../find/links.tsx';
import { InspectionCard } from './InspectionCard.tsx';

const MOST_LISTED = 500;

const columns: readonly Column<Inspection>[] = [
  { head: '日期', cell: ({ date }) => date, width: 110 },
  { head: '方式', cell: ({ kind }) => inspectionKindLabels[kind], width: 110 },
  {
    head: '查得怎样',
    cell: ({ problemIds, needsConfirmation }) => (
      <>
        {problemIds.length > 0 ? `查出 ${problemIds.length} 个问题` : '没有发现问题'}
        {needsConfirmation && <StatusWord tone="soon">待确认</StatusWord>}
      </>
    ),
  },
];

/** One check, reached from its place or from a problem it found; beside it the others of that place, the newest first. */
export function CheckScreen() {
  const { id = '' } = useParams({ strict: false });
  const check = useApiQuery('checks', 'get', { id });
  const place = check.data?.place;
  return (
    <Screen
      fill
      title={place ? `${place.name}的检查` : '检查'}
      hint={place?.village}
      actions={
        place && (
          <ButtonLink
            variant="default"
            to="/registers/$register/$id"
            params={{ register: place.register, id: place.id }}
          >
            看“{place.name}”的档案
          </ButtonLink>
        )
      }
    >
      <Loaded query={check}>{(data) => <Checks check={data} />}</Loaded>
    </Screen>
  );
}

function Checks({ check }: { check: Inspection }) {
  const navigate = useNavigate();
  const { register, id } = check.place;
  const others = useApiQuery('checks', 'list', { place: { register, id }, limit: MOST_LISTED });
  return (
    <Split
      listLabel="这里的检查"
      thingLabel="这次检查"
      list={
        <Loaded query={others}>
          {(rows) => (
            <PickTable
              label="这里的检查"
              rows={rows}
              columns={columns}
              chosen={check.id}
              // Back leads to where one came from, not through every check that was looked at.
              onChoose={(other) => void navigate({ to: '/checks/$id', params: { id: other }, replace: true })}
            />
          )}
        </Loaded>
      }
      thing={
        <Stack p="md">
          <InspectionCard key={check.id} id={check.id} />
        </Stack>
      }
    />
  );
}
