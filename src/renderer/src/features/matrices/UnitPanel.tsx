import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ObligationThing } from '#shared/contract/obligations.ts';
import { stateAt } from '#shared/domain/grid/cell-state.ts';
import { isToDo } from '#shared/domain/grid/grid.ts';
import type { Grid } from '#shared/domain/grid/grid.ts';
import type { CellState } from '#shared/domain/grid/cell-state.ts';
import { unitWords } from '#shared/text/cell-words.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import type { Place } from '../../ui/matrix/Matrix.tsx';
import { toneOf } from '../checks/check-words.ts';
import { ButtonLink } from '../find/links.tsx';
import { ActList } from '../obligations/ActList.tsx';
import { RecordActForm } from '../obligations/RecordActForm.tsx';

/** The square that was opened: the obligation, its misses period by period, and the way to do it. */
export function UnitPanel({ table, place }: { table: Grid; place: Place | null }) {
  const row = table.rows.find(({ id }) => id === place?.rowId);
  const column = table.columns.findIndex(({ key }) => key === place?.column);
  const head = table.columns[column];
  const state = row ? stateAt(row.cells, column) : 'not-owed';
  const misses = row?.misses?.[column] ?? 0;
  if (!row || !head) {
    return (
      <EmptyState title="选一格看看">
        格子里是本期的状态，红字是以前漏的次数，右边和下面是启用以来的合计。点开看这项任务各期做得怎样，没做的可以在这里登记。
      </EmptyState>
    );
  }
  return (
    <Stack gap="md" p="md">
      <div>
        <Text fw={600}>{row.name}</Text>
        <Text fz="sm" c="dimmed">
          {head.group}
        </Text>
        <Text>
          {head.name}（{head.sub}）
        </Text>
      </div>
      {state === 'shared' ? (
        <div>
          <StatusWord tone="quiet">{unitWords.shared.word}</StatusWord>
          <Text fz="sm">
            {unitWords.shared.meaning}牵头单位：{leadersOf(table, column)}。
          </Text>
        </div>
      ) : state === 'not-owed' && misses === 0 ? (
        <Text c="dimmed">这项任务不归这个单位。</Text>
      ) : (
        <Thing
          key={`${head.key} ${row.id}`}
          obligationId={head.key}
          unitId={row.id}
          state={state}
          misses={misses}
        />
      )}
    </Stack>
  );
}

/** Whose square of the column tells how it stands. */
function leadersOf({ rows }: Grid, column: number): string {
  const beside: readonly CellState[] = ['shared', 'not-owed'];
  return rows
    .filter(({ cells, misses }) => !beside.includes(stateAt(cells, column)) || (misses?.[column] ?? 0) > 0)
    .map(({ name }) => name)
    .join('、');
}

type ThingProps = { obligationId: string; unitId: string; state: CellState; misses: number };

function Thing({ obligationId, unitId, state, misses }: ThingProps) {
  const obligation = useApiQuery('obligations', 'get', { id: obligationId });
  return (
    <>
      <div>
        <StatusWord tone={toneOf(state)}>{unitWords[state].word}</StatusWord>
        <Text fz="sm">{unitWords[state].meaning}</Text>
        {misses > 0 && <StatusWord tone="late">以前漏 {misses} 次，永久保留</StatusWord>}
      </div>
      <Loaded query={obligation} rows={3}>
        {(thing) => <Doing thing={thing} unitId={unitId} isWanted={isToDo(state)} />}
      </Loaded>
    </>
  );
}

/** What checks fulfil is done on their own screens; the rest is typed here. */
function Doing({ thing, unitId, isWanted }: { thing: ObligationThing; unitId: string; isWanted: boolean }) {
  const [isOpen, setOpen] = useState(isWanted);
  // Of villages and schools each has its own square; the form for one of them stands with it.
  const isOwn = thing.subject === 'unit' || thing.subject === 'campaign';
  const subjectKey = thing.subject === 'unit' ? unitId : '';
  return (
    <>
      {thing.periods.some(({ count }) => count.missed > 0) && (
        <div>
          <Text fw={600}>漏的各期</Text>
          {thing.periods
            .filter(({ count }) => count.missed > 0)
            .map((period) => (
              <Text key={period.key} fz="sm">
                {period.label}：应 {period.count.owed}，漏 {period.count.missed}
              </Text>
            ))}
        </div>
      )}
      {thing.subject === 'venue' && <ButtonLink to="/checks">到场所检查表</ButtonLink>}
      {thing.subject === 'joint' && <ButtonLink to="/checks">去记联合执法</ButtonLink>}
      {thing.subject === 'school' && <ButtonLink to="/checks/schools">到学校六个一表</ButtonLink>}
      {isOwn && thing.mayRecord && (
        <>
          {isOpen ? (
            <RecordActForm
              obligationId={thing.id}
              subjectKey={subjectKey}
              what={thing.text}
              to={thing.current?.to ?? thing.effectiveOn}
              onDone={() => setOpen(false)}
            />
          ) : (
            <div>
              <Button size="xs" variant="default" onClick={() => setOpen(true)}>
                再登记一次
              </Button>
            </div>
          )}
          <Text fw={600}>历次办结</Text>
          <ActList acts={thing.acts.filter((act) => subjectKey === '' || act.subjectKey === subjectKey)} />
        </>
      )}
    </>
  );
}
