import { Button } from '@mantine/core';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useState } from 'react';
import type { registersContract } from '#shared/contract/registers.ts';
import { findRegister } from '#shared/registers/index.ts';
import { useApiCommand, useApiQuery } from '../../../api/hooks.ts';
import { ConfirmInline } from '../../../ui/ConfirmInline.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Screen } from '../../../ui/Screen.tsx';
import { Section } from '../../../ui/Section.tsx';
import classes from '../registers.module.css';
import { EraseDueList } from './EraseDueList.tsx';
import { EraseRequests } from './EraseRequests.tsx';
import { TickTable } from './TickTable.tsx';

type Row = InferContractRouterOutputs<typeof registersContract>['retention'][number];

/** 到期清单: what has been kept as long as its register's rule allows (个人信息保护法 §19, §47). */
export function RetentionScreen() {
  const query = useApiQuery('registers', 'retention', {});
  /** No register: said above them all. */
  const [told, setTold] = useState<{ register: string; sentence: string } | null>(null);
  return (
    <Screen
      title="到期清单"
      hint="过了保管期限的，核对后移出；涉及个人的，移出后两个人同意再销毁"
      actions={
        <Button variant="default" onClick={() => window.print()}>
          打印
        </Button>
      }
    >
      {told !== null && !query.data?.some(({ register }) => register === told.register) && (
        <Note tone="done">{told.sentence}</Note>
      )}
      <EraseRequests onTold={(sentence) => setTold({ register: '', sentence })} />
      <Loaded query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title="没有到期的">
              每本台账都有保管期限，过了期限的自动列到这里。核对没有别的用处后再移出，经过和原因都会留下。
            </EmptyState>
          ) : (
            [...groupByRegister(rows)].map(([register, list]) => (
              <Group
                key={register}
                register={register}
                rows={list}
                told={told?.register === register ? told.sentence : null}
                onTold={(sentence) => setTold({ register, sentence })}
              />
            ))
          )
        }
      </Loaded>
      <EraseDueList onTold={(sentence) => setTold({ register: '', sentence })} />
    </Screen>
  );
}

function Group(props: {
  register: string;
  rows: readonly Row[];
  told: string | null;
  onTold: (sentence: string) => void;
}) {
  const { register, rows } = props;
  const expire = useApiCommand('registers', 'expire');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const ids = rows.filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  const label = findRegister(register)?.label ?? register;

  return (
    <Section title={label} hint={`${rows.length} 条`} sheet={false}>
      <TickTable
        label={label}
        rows={rows}
        ticked={ticked}
        onTick={setTicked}
        columns={[
          { head: '保管到', cell: (row) => row.keepUntil },
          { head: '依据', cell: (row) => row.basis, isQuiet: true },
        ]}
      />
      <ErrorNote error={expire.error} />
      <div className={`${classes.below} no-print`}>
        {props.told !== null && <Note tone="done">{props.told}</Note>}
        <ConfirmInline
          verb="移出"
          question={`选中的 ${ids.length} 条以“到期”为由移出“${label}”。没有到期的不会动。`}
          disabled={ids.length === 0}
          isBusy={expire.isPending}
          onConfirm={() =>
            expire.mutate(
              { register, ids },
              {
                onSuccess: ({ removed }) => {
                  setTicked(new Set());
                  props.onTold(`“${label}”移出了 ${removed} 条到期的。`);
                },
              },
            )
          }
        />
      </div>
    </Section>
  );
}

/** What has been kept longest beyond its day stands first. */
function groupByRegister(rows: readonly Row[]): Map<string, Row[]> {
  const inOrder = rows.toSorted((a, b) =>
    a.keepUntil < b.keepUntil ? -1 : Number(a.keepUntil > b.keepUntil),
  );
  return Map.groupBy(inOrder, ({ register }) => register);
}
