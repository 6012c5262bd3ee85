import { Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { stateAt } from '#shared/domain/grid/cell-state.ts';
import { filterRows, isToDo, wholeGrid } from '#shared/domain/grid/grid.ts';
import type { GridFilter, GridRow } from '#shared/domain/grid/grid.ts';
import { venueWords } from '#shared/text/cell-words.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Note } from '../../ui/Note.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { Matrix } from '../../ui/matrix/Matrix.tsx';
import type { Place } from '../../ui/matrix/Matrix.tsx';
import { MatrixActs } from '../../ui/matrix/MatrixActs.tsx';
import { MatrixFilter } from '../../ui/matrix/MatrixFilter.tsx';
import { MatrixLegend } from '../../ui/matrix/MatrixLegend.tsx';
import { MatrixPaper } from '../../ui/matrix/MatrixPaper.tsx';
import { ButtonLink } from '../find/links.tsx';
import { MatrixTabs } from '../matrices/MatrixTabs.tsx';
import { CellPanel } from './CellPanel.tsx';
import type { ChecksOverview } from './check-words.ts';
import classes from './checks.module.css';
import { firstRange, rangeChoices, rangeOf } from './week-range.ts';

/** 检查: every key venue every week; a miss stays in sight for ever. */
export function ChecksScreen() {
  const [range, setRange] = useState(firstRange);
  const { village = '' } = useSearch({ strict: false });
  const [filter, setFilter] = useState({ ...wholeGrid, village });
  const [phases, setPhases] = useState<ChecksOverview['phases']>([]);
  const [isPrinting, setPrinting] = useState(false);
  const matrix = useApiQuery('checks', 'matrix', rangeOf(range, { phases }));
  const exporting = useApiCommand('checks', 'exportMatrix');
  const isEmpty = matrix.data?.rows.length === 0;
  return (
    <Screen
      title="检查"
      hint={<MatrixTabs />}
      fill
      actions={
        <>
          <ButtonLink to="/checks/batch">成批录入</ButtonLink>
          <ButtonLink variant="default" to="/checks/findings">
            明察暗访
          </ButtonLink>
          <ButtonLink variant="default" to="/checks/lists">
            检查清单
          </ButtonLink>
          {!isEmpty && (
            <MatrixActs
              onPrint={() => setPrinting(true)}
              onExport={() => exporting.mutateAsync({ range: rangeOf(range, { phases }), filter })}
            />
          )}
        </>
      }
    >
      <Loaded query={matrix} rows={12}>
        {(overview) =>
          isEmpty ? (
            <NoVenues />
          ) : (
            <>
              <Board
                overview={overview}
                filter={filter}
                onFilter={setFilter}
                range={range}
                onRange={(value) => {
                  setPhases(overview.phases);
                  setRange(value);
                }}
              />
              {isPrinting && (
                <ChecksPaper overview={overview} filter={filter} onClose={() => setPrinting(false)} />
              )}
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}

function Figures({ overview }: { overview: ChecksOverview }) {
  const { thisWeek, joint } = overview;
  const missed = useApiQuery('checks', 'missedEver', {});
  return (
    <p className={classes.figures}>
      本周已检 {thisWeek.done}/{thisWeek.owed} 家 · 上周漏检 {overview.lastWeekMissed} 家 · 累计漏检{' '}
      {missed.data?.count ?? '…'} 家次（永久保留）
      {joint.needed > 0 && ` · ${Number(joint.month.slice(5))} 月联合执法 ${joint.done}/${joint.needed} 次`}
    </p>
  );
}

type BoardProps = {
  overview: ChecksOverview;
  filter: GridFilter;
  onFilter: (filter: GridFilter) => void;
  range: string;
  onRange: (value: string) => void;
};

function Board({ overview, filter, onFilter, range, onRange }: BoardProps) {
  const navigate = useNavigate();
  const asked = useSearch({ strict: false });
  const [selected, setSelected] = useState<Place | null>(() =>
    asked.venue !== undefined && asked.week !== undefined ? { rowId: asked.venue, column: asked.week } : null,
  );
  const rows = filterRows(overview.columns, overview.rows, filter);

  function open(row: GridRow, column: number): void {
    const week = overview.columns[column];
    if (!week) return;
    if (week.isNow && isToDo(stateAt(row.cells, column))) {
      void navigate({ to: '/checks/record/$venueId', params: { venueId: row.id } });
    } else {
      setSelected({ rowId: row.id, column: week.key });
    }
  }

  return (
    <>
      <Figures overview={overview} />
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
            <div className={classes.boardHead}>
              <MatrixFilter
                {...overview}
                filter={filter}
                onChange={onFilter}
                labels={{ village: '所在村', kind: '场所类别', unit: '监管单位' }}
                waiting="本周没查的"
                missed="有漏检的"
              />
              <Select
                size="xs"
                w={136}
                aria-label="看哪段时间"
                data={rangeChoices(overview)}
                value={range}
                searchable
                nothingFoundMessage="没有这段时间"
                onChange={(value) => onRange(value ?? firstRange)}
              />
            </div>
            {rows.length === 0 ? (
              <EmptyState title={filter.only === 'waiting' ? '本周该查的都查过了' : '这里没有要看的场所'} />
            ) : (
              <Matrix
                key={`${overview.columns[0]?.key} ${overview.columns.length}`}
                label="场所周检表"
                nameLabel="场所"
                words={venueWords}
                columns={overview.columns}
                rows={rows}
                selected={selected}
                onOpen={open}
              />
            )}
            <MatrixLegend words={venueWords} rows={rows} />
          </div>
        }
        thing={<CellPanel overview={overview} place={selected} />}
      />
    </>
  );
}

type PaperProps = { overview: ChecksOverview; filter: GridFilter; onClose: () => void };

function ChecksPaper({ overview, filter, onClose }: PaperProps) {
  const status = useApiQuery('desk', 'status', {});
  const rows = filterRows(overview.columns, overview.rows, filter);
  return (
    <MatrixPaper
      columns={overview.columns}
      rows={rows}
      paper={{
        title: '重点场所每周检查表',
        office: status.data?.townName ?? '',
        note: `共 ${rows.length} 家，${status.data?.today ?? ''} 制表`,
        nameLabel: '场所',
        words: venueWords,
        column: 7.5,
      }}
      onClose={onClose}
    />
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
