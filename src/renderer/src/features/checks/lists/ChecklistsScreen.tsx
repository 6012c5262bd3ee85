import { useState } from 'react';
import type { Api } from '#shared/rpc/client.ts';
import { useApiQuery } from '../../../api/hooks.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { PickTable } from '../../../ui/PickTable.tsx';
import type { Column } from '../../../ui/PickTable.tsx';
import { Screen } from '../../../ui/Screen.tsx';
import { Split } from '../../../ui/Split.tsx';
import { StatusWord } from '../../../ui/StatusWord.tsx';
import { ButtonLink } from '../../find/links.tsx';
import { ChecklistThing } from './ChecklistThing.tsx';

type Row = Awaited<ReturnType<Api['checklists']['list']>>[number];

const columns: readonly Column<Row>[] = [
  {
    head: '清单',
    cell: (row) => (
      <>
        {row.title} <Coming row={row} />
      </>
    ),
  },
  { head: '项数', cell: ({ items }) => items, align: 'right', width: 70 },
  { head: '在用', cell: ({ version }) => `第${version}版`, width: 90 },
];

/** 检查清单: what is looked at in each kind of place; the office changes them, two people together. */
export function ChecklistsScreen() {
  const lists = useApiQuery('checklists', 'list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Screen
      title="检查清单"
      hint="改了清单就是新的一版，另一位同事看过才启用；以前的检查还按当时的清单看"
      fill
      actions={
        <ButtonLink variant="default" to="/checks">
          返回
        </ButtonLink>
      }
    >
      <Loaded query={lists}>
        {(rows) => (
          <Split
            listLabel="检查清单"
            thingLabel="选中的清单"
            columns="2fr 3fr"
            list={
              <PickTable
                label="检查清单"
                rows={rows}
                columns={columns}
                chosen={chosen}
                onChoose={setChosen}
              />
            }
            thing={
              chosen ? (
                <ChecklistThing key={chosen} id={chosen} />
              ) : (
                <EmptyState title="从左边选一张清单">
                  工作台自带各类场所的清单，按法律法规写好了。本镇可以加自己的项目、改说法、换顺序、停用不查的项目。
                </EmptyState>
              )
            }
          />
        )}
      </Loaded>
    </Screen>
  );
}

function Coming({ row: { coming } }: { row: Row }) {
  if (!coming) return null;
  return coming.isApproved ? (
    <StatusWord tone="open">{coming.effectiveOn} 换新版</StatusWord>
  ) : (
    <StatusWord tone="soon">新版等复核</StatusWord>
  );
}
