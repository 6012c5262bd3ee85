import { CloseButton, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { isEscape } from './is-escape.ts';
import classes from './registers.module.css';

/** The right half with its name and the way out. Esc closes it unless something inside took the key first. */
export function Pane(props: { title: ReactNode; onClose: () => void; children: ReactNode }) {
  return (
    <div
      className={classes.pane}
      onKeyDown={(event) => {
        if (isEscape(event)) props.onClose();
      }}
    >
      <div className={classes.paneHead}>
        <Title order={2}>{props.title}</Title>
        <CloseButton aria-label="关闭" onClick={props.onClose} />
      </div>
      {props.children}
    </div>
  );
}
