import { Button, Group, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#shared/rpc/app-error.ts';
import { useSession } from '../../app/session.tsx';
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

/** 办理人: the account's own person until another is named. */
export function useHandler() {
  const { personId } = useSession();
  const [picked, setPicked] = useState<string | null>(null);
  const people = usePeopleChoices();
  const handlerId = picked ?? personId;
  const field = (
    <Select
      label="办理人"
      data={people}
      value={handlerId}
      searchable
      allowDeselect={false}
      nothingFoundMessage="没有这个人，请到“单位人员”里添加"
      onChange={setPicked}
    />
  );
  return { handlerId: handlerId ?? undefined, field };
}
