import { Text, Title } from '@mantine/core';
import type { Problem } from '#shared/contract/work.ts';
import { severityLabels } from '#shared/domain/problem/problem.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Evidence } from './Evidence.tsx';
import { ProblemActions } from './ProblemActions.tsx';
import { Supervision } from './Supervision.tsx';
import { eventWord, statusOf } from './problem-words.ts';
import classes from './problems.module.css';

export function ProblemDetail({ id }: { id: string }) {
  const problem = useApiQuery('problems', 'get', { id });
  return <Loaded query={problem}>{(data) => <Detail problem={data} />}</Loaded>;
}

function Detail({ problem }: { problem: Problem }) {
  const { tone, word } = statusOf(problem);
  return (
    <article className={classes.detail}>
      <header>
        <Title order={2}>{problem.title}</Title>
        <Text fz="sm" c="dimmed" component="div">
          {problem.serial} · {problem.venueName} · {severityLabels[problem.severity]}
          {problem.reopenedCount > 0 && ` · 反弹 ${problem.reopenedCount} 次`}
          <span className={classes.headStatus}>
            <StatusWord tone={tone}>{word}</StatusWord>
          </span>
        </Text>
      </header>

      <ProblemActions key={problem.revision} problem={problem} />

      <div className={classes.faces}>
        <section aria-label="问题">
          <h3>问题</h3>
          <Facts
            facts={[
              ['发现日期', problem.foundOn],
              ['情况', problem.detail],
              ['依据', problem.basis],
            ]}
          />
          <Evidence problem={problem} stage="before" files={problem.before} />
        </section>
        <section aria-label="整改">
          <h3>整改</h3>
          <Facts
            facts={[
              ['整改单位', problem.unitName ?? '还没交办'],
              ['期限', problem.deadline],
              ['要求', problem.measures],
            ]}
          />
          {problem.fixes.map((fix) => (
            <Text key={`${fix.doneOn}${fix.note}`} fz="sm" className={classes.fix}>
              {fix.note}
              <Text span c="dimmed" display="block">
                {fix.doneOn} · {fix.handlerName}（{fix.unitName}）
              </Text>
            </Text>
          ))}
          <Evidence problem={problem} stage="after" files={problem.after} />
        </section>
      </div>

      <Supervision problem={problem} />

      <section aria-label="经过">
        <h3>经过</h3>
        <ol className={classes.events}>
          {problem.events.map((event) => (
            <li key={`${event.at}${event.action}`}>
              <span className="nowrap">{formatInstant(event.at)}</span>
              <b>{eventWord(event.action)}</b>
              <span>
                {event.note}
                <Text span c="dimmed" fz="sm">
                  {event.note && '　'}
                  {event.unitName && `${event.unitName} `}办理人 {event.handlerName}
                  {event.typistName !== event.handlerName && ` · 录入人 ${event.typistName}`}
                </Text>
              </span>
            </li>
          ))}
        </ol>
      </section>
    </article>
  );
}

function Facts({ facts }: { facts: [label: string, value: string | null][] }) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
