import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatInstant } from './format.ts';
import classes from './work.module.css';

export type StoryLine = {
  at: string;
  word: string;
  /** What was said or decided; empty where the word says all. */
  text: ReactNode;
  handlerName: string;
  typistName: string;
  /** After the people: what else is to be known of it. */
  more?: string;
};

/** Everything that happened, with who did and who typed it. */
export function Story({ lines }: { lines: readonly StoryLine[] }) {
  return (
    <section aria-label="经过">
      <h3>经过</h3>
      <ol className={classes.events}>
        {lines.map(({ at, word, text, handlerName, typistName, more = '' }, index) => (
          <li key={`${at}${index}`}>
            <span className="nowrap">{formatInstant(at)}</span>
            <b>{word}</b>
            <span>
              {text}
              <Text span c="dimmed" fz="sm">
                {text !== '' && '　'}
                办理人 {handlerName}
                {typistName !== handlerName && ` · 录入人 ${typistName}`}
                {more}
              </Text>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
