import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { ObligationThing } from '#shared/contract/obligations.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { RecordActForm } from './RecordActForm.tsx';
import classes from './obligations.module.css';

type Props = { thing: ObligationThing; onDone: () => void };

/** 办结登记 from the obligation: first for whom, where it is owed by many, then what was done. */
export function RecordStep({ thing, onDone }: Props) {
  const today = useApiQuery('desk', 'status', {}).data?.today ?? '';
  const [subject, setSubject] = useState<string | null>(thing.subject === 'campaign' ? '' : null);
  return (
    <div className={classes.step} onKeyDown={(event) => event.key === 'Escape' && onDone()}>
      {thing.subject !== 'campaign' && (
        <Select
          label="哪一家"
          data={thing.subjects
            .filter(({ isOver }) => !isOver)
            .map(({ key, name, sub }) => ({ value: key, label: sub === '' ? name : `${name}·${sub}` }))}
          value={subject}
          searchable
          autoFocus
          nothingFoundMessage="没有这一家"
          onChange={setSubject}
        />
      )}
      {subject !== null && (
        <RecordActForm
          key={subject}
          obligationId={thing.id}
          subjectKey={subject}
          what={thing.text}
          to={today}
          onDone={onDone}
        />
      )}
      <Button mt="sm" size="xs" variant="default" onClick={onDone}>
        先不登记
      </Button>
    </div>
  );
}
