import { Button, SegmentedControl, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Note } from '../../ui/Note.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { CellPanel } from './CellPanel.tsx';
import { Matrix, MatrixLegend } from './Matrix.tsx';
import type { CellPlace, ChecksOverview, MatrixRow } from './Matrix.tsx';
import { hasMiss, isWaiting } from './check-words.ts';
import { ButtonLink } from '../find/links.tsx';
import classes from './checks.module.css';

type Shown = 'all' | 'waiting' | 'missed';

/** 检查: every key venue every week; a miss stays in sight for ever. */
export function ChecksScreen() {
  const [weeks, setWeeks] = useState('10');
  const matrix = useApiQuery('checks', 'matrix', { weeks: Number(weeks) });
  return (
    <Screen
      title="检查"
      hint={matrix.data && <Figures overview={matrix.data} />}
      fill
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label="看多长时间"
            value={weeks}
            onChange={setWeeks}
            data={[
              { value: '10', label: '近 10 周' },
              { value: '26', label: '半年' },
              { value: '53', label: '一年' },
            ]}
          />
          <Button variant="default" onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      <Loaded query={matrix} rows={12}>
        {(overview) => (overview.rows.length === 0 ? <NoVenues /> : <Board overview={overview} />)}
      </Loaded>
    </Screen>
  );
}

function Figures({ overview }: { overview: ChecksOverview }) {
  const { thisWeek, joint } = overview;
  const units = joint.units.length > 0 ? `（${joint.units.join('、')}）` : '';
  return (
    <>
      本周已检 {thisWeek.done}/{thisWeek.owed} 家 · 上周漏检 {overview.lastWeekMissed} 家 · 累计漏检{' '}
      {overview.missedEver} 家次（永久保留）
      {joint.needed > 0 &&
        ` · ${Number(joint.month.slice(5))} 月联合执法 ${joint.done}/${joint.needed} 次${units}`}
    </>
  );
}

function Board({ overview }: { overview: ChecksOverview }) {
  const navigate = useNavigate();
  const [shown, setShown] = useState<Shown>('all');
  const [selected, setSelected] = useState<CellPlace | null>(null);
  const rows = overview.rows.filter((row) => {
    const now = row.cells.at(-1);
    if (shown === 'waiting') return now !== undefined && isWaiting(now.state);
    if (shown === 'missed') return row.cells.some((cell) => hasMiss(cell.state));
    return true;
  });

  function open(row: MatrixRow, weekIndex: number): void {
    const cell = row.cells[weekIndex];
    if (!cell) return;
    if (weekIndex === overview.weeks.length - 1 && isWaiting(cell.state)) {
      void navigate({ to: '/checks/record/$venueId', params: { venueId: row.venueId } });
    } else {
      setSelected({ venueId: row.venueId, week: cell.week });
    }
  }

  return (
    <>
      {!overview.isRunning && (
        <Note tone="soon">还没有正在进行的方案，所以没有“每周必检”的要求。请先到“方案”里导入并确认。</Note>
      )}
      {overview.missingHolidayYears.length > 0 && (
        <Note tone="soon">
          本台没有 {overview.missingHolidayYears.join('、')} 年的放假安排，这些周按平常周算。
        </Note>
      )}
      <Split
        listLabel="场所周检"
        thingLabel="这一格"
        columns="minmax(0, 1fr) clamp(220px, 25vw, 340px)"
        list={
          <div className={classes.board}>
            <div className={`${classes.boardHead} no-print`}>
              <SegmentedControl
                size="xs"
                aria-label="看哪些场所"
                value={shown}
                onChange={(value) => setShown(value)}
                data={[
                  { value: 'all', label: `全部 ${overview.rows.length}` },
                  { value: 'waiting', label: '本周没查的' },
                  { value: 'missed', label: '有漏检的' },
                ]}
              />
              <Text fz="xs" c="dimmed">
                方向键移动，回车打开
              </Text>
            </div>
            {rows.length === 0 ? (
              <EmptyState title={shown === 'waiting' ? '本周该查的都查过了' : '这段时间没有漏检'} />
            ) : (
              <Matrix
                key={overview.weeks.length}
                weeks={overview.weeks}
                rows={rows}
                selected={selected}
                onOpen={open}
              />
            )}
            <MatrixLegend />
          </div>
        }
        thing={<CellPanel overview={overview} place={selected} />}
      />
    </>
  );
}

function NoVenues() {
  return (
    <EmptyState
      title="还没有要查的场所"
      action={
        <ButtonLink to="/registers/$register" params={{ register: 'venues' }}>
          登记重点场所
        </ButtonLink>
      }
    >
      这里是“重点场所 ×
      周”的检查表。先把旅馆、网吧、KTV、校外培训机构等登进重点场所台账，可以一家一家登，也可以把派出所或各村报来的表格整张导入。
    </EmptyState>
  );
}
