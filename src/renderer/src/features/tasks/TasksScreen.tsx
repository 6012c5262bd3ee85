import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { TaskFilter } from '#shared/contract/tasks.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { useLeftOpen } from '../../drafts/use-draft.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ListPane } from '../../ui/ledger/ListPane.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { PrintedTasks } from './PrintedTasks.tsx';
import { TaskDetail } from './TaskDetail.tsx';
import { TaskForm, taskDraft } from './TaskForm.tsx';
import { TaskList } from './TaskList.tsx';
import { emptyTitles, filters } from './task-words.ts';

/** 任务督办: what was handed out to whom, how far it is, and what is late. */
export function TasksScreen() {
  const { id } = useParams({ strict: false });
  const { role } = useSession();
  const navigate = useNavigate();
  const came = useSearch({ strict: false });
  const [filter, setFilter] = useState<TaskFilter>(() => TaskFilter.catch('open').parse(came.filter));
  const [typed, setTyped] = useState(came.search ?? '');
  const wasLeftOpen = useLeftOpen();
  const [isWriting, setWriting] = useState(() => wasLeftOpen(taskDraft(undefined)));
  const [search] = useDebouncedValue(typed.trim(), 200);
  const tasks = useApiQuery('tasks', 'list', { filter, search });
  const download = useApiCommand('tasks', 'export');
  const mayHandOut = role === 'coordinator' || role === 'leader';
  const offered = filters.filter(({ value }) => mayHandOut || value !== 'draft');
  const write = mayHandOut ? () => setWriting(true) : undefined;

  return (
    <Screen
      title="任务督办"
      hint="交办 · 签收 · 反馈 · 核实 · 办结"
      fill
      actions={
        <>
          {write && <Button onClick={write}>新交办</Button>}
          <Button
            variant="default"
            loading={download.isPending}
            onClick={() =>
              download.mutate({ filter, search }, { onSuccess: ({ name, file }) => saveFile(name, file) })
            }
          >
            存为表格
          </Button>
          <Button variant="default" onClick={() => window.print()}>
            打印台账
          </Button>
        </>
      }
    >
      <ErrorNote error={download.error} />
      <PrintedTasks
        tasks={tasks.data ?? []}
        filterLabel={filters.find(({ value }) => value === filter)?.label ?? ''}
      />
      <Split
        columns="minmax(300px, 2fr) minmax(0, 3fr)"
        listLabel="交办事项"
        thingLabel="事项"
        list={
          <ListPane
            noun="事项"
            filters={offered}
            filter={filter}
            onFilter={setFilter}
            searchLabel="在事项里找"
            searchHint="编号、事项、单位、交办人"
            typed={typed}
            onType={setTyped}
          >
            <Loaded query={tasks}>
              {(rows) =>
                rows.length === 0 ? (
                  <NoTasks filter={filter} search={search} onNew={write} />
                ) : (
                  <TaskList rows={rows} onOpen={() => setWriting(false)} />
                )
              }
            </Loaded>
          </ListPane>
        }
        thing={
          <div className="no-print">
            {isWriting ? (
              <TaskForm
                onDone={(made) => {
                  setWriting(false);
                  if (made) void navigate({ to: '/tasks/$id', params: { id: made } });
                }}
              />
            ) : id ? (
              <TaskDetail key={id} id={id} />
            ) : (
              <EmptyState title="从左边选一件事">
                在这里看它交给了哪几家、各家办到哪一步，也在这里签收、反馈、催办、核实、办结。
              </EmptyState>
            )}
          </div>
        }
      />
    </Screen>
  );
}

type NoTasksProps = { filter: TaskFilter; search: string; onNew: (() => void) | undefined };

function NoTasks({ filter, search, onNew }: NoTasksProps) {
  if (search !== '')
    return <EmptyState title={`没有找到“${search}”`}>换个说法，或换到“全部”里再找。</EmptyState>;
  return (
    <EmptyState
      title={emptyTitles[filter]}
      action={onNew && filter !== 'closed' && <Button onClick={onNew}>新交办</Button>}
    >
      领导批示、会议议定、上级来文、方案里的一条，要几家单位去办的，登记到这里。过了日子，工作台会自己催。
    </EmptyState>
  );
}
