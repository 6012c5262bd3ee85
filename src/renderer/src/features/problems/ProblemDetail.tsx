import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Problem } from '#shared/contract/problems.ts';
import { listingLevelLabels, problemSourceLabels, severityLabels } from '#shared/domain/problem/problem.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { useAskedStep } from '../../app/use-asked-step.ts';
import { Story } from '../../ui/Story.tsx';
import type { StoryLine } from '../../ui/Story.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { TextLink } from '../find/links.tsx';
import { Papers } from '../documents/Papers.tsx';
import { Serves } from '../obligations/Serves.tsx';
import { Evidence } from './Evidence.tsx';
import { Extensions } from './Extensions.tsx';
import { ProblemActions } from './ProblemActions.tsx';
import { Kin } from './Kin.tsx';
import { eventWord, marksOf, statusOf } from './problem-words.ts';
import work from '../../ui/work.module.css';
import classes from './problems.module.css';

export function ProblemDetail({ id }: { id: string }) {
  const problem = useApiQuery('problems', 'get', { id });
  return <Loaded query={problem}>{(data) => <Detail problem={data} />}</Loaded>;
}

function Detail({ problem }: { problem: Problem }) {
  const { tone, word } = statusOf(problem);
  const asked = useAskedStep(problem.revision);
  return (
    <article className={work.detail}>
      <header>
        <Title order={2}>{problem.title}</Title>
        <Text fz="sm" c="dimmed" component="div">
          {problem.serial} · <Where problem={problem} /> · {severityLabels[problem.severity]}
          <span className={work.headStatus}>
            <StatusWord tone={tone}>{word}</StatusWord>
          </span>
          {marksOf(problem).map((mark) => (
            <b key={mark} className={classes.mark}>
              {mark}
            </b>
          ))}
        </Text>
      </header>

      <ProblemActions problem={problem} asked={asked.step} />
      <Kin problem={problem} />

      <div className={classes.faces}>
        <section aria-label="问题">
          <h3>问题</h3>
          <Facts
            facts={[
              ['发现', <Found key="found" problem={problem} />],
              ['情况', problem.detail],
              ['依据', problem.basis],
            ]}
          />
          <Serves type="problem" id={problem.id} />
          <Evidence problem={problem} stage="before" files={problem.before} />
        </section>
        <section aria-label="整改">
          <h3>整改</h3>
          <Facts
            facts={[
              ['整改单位', problem.unitName ?? '还没交办'],
              ['配合单位', problem.helpers.map(({ name }) => name).join('、')],
              ['交办', dispatchWords(problem)],
              ['期限', deadlineWords(problem)],
              ['催办', pressureWords(problem)],
              ['挂牌', listingWords(problem)],
              ['要求', problem.measures],
            ]}
          />
          {problem.fixes.map((fix) => (
            <Text key={`${fix.doneOn}${fix.note}`} fz="sm" className={work.fix}>
              {fix.note}
              <Text span c="dimmed" display="block">
                {fix.doneOn} · {fix.unitName} · 办理人 {fix.handlerName}
              </Text>
            </Text>
          ))}
          <Evidence problem={problem} stage="after" files={problem.after} />
          <Facts
            facts={[
              ['核查', actWords(problem.verification)],
              ['销号审批', actWords(problem.closing)],
            ]}
          />
        </section>
      </div>

      <Extensions problem={problem} />
      <Papers
        subject={{ type: 'problem', id: problem.id }}
        mayDraft={problem.unitId !== null && problem.status !== 'merged'}
      />
      <Story lines={problem.events.map(lineOf)} />
    </article>
  );
}

/** The place, and the way to its record where it stands in a register. */
function Where({ problem: { place, venueName } }: { problem: Problem }) {
  if (place === null) return venueName;
  return (
    <TextLink inherit to="/registers/$register/$id" params={{ register: place.register, id: place.id }}>
      {venueName}
    </TextLink>
  );
}

/** When and how it came to light, and the way to the check that found it. */
function Found({ problem: { foundOn, source, inspectionId } }: { problem: Problem }) {
  const words = `${foundOn} ${problemSourceLabels[source]}`;
  if (inspectionId === null) return words;
  return (
    <TextLink inherit to="/checks/$id" params={{ id: inspectionId }}>
      {words}
    </TextLink>
  );
}

function dispatchWords({ dispatchedOn, signedOn, signDueOn }: Problem): string | null {
  if (dispatchedOn === null) return null;
  if (signedOn !== null) return `${dispatchedOn} 交办，${signedOn} 签收`;
  return signDueOn === null ? dispatchedOn : `${dispatchedOn} 交办，${signDueOn} 前签收`;
}

/** A deadline that was moved keeps its first day beside it. */
function deadlineWords({ deadline, originalDeadline }: Problem): string | null {
  return deadline !== null && originalDeadline !== null && deadline !== originalDeadline
    ? `${deadline}（原定 ${originalDeadline}）`
    : deadline;
}

/** How often it was urged, and what comes next if nothing happens. */
function pressureWords({ urgedCount, dueStep, nextStep }: Problem): string {
  return [
    urgedCount === 0 ? '' : `催办 ${urgedCount} 次`,
    dueStep === null ? '' : `该办：${dueStep.label}（${dueStep.on} 起）`,
    nextStep === null ? '' : `下一步 ${nextStep.on} ${nextStep.label}`,
  ]
    .filter(Boolean)
    .join('，');
}

function listingWords({ listing }: Problem): string | null {
  return (
    listing && `${listingLevelLabels[listing.level]}，${listing.listedOn} 起，${listing.deadline} 前整改到位`
  );
}

function actWords(act: Problem['closing']): string | null {
  if (act === null) return null;
  const typist = act.typistName === act.handlerName ? '' : `（录入人 ${act.typistName}）`;
  return `${act.on} ${act.handlerName}${typist}${act.note === '' ? '' : `：${act.note}`}`;
}

function lineOf(event: Problem['events'][number]): StoryLine {
  const deadline = event.deadline === null ? '' : `期限 ${event.deadline}`;
  return {
    ...event,
    word: eventWord(event.action),
    text: [event.note, event.unitName, deadline].filter(Boolean).join('　'),
    more: event.fellDueOn === null ? '' : ` · 应于 ${event.fellDueOn}`,
  };
}

function Facts({ facts }: { facts: [label: string, value: ReactNode][] }) {
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
