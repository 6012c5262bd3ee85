import { Button, Select, TextInput } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useApiQuery } from '../../api/hooks.ts';
import type { ApiOutput } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { useLeftOpen } from '../../drafts/use-draft.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Note } from '../../ui/Note.tsx';
import { PickTable } from '../../ui/PickTable.tsx';
import type { Column } from '../../ui/PickTable.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { Thing } from '../../ui/Thing.tsx';
import { ButtonLink, TextLink } from '../find/links.tsx';
import { dutyKey, dutyWords, filterLines, filters, standingOf, toLines } from './obligation-words.ts';
import type { DutyFilter, ListLine } from './obligation-words.ts';
import { ObligationDetail } from './ObligationDetail.tsx';
import { SettleForm, settleDraft } from './SettleForm.tsx';
import classes from './obligations.module.css';

type Listed = ApiOutput<'obligations', 'list'>;

/** 职责清单: every clause of the plan, what it demands, and how that stands. */
export function DutiesScreen() {
  const list = useApiQuery('obligations', 'list', {});
  const { role } = useSession();
  const maySettle = role === 'coordinator' || role === 'leader';
  const wasLeftOpen = useLeftOpen();
  const [isNew, setNew] = useState(() => wasLeftOpen(settleDraft('new')));
  return (
    <Screen
      title="职责清单"
      hint="方案的每一条 · 多久一次 · 这一期怎样 · 漏了几次"
      fill
      actions={
        <>
          {maySettle && <Button onClick={() => setNew(true)}>另立一项</Button>}
          <ButtonLink variant="default" to="/plan/phases">
            阶段
          </ButtonLink>
          <Button variant="default" onClick={() => window.print()}>
            打印清单
          </Button>
        </>
      }
    >
      <Loaded query={list} rows={12}>
        {(data) =>
          data.hasPlan ? (
            <Board data={data} maySettle={maySettle} isNew={isNew} onNewDone={() => setNew(false)} />
          ) : (
            <EmptyState title="还没有方案" action={<ButtonLink to="/plan">去看方案</ButtonLink>}>
              方案导入并确认后，每一条职责都列在这里：多久做一次、这一期做了没有、漏了几次。
            </EmptyState>
          )
        }
      </Loaded>
    </Screen>
  );
}

type BoardProps = { data: Listed; maySettle: boolean; isNew: boolean; onNewDone: () => void };

function Board({ data, maySettle, isNew, onNewDone }: BoardProps) {
  const { id } = useParams({ strict: false });
  const navigate = useNavigate();
  const [filter, setFilter] = useState<DutyFilter>('all');
  const [typed, setTyped] = useState('');
  const lines = toLines(data.duties, data.obligations);
  const shown = filterLines(lines, filter).filter(({ text, place }) =>
    `${place}${text}`.includes(typed.trim()),
  );
  // A clause that was just settled is no line of its own any more: what it demands is what was meant.
  const chosen =
    lines.find((line) => line.id === id) ?? lines.find(({ duty }) => duty && dutyKey(duty.dutyId) === id);
  const open = (to: string): void => {
    onNewDone();
    void navigate({ to: '/plan/duties/$id', params: { id: to } });
  };
  return (
    <Split
      columns="minmax(420px, 11fr) minmax(0, 9fr)"
      listLabel="职责和周期任务"
      thingLabel="选中的一项"
      list={
        <div className={classes.pane}>
          <div className={`${classes.head} no-print`}>
            <Select
              size="xs"
              w={130}
              aria-label="看哪些"
              allowDeselect={false}
              value={filter}
              data={filters.map((one) => ({ ...one }))}
              onChange={(value) => setFilter(filters.find((one) => one.value === value)?.value ?? 'all')}
            />
            <TextInput
              size="xs"
              aria-label="在清单里找"
              placeholder="工作组、职责、要做的事"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </div>
          {data.missingHolidayYears.length > 0 && (
            <Note tone="soon">
              本台还没有 {data.missingHolidayYears.join('、')}{' '}
              年的放假安排，暂按周一到周五算。请到“设置”导入。
            </Note>
          )}
          <div className={classes.scroll}>
            {shown.length === 0 ? (
              <EmptyState title="这里没有">换到“全部”，或换个说法再找。</EmptyState>
            ) : (
              <PickTable
                label="职责清单"
                rows={shown}
                chosen={chosen?.id ?? null}
                onChoose={open}
                columns={columns}
              />
            )}
          </div>
        </div>
      }
      thing={
        isNew ? (
          <Thing title="另立一项">
            <SettleForm onDone={(made) => (made ? open(made) : onNewDone())} />
          </Thing>
        ) : chosen?.row === null && chosen.duty ? (
          <OpenDuty key={chosen.id} line={chosen} maySettle={maySettle} onDone={open} />
        ) : chosen ? (
          <ObligationDetail key={chosen.id} id={chosen.id} />
        ) : (
          <EmptyState title="从左边选一条">
            在这里看它多久一次、各期做了没有，也在这里定频次、办结登记、提出暂停或免做。
          </EmptyState>
        )
      }
    />
  );
}

const columns: readonly Column<ListLine>[] = [
  { head: '职责', width: 118, cell: ({ place }) => place },
  { head: '要做的事', cell: ({ text }) => <div className={classes.clamp}>{text}</div> },
  { head: '频次', width: 132, cell: ({ row }) => row?.rhythm ?? '未定频次' },
  { head: '本期', width: 112, cell: (line) => <Standing line={line} /> },
  { head: '漏', width: 44, align: 'right', cell: ({ row }) => <Missed count={row?.missedEver ?? 0} /> },
];

function Standing({ line: { row } }: { line: ListLine }) {
  const { word, tone } = row ? standingOf(row) : dutyWords.unsettled;
  return <StatusWord tone={tone}>{word}</StatusWord>;
}

function Missed({ count }: { count: number }) {
  return count === 0 ? null : <b className={classes.late}>{count}</b>;
}

type OpenDutyProps = { line: ListLine; maySettle: boolean; onDone: (id: string) => void };

/** A clause nothing was settled for yet. */
function OpenDuty({ line: { duty, place }, maySettle, onDone }: OpenDutyProps) {
  const wasLeftOpen = useLeftOpen();
  const [isOpen, setOpen] = useState(() => duty !== null && wasLeftOpen(settleDraft(duty.dutyId)));
  if (!duty) return null;
  return (
    <Thing title={place}>
      <p className={classes.quote}>{duty.text}</p>
      <div>
        <StatusWord tone="soon">未定频次</StatusWord>
        　这一条还没定多久做一次。定一个，或者写明为什么不设周期。
      </div>
      <div>
        <TextLink to="/plan/clauses/$dutyId" params={{ dutyId: duty.dutyId }}>
          看这一条做了什么
        </TextLink>
      </div>
      {maySettle &&
        (isOpen ? (
          <SettleForm
            dutyId={duty.dutyId}
            text={duty.text}
            onDone={(made) => (made ? onDone(made) : setOpen(false))}
          />
        ) : (
          <div>
            <Button onClick={() => setOpen(true)}>定频次</Button>
          </div>
        ))}
      {!maySettle && <div className={classes.quiet}>请综合协调的同事来定。</div>}
    </Thing>
  );
}
