import { useState } from 'react';
import { filterRows, wholeGrid } from '#shared/domain/grid/grid.ts';
import type { Grid, GridFilter } from '#shared/domain/grid/grid.ts';
import { unitWords } from '#shared/text/cell-words.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { Matrix } from '../../ui/matrix/Matrix.tsx';
import type { Place } from '../../ui/matrix/Matrix.tsx';
import { MatrixActs } from '../../ui/matrix/MatrixActs.tsx';
import { MatrixFilter } from '../../ui/matrix/MatrixFilter.tsx';
import { MatrixLegend } from '../../ui/matrix/MatrixLegend.tsx';
import { MatrixPaper } from '../../ui/matrix/MatrixPaper.tsx';
import { ButtonLink } from '../find/links.tsx';
import { MatrixTabs } from './MatrixTabs.tsx';
import { UnitPanel } from './UnitPanel.tsx';
import classes from './matrices.module.css';

/** 单位 × 周期任务: who owes what, how the present period stands, and how often it was missed before. */
export function UnitsScreen() {
  const [filter, setFilter] = useState(wholeGrid);
  const [isPrinting, setPrinting] = useState(false);
  const table = useApiQuery('matrices', 'units', {});
  const exporting = useApiCommand('matrices', 'exportUnits');
  const hasRows = (table.data?.rows.length ?? 0) > 0;
  return (
    <Screen
      title="检查"
      hint={<MatrixTabs />}
      fill
      actions={
        hasRows && (
          <MatrixActs onPrint={() => setPrinting(true)} onExport={() => exporting.mutateAsync({ filter })} />
        )
      }
    >
      <Loaded query={table} rows={12}>
        {(data) =>
          data.rows.length === 0 ? (
            <NoObligations />
          ) : (
            <>
              <Board table={data} filter={filter} onFilter={setFilter} />
              {isPrinting && <UnitPaper table={data} filter={filter} onClose={() => setPrinting(false)} />}
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}

type BoardProps = { table: Grid; filter: GridFilter; onFilter: (filter: GridFilter) => void };

function Board({ table, filter, onFilter }: BoardProps) {
  const [selected, setSelected] = useState<Place | null>(null);
  const rows = filterRows(table.columns, table.rows, filter);
  return (
    <Split
      listLabel="单位周期任务"
      thingLabel="这一格"
      columns="minmax(0, 1fr) clamp(260px, 30vw, 400px)"
      list={
        <div className={classes.board}>
          <div className={classes.boardHead}>
            <MatrixFilter
              {...table}
              filter={filter}
              onChange={onFilter}
              labels={{ kind: '单位性质' }}
              waiting="本期没做完的"
              missed="漏过的"
            />
          </div>
          {rows.length === 0 ? (
            <EmptyState title={filter.only === 'waiting' ? '本期该做的都做完了' : '这里没有要看的单位'} />
          ) : (
            <Matrix
              label="单位周期任务表"
              nameLabel="单位"
              words={unitWords}
              columns={table.columns}
              rows={rows}
              columnWidth={116}
              selected={selected}
              onOpen={(row, column) =>
                setSelected({ rowId: row.id, column: table.columns[column]?.key ?? '' })
              }
            />
          )}
          <MatrixLegend words={unitWords} rows={rows} />
        </div>
      }
      thing={<UnitPanel table={table} place={selected} />}
    />
  );
}

type PaperProps = { table: Grid; filter: GridFilter; onClose: () => void };

function UnitPaper({ table, filter, onClose }: PaperProps) {
  const status = useApiQuery('desk', 'status', {});
  const rows = filterRows(table.columns, table.rows, filter);
  return (
    <MatrixPaper
      columns={table.columns}
      rows={rows}
      paper={{
        title: '单位周期任务完成情况表',
        office: status.data?.townName ?? '',
        note: `本期状态和以前漏的次数，共 ${rows.length} 个单位，${status.data?.today ?? ''} 制表`,
        nameLabel: '单位',
        words: unitWords,
        column: 26,
      }}
      onClose={onClose}
    />
  );
}

function NoObligations() {
  return (
    <EmptyState
      title="方案里还没有定下周期的任务"
      action={<ButtonLink to="/plan">到方案里定周期</ButtonLink>}
    >
      这里是“单位 ×
      周期任务”表：哪个单位该做什么、本期做了没有、以前漏过几次。先导入并确认方案，再给每条职责定下多久做一次。
    </EmptyState>
  );
}
