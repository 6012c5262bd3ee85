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
  const isAhead = phase.standing === 'ahead';
  const end = phase.standing === 'over' ? '结束时' : '到今天';
  const open = phase.demands.reduce((sum, { waiting }) => sum + waiting, 0);
  const missed = phase.demands.reduce((sum, one) => sum + one.missed, 0);
  return (
    <Section
      title={phase.name}
      hint={
        <>
          {phase.from ?? '……'} 至 {phase.to ?? '……'}　<StatusWord tone={tone}>{word}</StatusWord>
        </>
      }
    >
      {isAhead ? (
        <p className={`${classes.quiet} ${classes.plain}`}>还没到这个阶段。</p>
      ) : (
        <>
          <p className={classes.plain}>
            {end}还剩：没销号的问题 {phase.openProblems} 个，没办结的交办 {phase.openTasks} 件，没做的周期任务{' '}
            {open} 次{missed > 0 && <b className={classes.late}>，漏了 {missed} 次</b>}。
          </p>
          {phase.demands.length > 0 && (
            <table className={classes.table} aria-label={`${phase.name}的周期任务`}>
              <thead>
                <tr>
                  <th scope="col">要做的事</th>
                  <th scope="col">频次</th>
                  <th scope="col" className={classes.number}>
                    应做
                  </th>
                  <th scope="col" className={classes.number}>
                    已做
                  </th>
                  <th scope="col" className={classes.number}>
                    还剩
                  </th>
                  <th scope="col" className={classes.number}>
                    漏
                  </th>
                </tr>
              </thead>
              <tbody>
                {phase.demands.map((demand) => (
                  <tr key={demand.obligationId}>
                    <td>
                      <TextLink to="/plan/duties/$id" params={{ id: demand.obligationId }}>
                        {demand.text}
                      </TextLink>
                    </td>
                    <td>{demand.rhythm}</td>
                    <td className={classes.number}>{demand.owed}</td>
                    <td className={classes.number}>{demand.done}</td>
                    <td className={classes.number}>{demand.waiting}</td>
                    <td className={classes.number}>
                      {demand.missed > 0 ? <b className={classes.late}>{demand.missed}</b> : 0}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </Section>
  );
}
