import { Text } from '@mantine/core';
import type { Problem } from '#shared/contract/problems.ts';
import { formatInstant } from '../../ui/format.ts';
import { eventWord } from './problem-words.ts';
import classes from './problems.module.css';

/** Everything that happened, with who did and who typed it. */
export function Timeline({ events }: Pick<Problem, 'events'>) {
  return (
    <section aria-label="经过">
      <h3>经过</h3>
      <ol className={classes.events}>
        {events.map((event) => (
          <li key={`${event.at}${event.action}${event.note}`}>
            <span className="nowrap">{formatInstant(event.at)}</span>
            <b>{eventWord(event.action)}</b>
            <span>
              {event.note}
              {event.deadline !== null && `　期限 ${event.deadline}`}
              <Text span c="dimmed" fz="sm">
                {(event.note || event.deadline) && '　'}
                {event.unitName && `${event.unitName} `}办理人 {event.handlerName}
                {event.typistName !== event.handlerName && ` · 录入人 ${event.typistName}`}
              </Text>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
