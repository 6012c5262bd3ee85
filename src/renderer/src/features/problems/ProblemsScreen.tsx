import { Button, Checkbox, Group, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMatchRoute, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ListFace } from '#shared/contract/problems.ts';
import { ProblemFilter, problemFilterLabels } from '#shared/domain/problem/filter.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ListPane } from '../../ui/ledger/ListPane.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { ButtonLink } from '../find/links.tsx';
import { NewProblem } from './NewProblem.tsx';
import { PrintedSheet } from './PrintedSheet.tsx';
import { ProblemDetail } from './ProblemDetail.tsx';
import { ProblemList } from './ProblemList.tsx';
import { useSheet } from './useSheet.ts';
import classes from './problems.module.css';

/** More than a person walks through; the search finds the rest. */
const SHOWN = 500;

const filters = ProblemFilter.options.map((value) => ({ value, label: problemFilterLabels[value] }));
const faces = [
  { value: 'ledger', label: '问题台账' },
  { value: 'rectification', label: '整改清单' },
] as const;

/** 两个清单: problem and rectification are two faces of one thing, from found to closed out. */
export function ProblemsScreen() {
  const { id } = useParams({ strict: false });
  const isNew = useMatchRoute()({ to: '/problems/new' }) !== false;
  const came = useSearch({ strict: false });
  const [filter, setFilter] = useState<ProblemFilter>(() => ProblemFilter.catch('open').parse(came.filter));
  const [face, setFace] = useState<ListFace>('rectification');
  const [mine, setMine] = useState(false);
  const [typed, setTyped] = useState(came.search ?? '');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const query = { filter, search, mine };
  const problems = useApiQuery('problems', 'list', { ...query, limit: SHOWN });
  const { sheet, isBusy, error, print, save } = useSheet();

  return (
    <Screen
      title="两个清单"
      fill
      actions={
        <Group gap="sm">
          <SegmentedControl
            aria-label="哪一张清单"
            value={face}
            onChange={(value) => setFace(ListFace.parse(value))}
            data={faces.map((entry) => ({ ...entry }))}
          />
          <Button variant="default" loading={isBusy} onClick={() => void print({ ...query, face })}>
            打印
          </Button>
          <Button variant="default" loading={isBusy} onClick={() => void save({ ...query, face })}>
            导出 Excel
          </Button>
          <ButtonLink variant="default" to="/problems/new">
            记一个问题
          </ButtonLink>
        </Group>
      }
    >
      {sheet && <PrintedSheet sheet={sheet} />}
      <ErrorNote error={error} />
      <Split
        columns="minmax(300px, 2fr) minmax(0, 3fr)"
        listLabel="清单"
        thingLabel="问题"
        list={
          <ListPane
            noun="问题"
            filters={filters}
            filter={filter}
            onFilter={setFilter}
            searchLabel="在清单里找"
            searchHint="编号、问题、地点、村、单位"
            typed={typed}
            onType={setTyped}
            more={
              <Checkbox
                size="xs"
                label="我单位的"
                checked={mine}
                onChange={(event) => setMine(event.currentTarget.checked)}
              />
            }
          >
            <Loaded query={problems}>
              {(rows) =>
                rows.length === 0 ? (
                  <NoProblems filter={filter} search={search} />
                ) : (
                  <>
                    <ProblemList rows={rows} face={face} />
                    {rows.length === SHOWN && (
                      <p className={classes.more}>只列出前 {SHOWN} 条，其余的请在上面输入几个字再找。</p>
                    )}
                  </>
                )
              }
            </Loaded>
          </ListPane>
        }
        thing={<div className="no-print">{isNew ? <NewProblem /> : <Chosen id={id} />}</div>}
      />
    </Screen>
  );
}

function Chosen({ id }: { id: string | undefined }) {
  return id ? (
    <ProblemDetail key={id} id={id} />
  ) : (
    <EmptyState title="从左边选一个问题">
      在这里看它查到时什么样、交给谁整改、改得怎样，也在这里交办、签收、上报整改、核查、销号。
    </EmptyState>
  );
}

const emptyTitles: Record<ProblemFilter, string> = {
  open: '没有未销号的问题',
  overdue: '没有逾期的问题',
  'to-assign': '没有等着交办的问题',
  'to-sign': '没有等着签收的问题',
  'to-verify': '没有等着核查的整改',
  'to-close': '没有等着销号的问题',
  extension: '没有等着批的延期',
  listed: '没有挂牌督办的问题',
  closed: '还没有销号的问题',
  all: '还没有问题',
};

function NoProblems({ filter, search }: { filter: ProblemFilter; search: string }) {
  if (search !== '')
    return <EmptyState title={`没有找到“${search}”`}>换个说法，或换到“全部”里再找。</EmptyState>;
  return (
    <EmptyState
      title={emptyTitles[filter]}
      action={
        <ButtonLink variant="default" to="/problems/new">
          记一个问题
        </ButtonLink>
      }
    >
      检查时有一项不合格，记下检查后问题就自动列到这里，不用再抄一遍。群众反映、上级交办、别人暗访来的，点“记一个问题”。
    </EmptyState>
  );
}
