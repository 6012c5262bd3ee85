import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { useLeftOpen } from '../../drafts/use-draft.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { ButtonLink } from '../find/links.tsx';
import { PersonForm, personDraft } from './PersonForm.tsx';
import { PersonList } from './PersonList.tsx';

/** Who acts: the people of every unit, with an account or without. The units themselves are a ledger. */
export function PeopleScreen() {
  const session = useSession();
  const navigate = useNavigate();
  const { id } = useParams({ strict: false });
  const units = useApiQuery('units', 'list', {});
  const people = useApiQuery('people', 'list', {});
  const wasLeftOpen = useLeftOpen();
  const [isNew, setNew] = useState(() => wasLeftOpen(personDraft(undefined)));
  const canChange = session.role === 'coordinator' || session.role === 'leader';

  function show(person: string | null): void {
    setNew(false);
    void (person === null
      ? navigate({ to: '/people' })
      : navigate({ to: '/people/$id', params: { id: person } }));
  }

  return (
    <Screen
      fill
      title="单位人员"
      actions={
        <>
          <ButtonLink variant="default" to="/registers/$register" params={{ register: 'units' }}>
            成员单位台账
          </ButtonLink>
          <Button variant="default" onClick={() => window.print()}>
            打印
          </Button>
          {canChange && <Button onClick={() => setNew(true)}>添加人员</Button>}
        </>
      }
    >
      <Loaded query={units}>
        {(unitRows) => (
          <Loaded query={people}>
            {(personRows) => {
              const person = isNew ? null : (personRows.find((row) => row.id === id) ?? null);
              return (
                <Split
                  columns="3fr 2fr"
                  listLabel="人员名单"
                  thingLabel="选中的人员"
                  list={
                    <PersonList people={personRows} chosen={isNew ? null : (id ?? null)} onChoose={show} />
                  }
                  thing={
                    isNew || person !== null ? (
                      <PersonForm
                        key={person?.id ?? 'new'}
                        person={person}
                        units={unitRows}
                        canChange={canChange}
                        onDone={show}
                      />
                    ) : (
                      <EmptyState title="在左边选一个人">
                        办理人要从这里选；核查销号时看的也是这里填的单位。
                      </EmptyState>
                    )
                  }
                />
              );
            }}
          </Loaded>
        )}
      </Loaded>
    </Screen>
  );
}
