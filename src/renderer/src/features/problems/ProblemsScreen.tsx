import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { PrintedLists } from './PrintedLists.tsx';
import { ProblemDetail } from './ProblemDetail.tsx';
import { ProblemList } from './ProblemList.tsx';
import { filters } from './problem-words.ts';
import type { Filter } from './problem-words.ts';
import classes from './problems.module.css';

/** 两个清单: problem and rectification are two faces of one thing, from found to closed out. */
export function ProblemsScreen() {
  const { id } = useParams({ strict: false });
  const [filter, setFilter] = useState<Filter>('open');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const problems = useApiQuery('problems', 'list', { filter, search });
  const filterLabel = filters.find((entry) => entry.value === filter)?.label ?? '';

  return (
    <Screen
      title="两个清单"
      hint="问题台账 · 整改清单"
      fill
      actions={
        <Button variant="default" onClick={() => window.print()}>
          打印清单
        </Button>
      }
    >
      <PrintedLists problems={problems.data ?? []} filterLabel={filterLabel} />
      <Split
        columns="minmax(300px, 2fr) minmax(0, 3fr)"
        listLabel="清单"
        thingLabel="问题"
        list={
          <div className={`${classes.listPane} no-print`}>
            <div className={classes.listHead}>
              <SegmentedControl
                size="xs"
                aria-label="看哪些问题"
                value={filter}
                onChange={setFilter}
                data={filters.map((entry) => ({ ...entry }))}
              />
              <TextInput
                size="xs"
                aria-label="在清单里找"
                placeholder="编号、问题、场所、单位"
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            </div>
            <Loaded query={problems}>
              {(rows) =>
                rows.length === 0 ? (
                  <NoProblems filter={filter} search={search} />
                ) : (
                  <ProblemList rows={rows} />
                )
              }
            </Loaded>
          </div>
        }
        thing={
          <div className="no-print">
            {id ? (
              <ProblemDetail key={id} id={id} />
            ) : (
              <EmptyState title="从左边选一个问题">
                在这里看它查到时什么样、交给谁整改、改得怎样，也在这里交办、上报整改、核查销号。
              </EmptyState>
            )}
          </div>
        }
      />
    </Screen>
  );
}

const emptyTitles: Record<Filter, string> = {
  open: '没有未销号的问题',
  overdue: '没有逾期的问题',
  'to-verify': '没有等着核查的整改',
  closed: '还没有销号的问题',
  all: '还没有问题',
};

function NoProblems({ filter, search }: { filter: Filter; search: string }) {
  if (search !== '')
    return <EmptyState title={`没有找到“${search}”`}>换个说法，或换到“全部”里再找。</EmptyState>;
  return (
    <EmptyState title={emptyTitles[filter]}>
      检查时有一项不合格，记下检查后问题就自动列到这里，不用再抄一遍。
    </EmptyState>
  );
}
