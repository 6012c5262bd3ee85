import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { inspectionKindLabels } from '#shared/domain/inspection/inspection.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { InspectionCard } from './InspectionCard.tsx';
import type { CellPlace, ChecksOverview } from './Matrix.tsx';
import { canRecord, hasMiss, isWaiting, wordsOf } from './check-words.ts';
import { ButtonLink, TextLink } from '../find/links.tsx';
import classes from './checks.module.css';

/** The square that was opened: what happened that week, and what may still be done about it. */
export function CellPanel({ overview, place }: { overview: ChecksOverview; place: CellPlace | null }) {
  const row = overview.rows.find((candidate) => candidate.venueId === place?.venueId);
  const cell = row?.cells.find((candidate) => candidate.week === place?.week);
  const week = overview.weeks.find((candidate) => candidate.key === place?.week);
  if (!row || !cell || !week) {
    return (
      <EmptyState title="选一格看看">
        点本周的空格就记这一家的检查；点别的格子，在这里看当时查得怎样。漏检的格子永远留着，不会因为后来补查就消失。
      </EmptyState>
    );
  }
  const words = wordsOf(cell.state, cell.inspectionId);
  const tone = hasMiss(cell.state) ? 'late' : isWaiting(cell.state) ? 'soon' : 'done';
  return (
    <Stack gap="md" p="md">
      <div>
        <Text fw={600}>{row.venueName}</Text>
        <Text fz="sm" c="dimmed">
          {row.villageName} · {row.kindLabel}
          <br />
          {week.label}
        </Text>
      </div>
      <div>
        <StatusWord tone={tone}>{words.word}</StatusWord>
        <Text fz="sm">{words.meaning}</Text>
      </div>
      {canRecord(cell.state) && (
        <div>
          <ButtonLink
            variant={isWaiting(cell.state) ? 'filled' : 'default'}

            to="/checks/record/$venueId"
            params={{ venueId: row.venueId }}
          >
            {isWaiting(cell.state) ? '记一次检查' : '当时查过，补录'}
          </ButtonLink>
        </div>
      )}
      {cell.inspectionId && <InspectionCard key={cell.inspectionId} id={cell.inspectionId} />}
      <VenueChecks key={row.venueId} venueId={row.venueId} shownId={cell.inspectionId} />
    </Stack>
  );
}

/** Every check of the venue, each of which opens in place: also those that count for no square yet. */
function VenueChecks({ venueId, shownId }: { venueId: string; shownId: string | null }) {
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
              {list.map((check) => (
                <li key={check.id}>
                  <button
                    type="button"
                    className={classes.past}
                    aria-expanded={check.id === openId}
                    disabled={check.id === shownId}
                    onClick={() => setOpenId(check.id === openId ? null : check.id)}
                  >
                    {check.date} {inspectionKindLabels[check.kind]}
                    {check.problemIds.length > 0 && `，查出 ${check.problemIds.length} 个问题`}
                    {check.needsConfirmation && <StatusWord tone="soon">待确认</StatusWord>}
                  </button>
                  {check.id === openId && check.id !== shownId && <InspectionCard id={check.id} />}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <TextLink to="/registers/$register" params={{ register: 'venues' }} fz="sm">
        到台账里看这家场所
      </TextLink>
    </div>
  );
}
