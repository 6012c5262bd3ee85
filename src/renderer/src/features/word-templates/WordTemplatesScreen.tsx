import { useState } from 'react';
import { useApiQuery } from '../../api/hooks.ts';
import type { ApiOutput } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { PickTable } from '../../ui/PickTable.tsx';
import type { Column } from '../../ui/PickTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { ButtonLink } from '../find/links.tsx';
import { KindThing } from './KindThing.tsx';

type Row = ApiOutput<'wordTemplates', 'list'>[number] & { id: string };

const columns: readonly Column<Row>[] = [
  { head: '文书', cell: ({ label }) => label },
  { head: '种类', cell: ({ category }) => category, width: 96 },
  {
    head: '照什么签发',
    cell: ({ version }) => (version === null ? '本台版式' : `模板第${version}版`),
    width: 120,
  },
];

/** 文书模板: any kind may be issued from the office's own Word layout instead of the house style. */
export function WordTemplatesScreen() {
  const kinds = useApiQuery('wordTemplates', 'list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Screen
      title="文书模板"
      hint="导出 · 用 WPS 或 Word 改 · 放回来 · 以后照它签发"
      fill
      actions={
        <ButtonLink variant="default" to="/documents">
          全部文书
        </ButtonLink>
      }
    >
      <Loaded query={kinds} rows={12}>
        {(rows) => (
          <Split
            listLabel="能改模板的文书"
            thingLabel="选中的文书"
            columns="minmax(420px, 2fr) minmax(0, 3fr)"
            list={
              <PickTable
                label="能改模板的文书"
                rows={rows.map((row) => ({ ...row, id: row.kind }))}
                columns={columns}
                chosen={chosen}
                onChoose={setChosen}
              />
            }
            thing={
              chosen ? (
                <KindThing key={chosen} kind={chosen} />
              ) : (
                <EmptyState title="从左边选一种文书">
                  每种文书本台都按国家标准排好了，不改也能用。本镇另有固定的版式或者说法，就把模板导出来，用
                  WPS 改好再放回来；改坏了随时换回去，已经签发的不受影响。
                </EmptyState>
              )
            }
          />
        )}
      </Loaded>
    </Screen>
  );
}
