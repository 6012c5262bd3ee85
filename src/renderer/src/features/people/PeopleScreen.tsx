import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { PersonForm } from './PersonForm.tsx';
import { PersonList } from './PersonList.tsx';
import { UnitForm } from './UnitForm.tsx';
import { UnitList } from './UnitList.tsx';

/** Chosen while something new is being filled in; no id looks like it. */
const NEW = 'new';

type Face = 'units' | 'people';

/** Who takes part: villages, offices, other bodies, and the people in them. */
export function PeopleScreen() {
  const session = useSession();
  const units = useApiQuery('units', 'list', {});
  const people = useApiQuery('people', 'list', {});
  const [face, setFace] = useState<Face>('units');
  const [chosen, setChosen] = useState<string | null>(null);
  const canChange = session.role === 'coordinator' || session.role === 'leader';
  const verb = face === 'units' ? '添加单位' : '添加人员';

  function show(next: Face): void {
    setFace(next);
    setChosen(null);
  }

  return (
    <Screen
      fill
      title="单位和人员"
      hint={
        <SegmentedControl
          className="no-print"
          aria-label="看单位还是看人员"
          value={face}
          onChange={(value) => show(value === 'people' ? 'people' : 'units')}
          data={[
            { value: 'units', label: '单位' },
            { value: 'people', label: '人员' },
          ]}
        />
      }
      actions={
        <>
          <Button variant="default" onClick={() => window.print()}>
            打印
          </Button>
          {canChange && <Button onClick={() => setChosen(NEW)}>{verb}</Button>}
        </>
      }
    >
      <Loaded query={units}>
        {(unitRows) => (
          <Loaded query={people}>
            {(personRows) => {
              const unit = unitRows.find((row) => row.id === chosen) ?? null;
              const person = personRows.find((row) => row.id === chosen) ?? null;
              const isForm = chosen === NEW || unit !== null || person !== null;
              return (
                <Split
                  columns="3fr 2fr"
                  listLabel={face === 'units' ? '单位名单' : '人员名单'}
                  thingLabel={face === 'units' ? '选中的单位' : '选中的人员'}
                  list={
                    face === 'units' ? (
                      <UnitList units={unitRows} chosen={chosen} onChoose={setChosen} />
                    ) : (
                      <PersonList people={personRows} chosen={chosen} onChoose={setChosen} />
                    )
                  }
                  thing={
                    !isForm ? (
                      <EmptyState title={`在左边选一个${face === 'units' ? '单位' : '人'}`}>
                        {face === 'units'
                          ? '单位是哪一类，决定督办时发通知还是发函。'
                          : '办理人要从这里选；核查销号时看的也是这里填的单位。'}
                      </EmptyState>
                    ) : face === 'units' ? (
                      <UnitForm key={chosen} unit={unit} canChange={canChange} onDone={setChosen} />
                    ) : (
                      <PersonForm
                        key={chosen}
                        person={person}
                        units={unitRows}
                        canChange={canChange}
                        onDone={setChosen}
                      />
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
