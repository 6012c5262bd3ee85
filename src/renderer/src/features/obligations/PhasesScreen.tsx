import { Button } from '@mantine/core';
import { useApiQuery } from '../../api/hooks.ts';
import type { ApiOutput } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import type { Tone } from '../../ui/StatusWord.tsx';
import { ButtonLink, TextLink } from '../find/links.tsx';
import { NamedList } from './NamedList.tsx';
import classes from './obligations.module.css';

type Phase = ApiOutput<'campaign', 'phases'>[number];

const standings = {
  over: { word: '已结束', tone: 'done' },
  running: { word: '进行中', tone: 'open' },
  ahead: { word: '未开始', tone: 'quiet' },
} as const satisfies Record<Phase['standing'], { word: string; tone: Tone }>;

/** 阶段: what each demands, and what is open at its end. */
export function PhasesScreen() {
  const phases = useApiQuery('campaign', 'phases', {});
  return (
    <Screen
      title="阶段"
      hint="每个阶段要做什么、做了多少、结束时还剩什么"
      actions={
        <>
          <ButtonLink variant="default" to="/plan/duties">
            职责清单
          </ButtonLink>
          <Button variant="default" onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      <Loaded query={phases}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title="还没有阶段" action={<ButtonLink to="/plan">去看方案</ButtonLink>}>
              阶段从方案里来。方案导入并确认后，这里说明每个阶段要做什么、还剩什么。
            </EmptyState>
          ) : (
            list.map((phase) => <OnePhase key={phase.id} phase={phase} />)
          )
        }
      </Loaded>
    </Screen>
  );
}

function OnePhase({ phase }: { phase: Phase }) {
  const { word, tone } = standings[phase.standing];
  return (
    <Section
      title={phase.name}
      hint={
        <>
          {phase.from ?? '……'} 至 {phase.to ?? '……'}　<StatusWord tone={tone}>{word}</StatusWord>
        </>
      }
    >
      {phase.standing === 'ahead' ? <ToCome phase={phase} /> : <Standing phase={phase} />}
    </Section>
  );
}

/** A phase that is over, or runs: what was done, what is open at its end or today. */
function Standing({ phase: { name, standing, demands, openProblems, openTasks } }: { phase: Phase }) {
  const end = standing === 'over' ? '结束时' : '到今天';
  const open = demands.reduce((sum, { waiting }) => sum + waiting, 0);
  const missed = demands.reduce((sum, one) => sum + one.missed, 0);
  return (
    <>
      <p className={classes.plain}>
        {end}还剩：没销号的问题 {openProblems.count} 个，没办结的交办 {openTasks.count} 件，没做的周期任务{' '}
        {open} 次{missed > 0 && <b className={classes.late}>，漏了 {missed} 次</b>}。
      </p>
      <Demands name={name} demands={demands} figures={figures} />
      <div className={classes.part}>
        <NamedList title={`${end}没销号的问题`} what={openProblems} unit="个" />
        <NamedList title={`${end}没办结的交办`} what={openTasks} unit="件" />
      </div>
    </>
  );
}

function ToCome({ phase: { name, demands } }: { phase: Phase }) {
  return (
    <>
      <p className={`${classes.quiet} ${classes.plain}`}>
        还没到这个阶段。{demands.length > 0 && '照现在的名单，到时候要做：'}
      </p>
      <Demands name={name} demands={demands} figures={figures.slice(0, 1)} />
    </>
  );
}

type Figure = { label: string; of: 'owed' | 'done' | 'waiting' | 'missed' };

const figures: readonly Figure[] = [
  { label: '应做', of: 'owed' },
  { label: '已做', of: 'done' },
  { label: '还剩', of: 'waiting' },
  { label: '漏', of: 'missed' },
];

type DemandsProps = { name: string; demands: Phase['demands']; figures: readonly Figure[] };

function Demands({ name, demands, figures: shown }: DemandsProps) {
  if (demands.length === 0) return null;
  return (
    <table className={classes.table} aria-label={`${name}的周期任务`}>
      <thead>
        <tr>
          <th scope="col">要做的事</th>
          <th scope="col">频次</th>
          {shown.map(({ label }) => (
            <th key={label} scope="col" className={classes.number}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {demands.map((demand) => (
          <tr key={demand.obligationId}>
            <td>
              <TextLink to="/plan/duties/$id" params={{ id: demand.obligationId }}>
                {demand.text}
              </TextLink>
            </td>
            <td>{demand.rhythm}</td>
            {shown.map(({ label, of }) => (
              <td key={label} className={classes.number}>
                {of === 'missed' && demand.missed > 0 ? (
                  <b className={classes.late}>{demand.missed}</b>
                ) : (
                  demand[of]
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
