import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AppError } from '#shared/rpc/app-error.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import classes from './setup.module.css';

type Props = {
  label: string;
  error: AppError | null;
  verb?: string;
  isBusy?: boolean;
  onBack: () => void;
  onNext: () => void;
  children: ReactNode;
};

/** One page: its fields, what went wrong, 上一步 and 下一步. Enter goes on. */
export function StepForm({ label, error, verb = '下一步', isBusy = false, onBack, onNext, children }: Props) {
  return (
    <form
      aria-label={label}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) onNext();
      }}
    >
      {children}
      <ErrorNote error={error} />
      <div className={classes.buttons}>
        <Button type="submit" loading={isBusy}>
          {verb}
        </Button>
        <Button variant="default" disabled={isBusy} onClick={onBack}>
          上一步
        </Button>
      </div>
    </form>
  );
}
