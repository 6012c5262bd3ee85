import { useState } from 'react';
import { wholeGrid } from '#shared/domain/grid/grid.ts';
import { unitWords } from '#shared/text/cell-words.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Screen } from '../../ui/Screen.tsx';
import type { Place } from '../../ui/matrix/Matrix.tsx';
import { MatrixActs } from '../../ui/matrix/MatrixActs.tsx';
import { ButtonLink } from '../find/links.tsx';
import { GridBoard, GridPaper } from './GridBoard.tsx';
import type { GridLook } from './GridBoard.tsx';
import { MatrixTabs } from './MatrixTabs.tsx';
import { UnitPanel } from './UnitPanel.tsx';

const look: GridLook = {
  listLabel: '单位周期任务',
  label: '单位周期任务表',
  nameLabel: '单位',
  words: unitWords,
  filter: { labels: { kind: '单位性质' }, waiting: '本期没做完的', missed: '漏过的' },
  column: { screen: 116, paper: 26 },
  paperTitle: '单位周期任务完成情况表',
};

/** 单位 × 周期任务: who owes what, how the present period stands, and how often it was missed before. */
export function UnitsScreen() {
  const [filter, setFilter] = useState(wholeGrid);
  const [isPrinting, setPrinting] = useState(false);
  const [selected, setSelected] = useState<Place | null>(null);
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
              <GridBoard
                table={data}
                look={look}
                filter={filter}
                onFilter={setFilter}
                none={filter.only === 'waiting' ? '本期该做的都做完了' : '这里没有要看的单位'}
                selected={selected}
                onSelect={setSelected}
                panel={<UnitPanel table={data} place={selected} />}
              />
              {isPrinting && (
                <GridPaper
                  table={data}
                  look={look}
                  filter={filter}
                  note={(rows) => `本期状态和以前漏的次数，合计从启用算起，共 ${rows} 个单位`}
                  onClose={() => setPrinting(false)}
                />
              )}
            </>
          )
        }
      </Loaded>
    </Screen>
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
