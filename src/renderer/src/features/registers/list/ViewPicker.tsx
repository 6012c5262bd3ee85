import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SavedView } from '#shared/contract/views.ts';
import type { Register } from '#shared/registers/register.ts';
import { useApiCommand, useApiQuery } from '../../../api/hooks.ts';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { isEscape } from '../is-escape.ts';
import { chooseColumns } from './columns.ts';
import classes from './list.module.css';
import { fromView, plainList, toQuery } from './list-state.ts';
import type { ListState } from './list-state.ts';

const STANDARD = 'standard';

/** A way of looking kept under a name, for this account alone. */
export function ViewPicker(props: {
  register: Register;
  state: ListState;
  onChange: (step: (state: ListState) => ListState) => void;
}) {
  const { register, state, onChange } = props;
  const views = useApiQuery('views', 'list', { register: register.id });
  const save = useApiCommand('views', 'save');
  const remove = useApiCommand('views', 'remove');
  const [name, setName] = useState<string | null>(null);
  const kept = views.data ?? [];
  const current = kept.find((view) => view.id === state.viewId);

  function keep(): void {
    if (name === null || name.trim() === '' || save.isPending) return;
    const columns = chooseColumns(register, state.columns).map((field) => field.key);
    save.mutate(
      { register: register.id, name: name.trim(), columns, query: toQuery(state) },
      {
        onSuccess: ({ id }) => {
          setName(null);
          onChange((value) => ({ ...value, viewId: id }));
        },
      },
    );
  }

  if (name !== null) {
    return (
      <form
        className={classes.viewForm}
        aria-label="存成视图"
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
        onKeyDown={(event) => isEscape(event) && setName(null)}
      >
        <TextInput
          autoFocus
          size="xs"
          aria-label="视图叫什么"
          placeholder="例如：停业的旅馆"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" disabled={name.trim() === ''} loading={save.isPending}>
          存
        </Button>
        <Button size="xs" variant="default" onClick={() => setName(null)}>
          不存
        </Button>
        <ErrorNote error={save.error} />
      </form>
    );
  }
  return (
    <>
      {kept.length > 0 && (
        <Select
          size="xs"
          w={124}
          aria-label="视图"
          data={[
            { value: STANDARD, label: '全部（原样）' },
            ...kept.map((view) => ({ value: view.id, label: view.name })),
          ]}
          value={current?.id ?? STANDARD}
          allowDeselect={false}
          onChange={(id) => {
            const view = kept.find((candidate) => candidate.id === id);
            onChange(() => (view ? fromView(view) : plainList));
          }}
        />
      )}
      {current && isSame(current, register, state) ? (
        <Button
          size="xs"
          variant="subtle"
          loading={remove.isPending}
          onClick={() =>
            remove.mutate(
              { id: current.id },
              { onSuccess: () => onChange((value) => ({ ...value, viewId: null })) },
            )
          }
        >
          删除视图
        </Button>
      ) : (
        <Button size="xs" variant="subtle" onClick={() => setName(current?.name ?? '')}>
          存成视图
        </Button>
      )}
      <ErrorNote error={remove.error} />
    </>
  );
}

/** Whether the list still stands as the view keeps it. */
function isSame(view: SavedView, register: Register, state: ListState): boolean {
  const shape = (list: ListState) =>
    JSON.stringify([chooseColumns(register, list.columns).map(({ key }) => key), toQuery(list)]);
  return shape(fromView(view)) === shape(state);
}
