import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import classes from './pieces.module.css';

type Props = {
  /** The verb on the first button and on the confirming one. */
  verb: string;
  /** What will happen and what stays. */
  question: ReactNode;
  onConfirm: () => void;
  /** On the button that takes it back; left out, 不 and the verb. */
  leave?: string;
  isBusy?: boolean;
  disabled?: boolean;
};

/** Asks once more on the spot instead of in a box over the screen. Esc takes it back. */
export function ConfirmInline(props: Props) {
  const { verb, question, onConfirm, leave = `不${verb}`, isBusy = false, disabled = false } = props;
  const [isAsking, setAsking] = useState(false);
  // Done, or nothing left to do it to: the question is over.
  if (isAsking && disabled) setAsking(false);
  if (!isAsking) {
    return (
      <Button variant="default" disabled={disabled} onClick={() => setAsking(true)}>
        {verb}
      </Button>
    );
  }
  return (
    <div
      className={classes.confirm}
      role="group"
      aria-label={`确认${verb}`}
      onKeyDown={(event) => event.key === 'Escape' && setAsking(false)}
    >
      <div>{question}</div>
      <div className={classes.row}>
        <Button loading={isBusy} onClick={onConfirm} data-autofocus autoFocus>
          {verb}
        </Button>
        <Button variant="default" onClick={() => setAsking(false)}>
          {leave}
        </Button>
      </div>
    </div>
  );
}
