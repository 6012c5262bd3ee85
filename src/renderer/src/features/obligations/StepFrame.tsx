import { Button, Group, Select, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AppError } from '#shared/rpc/app-error.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { usePeopleChoices } from '../checks/useChoices.ts';
import classes from './obligations.module.css';

type Props = {
  /** The verb on the button; the form's name too. */
  verb: string;
  isBusy: boolean;
  error: AppError | null;
  disabled?: boolean;
  onSubmit: () => void;
  onCancel: () => void;
  children: ReactNode;
};

/** A step's form: Ctrl+Enter does it, Esc leaves it. */
export function StepFrame({ verb, isBusy, error, disabled = false, onSubmit, onCancel, children }: Props) {
  return (
    <form
      className={classes.step}
      aria-label={verb}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
        if (event.key === 'Enter' && event.ctrlKey) onSubmit();
      }}
    >
      <Stack gap="sm">
        {children}
        <ErrorNote error={error} />
        <Group>
          <Button type="submit" loading={isBusy} disabled={disabled}>
            {verb}
          </Button>
          <Button variant="default" onClick={onCancel}>
            先不办
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type HandlerProps = { value: string | null; onChange: (personId: string | null) => void };

/** 办理人, who did it; a form begins with the account's own person. */
export function HandlerField({ value, onChange }: HandlerProps) {
  const people = usePeopleChoices();
  return (
    <Select
      label="办理人"
      data={people}
      value={value}
      searchable
      allowDeselect={false}
      nothingFoundMessage="没有这个人，请到“单位人员”里添加"
      onChange={onChange}
    />
  );
}
