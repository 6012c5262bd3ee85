import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { stateAt } from '#shared/domain/grid/cell-state.ts';
import { isToDo } from '#shared/domain/grid/grid.ts';
import { schoolWords } from '#shared/text/cell-words.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import type { Place } from '../../ui/matrix/Matrix.tsx';
import { toneOf } from '../checks/check-words.ts';
import { ActList } from '../obligations/ActList.tsx';
import { RecordActForm } from '../obligations/RecordActForm.tsx';
import type { SchoolTable } from './SchoolsScreen.tsx';

/** The square that was opened: what the school did for this item, and the form to write it down. */
export function SchoolPanel({ table, place }: { table: SchoolTable; place: Place | null }) {
  const row = table.rows.find(({ id }) => id === place?.rowId);
  const column = table.columns.findIndex(({ key }) => key === place?.column);
  const [head, ask] = [table.columns[column], table.asks[column]];
  if (!row || !head || !ask) {
    return (
      <EmptyState title="选一格看看">
        点空格就登记这所学校开展了这一项；点别的格子，看做了什么、谁办的、有什么材料。没开展的永远留着。
      </EmptyState>
    );
  }
  const state = stateAt(row.cells, column);
  const { word, meaning } = schoolWords[state];
  const subjectKey = ask.itemId === null ? row.id : `${row.id}/${ask.itemId}`;
  return (
    <Stack gap="md" p="md">
      <div>
        <Text fw={600}>{row.name}</Text>
        <Text fz="sm" c="dimmed">
          {[row.village, row.note].filter((part) => part !== '').join(' · ')}
          <br />
          {head.hint}
        </Text>
      </div>
      <div>
        <StatusWord tone={toneOf(state)}>{word}</StatusWord>
        <Text fz="sm">{meaning}</Text>
      </div>
      <Acts
        key={`${ask.obligationId} ${subjectKey}`}
        obligationId={ask.obligationId}
        subjectKey={subjectKey}
        what={head.name}
        to={ask.to}
        isWanted={isToDo(state)}
      />
    </Stack>
  );
}

type ActsProps = {
  obligationId: string;
  subjectKey: string;
  what: string;
  to: string;
  /** Whether the form stands open at once. */
  isWanted: boolean;
};

function Acts({ obligationId, subjectKey, what, to, isWanted }: ActsProps) {
  const acts = useApiQuery('obligations', 'acts', { id: obligationId, subjectKey });
  const [isOpen, setOpen] = useState(isWanted);
  return (
    <>
      {isOpen ? (
        <RecordActForm
          obligationId={obligationId}
          subjectKey={subjectKey}
          what={what}
          to={to}
          onDone={() => setOpen(false)}
        />
      ) : (
        <div>
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            再登记一次
          </Button>
        </div>
      )}
      <Text fw={600}>这一项历次开展</Text>
      <Loaded query={acts} rows={2}>
        {(list) => <ActList acts={list} />}
      </Loaded>
    </>
  );
}
