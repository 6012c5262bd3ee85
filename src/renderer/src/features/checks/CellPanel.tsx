import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { stateAt } from '#shared/domain/grid/cell-state.ts';
import { isToDo } from '#shared/domain/grid/grid.ts';
import { inspectionKindLabels } from '#shared/domain/inspection/inspection.ts';
import { venueWords } from '#shared/text/cell-words.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import type { Place } from '../../ui/matrix/Matrix.tsx';
import { ButtonLink, TextLink } from '../find/links.tsx';
import type { ChecksOverview } from './check-words.ts';
import { InspectionCard } from './InspectionCard.tsx';
import { canRecord, toneOf } from './check-words.ts';
import classes from './checks.module.css';

/** The square that was opened: what happened that week, and what may still be done about it. */
export function CellPanel({ overview, place }: { overview: ChecksOverview; place: Place | null }) {
  const row = overview.rows.find(({ id }) => id === place?.rowId);
  const column = overview.weeks.findIndex(({ key }) => key === place?.column);
  const week = overview.weeks[column];
  if (!row || !week) {
    return (
      <EmptyState title="选一格看看">
        点本周的空格就记这一家的检查；点别的格子，在这里看当时查得怎样。漏检的格子永远留着，不会因为后来补查就消失。
      </EmptyState>
    );
  }
  const state = stateAt(row.cells, column);
  const words = venueWords[state];
  return (
    <Stack gap="md" p="md">
      <div>
        <Text fw={600}>{row.name}</Text>
        <Text fz="sm" c="dimmed">
          {[row.village, row.kind, row.note].filter((word) => word !== '').join(' · ')}
          <br />
          {overview.columns[column]?.hint}
        </Text>
      </div>
      <div>
        <StatusWord tone={toneOf(state)}>{words.word}</StatusWord>
        <Text fz="sm">{words.meaning}</Text>
      </div>
      {canRecord(state) && row.note === '' && (
        <div>
          <ButtonLink
            variant={isToDo(state) ? 'filled' : 'default'}
            to="/checks/record/$venueId"
            params={{ venueId: row.id }}
            search={isToDo(state) ? {} : { past: true }}
          >
            {isToDo(state) ? '记一次检查' : '当时查过，补录'}
          </ButtonLink>
        </div>
      )}
      <WeekChecks key={`${row.id} ${week.key}`} venueId={row.id} from={week.from} to={week.to} />
      <VenueChecks key={row.id} venueId={row.id} week={week} />
    </Stack>
  );
}

type Days = { from: string; to: string };

/** What was checked there in that week, opened at once. */
function WeekChecks({ venueId, from, to }: { venueId: string } & Days) {
  const checks = useApiQuery('checks', 'list', { venueId, from, to, limit: 20 });
  return (checks.data ?? []).map(({ id }) => <InspectionCard key={id} id={id} />);
}

/** Every check of the venue, each of which opens in place: also those that count for no square yet. */
function VenueChecks({ venueId, week }: { venueId: string; week: Days }) {
  const checks = useApiQuery('checks', 'list', { venueId, limit: 12 });
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <div>
      <Text fw={600}>这家的检查</Text>
      <Loaded query={checks} rows={2}>
        {(list) =>
          list.length === 0 ? (
            <Text c="dimmed">还没有检查记录。</Text>
          ) : (
            <ul className={classes.plain}>
              {list.map((check) => {
                const isShown = week.from <= check.date && check.date <= week.to;
                return (
                  <li key={check.id}>
                    <button
                      type="button"
                      className={classes.past}
                      aria-expanded={check.id === openId}
                      disabled={isShown}
                      onClick={() => setOpenId(check.id === openId ? null : check.id)}
                    >
                      {check.date} {inspectionKindLabels[check.kind]}
                      {check.problemIds.length > 0 && `，查出 ${check.problemIds.length} 个问题`}
                      {check.needsConfirmation && <StatusWord tone="soon">待确认</StatusWord>}
                    </button>
                    {check.id === openId && !isShown && <InspectionCard id={check.id} />}
                  </li>
                );
              })}
            </ul>
          )
        }
      </Loaded>
      <TextLink to="/registers/$register/$id" params={{ register: 'venues', id: venueId }} fz="sm">
        到台账里看这家场所
      </TextLink>
    </div>
  );
}
