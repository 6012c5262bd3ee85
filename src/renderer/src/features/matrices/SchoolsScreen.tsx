import { Button, Select } from '@mantine/core';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useState } from 'react';
import type { matricesContract } from '#shared/contract/matrices.ts';
import { wholeGrid } from '#shared/domain/grid/grid.ts';
import { schoolWords } from '#shared/text/cell-words.ts';
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
import { SchoolItems } from './SchoolItems.tsx';
import { SchoolPanel } from './SchoolPanel.tsx';

export type SchoolTable = InferContractRouterOutputs<typeof matricesContract>['schools'];

const look: GridLook = {
  listLabel: '学校六个一',
  label: '学校六个一表',
  nameLabel: '学校',
  words: schoolWords,
  filter: { labels: { village: '所在村', unit: '主管单位' }, waiting: '还没开展的', missed: '有漏的' },
  column: { screen: 84, paper: 22 },
  paperTitle: '学校“六个一”开展情况表',
};

/** 学校 × 六个一: what every school has done this term, and what not. */
export function SchoolsScreen() {
  const [on, setOn] = useState<string | undefined>(undefined);
  const [filter, setFilter] = useState(wholeGrid);
  const [isPrinting, setPrinting] = useState(false);
  const [selected, setSelected] = useState<Place | null>(null);
  const [isListing, setListing] = useState(false);
  const asked = on === undefined ? {} : { on };
  const table = useApiQuery('matrices', 'schools', asked);
  const exporting = useApiCommand('matrices', 'exportSchools');
  const hasRows = (table.data?.rows.length ?? 0) > 0;
  return (
    <Screen
      title="检查"
      hint={<MatrixTabs />}
      fill
      actions={
        <>
          <Button size="xs" variant="default" onClick={() => setListing(!isListing)}>
            六个一项目
          </Button>
          {hasRows && (
            <MatrixActs
              onPrint={() => setPrinting(true)}
              onExport={() => exporting.mutateAsync({ ...asked, filter })}
            />
          )}
        </>
      }
    >
      <Loaded query={table} rows={12}>
        {(data) => {
          if (isListing) return <SchoolItems onClose={() => setListing(false)} />;
          if (data.rows.length === 0)
            return <NoSchools isAsked={data.isAsked} onList={() => setListing(true)} />;
          return (
            <>
              <GridBoard
                table={data}
                look={look}
                filter={filter}
                onFilter={setFilter}
                more={<TermPick table={data} onTerm={setOn} />}
                none="这里没有要看的学校"
                selected={selected}
                onSelect={setSelected}
                panel={<SchoolPanel table={data} place={selected} />}
              />
              {isPrinting && (
                <GridPaper
                  table={data}
                  look={look}
                  filter={filter}
                  note={(rows) => `${data.term?.label ?? ''}，共 ${rows} 所`}
                  onClose={() => setPrinting(false)}
                />
              )}
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}

function TermPick({ table, onTerm }: { table: SchoolTable; onTerm: (on: string) => void }) {
  return (
    <Select
      size="xs"
      w={150}
      aria-label="看哪个学期"
      data={table.terms.map(({ key, label }) => ({ value: key, label }))}
      value={table.term?.key ?? null}
      onChange={(key) => {
        const term = table.terms.find((candidate) => candidate.key === key);
        if (term) onTerm(term.from);
      }}
    />
  );
}

function NoSchools({ isAsked, onList }: { isAsked: boolean; onList: () => void }) {
  if (isAsked) {
    return (
      <EmptyState title="这个学期还没有要看的学校" action={<Button onClick={onList}>六个一项目</Button>}>
        这里是“学校 × 六个一”的开展情况表。先列好每所学校每学期要做的几项（六个一项目），再把学校登进台账。
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="方案里还没有对学校的周期要求"
      action={<ButtonLink to="/plan">到方案里定周期</ButtonLink>}
    >
      这里是“学校 ×
      六个一”的开展情况表。请先在方案的职责清单里，把“六个一”这一条定为“每所学校、每学期、按项目”。
    </EmptyState>
  );
}
