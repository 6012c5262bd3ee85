import { Button, Text } from '@mantine/core';
import type { Campaign } from '#shared/contract/plan.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { ButtonLink } from '../find/links.tsx';
import { Prolongations } from './Prolongations.tsx';
import classes from './plan.module.css';
import { describeRhythm } from './plan-words.ts';

/** 方案: the campaign as the office confirmed it. */
export function PlanScreen() {
  const { role } = useSession();
  const campaign = useApiQuery('plan', 'current', {});
  const mayImport = role === 'coordinator' || role === 'leader';
  const data = campaign.data;
  return (
    <Screen
      title={data?.title ?? '方案'}
      hint={data && [data.number, data.issuedOn && `${data.issuedOn} 印发`].filter(Boolean).join(' · ')}
      actions={
        data && (
          <>
            <ButtonLink to="/plan/duties">职责清单</ButtonLink>
            <ButtonLink variant="default" to="/plan/phases">
              阶段
            </ButtonLink>
            {mayImport && (
              <ButtonLink variant="default" to="/plan/import">
                导入新方案
              </ButtonLink>
            )}
            <Button variant="default" onClick={() => window.print()}>
              打印
            </Button>
          </>
        )
      }
    >
      <Loaded query={campaign} rows={12}>
        {(loaded) =>
          loaded ? (
            <>
              <Confirmed campaign={loaded} />
              <Prolongations to={loaded.to} mayProlong={mayImport} />
            </>
          ) : (
            <NoPlan mayImport={mayImport} />
          )
        }
      </Loaded>
    </Screen>
  );
}

function NoPlan({ mayImport }: { mayImport: boolean }) {
  return (
    <EmptyState title="还没有方案" action={mayImport && <ButtonLink to="/plan/import">导入方案</ButtonLink>}>
      镇里印发的实施方案（Word 文件）导入后，工作组、职责、阶段、“每周每月”的任务都从这里来。
      {!mayImport && '请综合协调的同事导入。'}
    </EmptyState>
  );
}

function Confirmed({ campaign }: { campaign: Campaign }) {
  const today = useApiQuery('desk', 'status', {}).data?.today ?? '';
  return (
    <>
      <Text>
        行动时间 {campaign.from} 至 {campaign.to}，本台 {campaign.effectiveOn} 启用。
      </Text>
      <div className={classes.two}>
        <Section title="阶段">
          <ol className={classes.plain}>
            {campaign.phases.map((phase) => (
              <li key={phase.id} className={classes.phaseRow}>
                <span>{phase.name}</span>
                <span className={classes.quiet}>
                  {phase.from ?? '……'} 至 {phase.to ?? '……'}
                </span>
                <PhaseStanding from={phase.from} to={phase.to} today={today} />
              </li>
            ))}
          </ol>
        </Section>
        <Section title="周期任务">
          <ul className={classes.plain}>
            {campaign.obligations.map((obligation) => (
              <li key={obligation.id}>
                <b>{describeRhythm(obligation.every, obligation.times)}</b>　{obligation.text}
                {obligation.group && (
                  <span className={classes.quiet}>
                    （{obligation.group}
                    {obligation.duty !== null && `职责${obligation.duty}`}）
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Section>
      </div>
      <Section title="工作组和职责">
        {campaign.groups.map((group) => (
          <article key={group.id} className={classes.groupShown} aria-label={group.name}>
            <div>
              <h3>{group.name}</h3>
              <dl className={classes.facts}>
                <Fact label="组长" names={group.head} />
                <Fact label="副组长" names={group.deputies} />
                <Fact label="牵头" names={group.leadUnits.map((unit) => unit.name)} />
                <Fact label="责任" names={group.responsibleUnits.map((unit) => unit.name)} />
              </dl>
            </div>
            <ol className={classes.duties}>
              {group.duties.map((duty) => (
                <li key={duty.id} value={duty.no}>
                  {duty.text}
                </li>
              ))}
            </ol>
          </article>
        ))}
      </Section>
    </>
  );
}

function PhaseStanding({ from, to, today }: { from: string | null; to: string | null; today: string }) {
  if (to !== null && to < today) return <StatusWord tone="done">已结束</StatusWord>;
  if (from !== null && from > today) return <StatusWord tone="quiet">未开始</StatusWord>;
  return <StatusWord tone="open">进行中</StatusWord>;
}

function Fact({ label, names }: { label: string; names: string[] }) {
  if (names.length === 0) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{names.join('、')}</dd>
    </>
  );
}
