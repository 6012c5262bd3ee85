import { Button } from '@mantine/core';
import { describeError } from '#shared/rpc/app-error.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import classes from './pieces.module.css';

/** Something could not be read: stands where the content would stand. */
export function ErrorState({ error, onRetry }: { error: AppError; onRetry?: () => void }) {
  return (
    <div className={classes.refusal} role="alert">
      <Sentence error={error} />
      {onRetry && (
        <Button variant="default" size="compact-md" onClick={onRetry}>
          重试
        </Button>
      )}
    </div>
  );
}

/** Something could not be done: stands beside the button until the next try. Renders nothing without an error. */
export function ErrorNote({ error }: { error: AppError | null | undefined }) {
  return error ? (
    <div className={classes.refusal} role="alert">
      <Sentence error={error} />
    </div>
  ) : null;
}

function Sentence({ error }: { error: AppError }) {
  return (
    <span>
      <span aria-hidden>▲ </span>
      {describeError(error.code, error.params)}
    </span>
  );
}
