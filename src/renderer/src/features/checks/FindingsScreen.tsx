import { SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { inspectionKindLabels } from '#shared/domain/inspection/inspection.ts';
import { problemStatusLabels, severityLabels } from '#shared/domain/problem/problem.ts';
import type { Api } from '#shared/rpc/client.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { PickTable } from '../../ui/PickTable.tsx';
import type { Column } from '../../ui/PickTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { Split } from '../../ui/Split.tsx';
import { Thing } from '../../ui/Thing.tsx';
import { ButtonLink } from '../find/links.tsx';
import { InspectionCard } from './InspectionCard.tsx';

type Finding = Awaited<ReturnType<Api['checks']['findings']>>[number];
type Row = Finding & { id: string };

const columns: readonly Column<Row>[] = [
  { head: '日期', cell: ({ date }) => date, width: 110 },
  { head: '方式', cell: ({ kind }) => inspectionKindLabels[kind], width: 70 },
  { head: '场所', cell: ({ place }) => `${place.name}（${place.village}）` },
  {
    head: '发现的问题',
    cell: ({ title, detail }) => (
      <>
        {title}
        {detail && (
          <Text span c="dimmed">
            {' '}
            {detail}
          </Text>
        )}
      </>
    ),
  },
  { head: '轻重', cell: ({ severity }) => severityLabels[severity], width: 64 },
  { head: '到哪一步', cell: (row) => <Clock row={row} />, width: 230 },
];

/** 明察暗访: what was found, and the clock until a unit is told to put it right. */
export function FindingsScreen() {
  const [chosen, setChosen] = useState<string | null>(null);
  const [kind, setKind] = useState<'both' | 'open' | 'covert'>('both');
  const findings = useApiQuery('checks', 'findings', {
    kinds: kind === 'both' ? ['open', 'covert'] : [kind],
  });
  return (
    <Screen
      title="明察暗访发现的问题"
      hint="严重的 1 个工作日内、一般的 3 个工作日内交办"
      fill
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label="看哪一种"
            value={kind}
            onChange={(value) => setKind(value)}
            data={[
              { value: 'both', label: '都看' },
              { value: 'open', label: '明察' },
              { value: 'covert', label: '暗访' },
            ]}
          />
          <ButtonLink variant="default" to="/checks">
            返回
          </ButtonLink>
        </>
      }
    >
      <Loaded query={findings}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title="还没有明察暗访发现的问题">
              在检查表里点开一家场所记检查，检查方式选“明察”或“暗访”，查到的问题就列到这里，从这里点开去交办。
            </EmptyState>
          ) : (
            <Split
              listLabel="发现的问题"
              thingLabel="选中的问题"
              columns="minmax(0, 1fr) clamp(240px, 26vw, 360px)"
              list={
                <PickTable
                  label="明察暗访发现的问题"
                  rows={list.map((finding) => ({ ...finding, id: finding.problemId }))}
                  columns={columns}
                  chosen={chosen}
                  onChoose={setChosen}
                />
              }
              thing={<Chosen finding={list.find(({ problemId }) => problemId === chosen)} />}
            />
          )
        }
      </Loaded>
    </Screen>
  );
}

function Chosen({ finding }: { finding: Finding | undefined }) {
  if (!finding) return <EmptyState title="从左边选一个问题">在这里看当时的检查，点过去交办。</EmptyState>;
  return (
    <Thing title={finding.title}>
      <div>
        <ButtonLink to="/problems/$id" params={{ id: finding.problemId }}>
          {finding.dispatchBy === null ? '到两个清单里看' : '去交办'}
        </ButtonLink>
      </div>
      <InspectionCard key={finding.inspectionId} id={finding.inspectionId} />
    </Thing>
  );
}

function Clock({ row: { dispatchBy, isDispatchLate, status, unitName } }: { row: Row }) {
  if (dispatchBy === null)
    return (
      <StatusWord tone="done">
        {[problemStatusLabels[status], unitName].filter(Boolean).join('，')}
      </StatusWord>
    );
  return isDispatchLate ? (
    <StatusWord tone="late">该在 {dispatchBy} 前交办</StatusWord>
  ) : (
    <StatusWord tone="soon">{dispatchBy} 前交办</StatusWord>
  );
}
