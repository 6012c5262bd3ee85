import { useState } from 'react';
import type { TodayLine } from '#shared/contract/work.ts';
import { problemStatusLabels } from '#shared/domain/problem/problem.ts';
import { Button } from '@mantine/core';
import type { Tone } from '../../ui/StatusWord.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { InspectionCard } from '../checks/InspectionCard.tsx';
import { ButtonLink } from '../find/links.tsx';
import { dueWords } from './due-words.ts';
import classes from './today.module.css';

const FIRST_LINES = 6;

/** One line a thing: what · where · who · due · the button that does it. */
export function TodayList(props: { title: string; tone: Tone; lines: TodayLine[]; today: string }) {
  const { title, lines } = props;
  const [isWhole, setWhole] = useState(false);
  if (lines.length === 0) return null;
  const shown = isWhole ? lines : lines.slice(0, FIRST_LINES);
  return (
    <section aria-label={`${title} ${lines.length}`}>
      <h2 className={classes.heading}>
        <StatusWord tone={props.tone}>{title}</StatusWord> {lines.length}
      </h2>
      <ul className={classes.lines}>
        {shown.map((line) => (
          <Line key={line.key} line={line} today={props.today} />
        ))}
      </ul>
      {lines.length > shown.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
          还有 {lines.length - shown.length} 件，全部列出
        </Button>
      )}
    </section>
  );
}

function Line({ line, today }: { line: TodayLine; today: string }) {
  const [isOpen, setOpen] = useState(false);
  // Nobody yet is no word worth a place on the line: the list's own title says it.
  const who = line.who === problemStatusLabels.found ? '' : line.who;
  const place = [line.where, who].filter(Boolean).join(' · ');
  return (
    <li>
      <div className={classes.line}>
        <span className={classes.what} title={line.what}>
          {line.what}
        </span>
        <span className={classes.where} title={place}>
          {place}
        </span>
        <span className={classes.due} data-late={line.isLate || undefined}>
          {line.due && dueWords(line.due, today)}
        </span>
        {line.kind === 'inspection' && line.id ? (
          <Button size="compact-sm" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {line.verb}
          </Button>
        ) : (
          <Go line={line} />
        )}
      </div>
      {isOpen && line.id && (
        <div className={classes.inside}>
          <InspectionCard id={line.id} />
        </div>
      )}
    </li>
  );
}

/** The way to where the thing is done. */
function Go({ line }: { line: TodayLine }) {
  const look = {
    size: 'compact-sm',
    variant: 'default',
    'aria-label': `${line.verb}：${line.what} ${line.where}`.trim(),
    children: line.verb,
  } as const;
  const step = line.step === null ? {} : { step: line.step };
  const part = line.partId === null ? {} : { part: line.partId };
  const params = { id: line.id ?? '' };
  switch (line.kind) {
    case 'problem':
      return <ButtonLink {...look} to="/problems/$id" params={params} search={step} />;
    case 'task':
      return <ButtonLink {...look} to="/tasks/$id" params={params} search={{ ...step, ...part }} />;
    case 'incoming':
      return <ButtonLink {...look} to="/documents/incoming/$id" params={params} />;
    case 'document':
      return <ButtonLink {...look} to="/documents/$id" params={params} />;
    case 'venue':
      return <ButtonLink {...look} to="/checks/record/$venueId" params={{ venueId: params.id }} />;
    case 'school-items':
      return <ButtonLink {...look} to="/checks/schools" />;
    case 'obligation':
      return <ButtonLink {...look} to="/plan/duties/$id" params={params} search={step} />;
    case 'export':
      return <ButtonLink {...look} to="/registers/exports" />;
    case 'checklist':
      return <ButtonLink {...look} to="/checks/lists" />;
    case 'holidays':
      return <ButtonLink {...look} to="/settings" />;
    default:
      return <ButtonLink {...look} to="/checks" />;
  }
}
