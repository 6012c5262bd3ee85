import { useState } from 'react';
import type { ExportRequest } from '#shared/contract/exports.ts';
import { findRegister } from '#shared/registers/index.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { PickTable } from '../../ui/PickTable.tsx';
import type { Column } from '../../ui/PickTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import type { Tone } from '../../ui/StatusWord.tsx';
import { formatInstant } from '../../ui/format.ts';
import { DrillView } from '../templates/DrillView.tsx';
import type { MadeFile } from './JobFile.tsx';
import { RequestThing } from './RequestThing.tsx';

const states: Record<ExportRequest['state'], { tone: Tone; word: string }> = {
  pending: { tone: 'soon', word: '等同意' },
  approved: { tone: 'done', word: '已同意' },
  refused: { tone: 'late', word: '不同意' },
  expired: { tone: 'quiet', word: '已过期' },
};

const columns: readonly Column<ExportRequest>[] = [
  { head: '状态', cell: ({ state }) => <State state={state} />, width: 96 },
  { head: '台账', cell: ({ registerLabel }) => registerLabel },
  { head: '条数', cell: ({ rows }) => rows, align: 'right' },
  { head: '谁要', cell: ({ requestedBy, isMine }) => (isMine ? '我' : requestedBy) },
  { head: '什么时候', cell: ({ requestedAt }) => formatInstant(requestedAt).slice(5) },
];

/** 导出审批: who wants to take what out and what for; another person decides. */
export function ApprovalsScreen() {
  const requests = useApiQuery('exports', 'pending', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [drilled, setDrilled] = useState<{ request: ExportRequest; made: MadeFile } | null>(null);
  const register = findRegister(drilled?.request.register ?? '');
  if (drilled && register) {
    return (
      <Screen title="导出审批" hint="每一行出自哪一条" fill>
        <DrillView
          register={register}
          query={drilled.request.query}
          made={drilled.made}
          onLeave={() => setDrilled(null)}
        />
      </Screen>
    );
  }
  return (
    <Screen title="导出审批" hint="条数多、带原值的导出，要另一个人同意" fill>
      <Loaded query={requests}>
        {(list) => {
          const request = list.find(({ id }) => id === chosen) ?? list[0];
          return list.length === 0 ? (
            <EmptyState title="没有要同意的导出">
              有人要一次导出许多条，或填县里的表要用许多人的信息时，先列在这里，由另一位综合协调或领导看过再放行。
            </EmptyState>
          ) : (
            <Split
              columns="minmax(0, 1fr) minmax(0, 1fr)"
              listLabel="导出申请"
              thingLabel="这份申请"
              list={
                <PickTable
                  label="导出申请"
                  rows={list}
                  chosen={request?.id ?? null}
                  onChoose={setChosen}
                  columns={columns}
                />
              }
              thing={
                request && (
                  <RequestThing
                    key={request.id}
                    request={request}
                    state={<State state={request.state} />}
                    onDrill={(made) => setDrilled({ request, made })}
                  />
                )
              }
            />
          );
        }}
      </Loaded>
    </Screen>
  );
}

function State({ state }: { state: ExportRequest['state'] }) {
  return <StatusWord tone={states[state].tone}>{states[state].word}</StatusWord>;
}
