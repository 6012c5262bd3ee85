import { Text } from '@mantine/core';
import { TextLink } from '../find/links.tsx';
import { TodayList } from './TodayList.tsx';
import type { Overview } from './overview.ts';
import classes from './today.module.css';

/** As many units as fit above what waits for the leader. */
const MOST_UNITS = 6;

type Props = { view: NonNullable<Overview['leader']>; approvals: number; today: string };

/** What a leader asks first: who is late, where it is worst, what waits for his word, what is 挂牌督办. */
export function LeaderPart({ view, approvals, today }: Props) {
  const { units, worst, listed } = view;
  return (
    <>
      <section className={classes.facts} aria-label="督办情况">
        {units.length === 0 ? (
          <Text>没有逾期的单位。</Text>
        ) : (
          <ul className={classes.units} aria-label="逾期的单位">
            {units.slice(0, MOST_UNITS).map(({ unitId, name, problems, tasks }) => (
              <li key={unitId}>
                <span>{name}</span>
                <Text span c="var(--late)" fw={600}>
                  ▲ 逾期 {problems + tasks}
                </Text>
                {problems > 0 && (
                  <TextLink to="/problems" search={{ filter: 'overdue', search: name }}>
                    问题 {problems}
                  </TextLink>
                )}
                {tasks > 0 && (
                  <TextLink to="/tasks" search={{ filter: 'overdue', search: name }}>
                    交办事项 {tasks}
                  </TextLink>
                )}
              </li>
            ))}
          </ul>
        )}
        {worst && (
          <Text>
            最差的村：<b>{worst.village}</b>　
            <TextLink to="/problems" search={{ filter: 'overdue', search: worst.village }}>
              逾期问题 {worst.late} 个
            </TextLink>
            ，
            <TextLink to="/checks" search={{ village: worst.village }}>
              上周漏检 {worst.missed} 家
            </TextLink>
          </Text>
        )}
        <Text>
          等您审批 {approvals} 件 · 挂牌督办 {listed.length} 件
        </Text>
      </section>
      <TodayList title="挂牌督办" tone="soon" lines={listed} today={today} />
    </>
  );
}
