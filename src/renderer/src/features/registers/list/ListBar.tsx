import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Ref } from 'react';
import type { Register } from '#shared/registers/register.ts';
import type { RefNames } from '../values.ts';
import { useBusinessRole } from '../useBusinessRole.ts';
import { isEscape } from '../is-escape.ts';
import { ColumnPanel } from './ColumnPanel.tsx';
import { FilterPanel } from './FilterPanel.tsx';
import { ViewPicker } from './ViewPicker.tsx';
import { filterFields } from './columns.ts';
import classes from './list.module.css';
import { filterWords, plainList, setFilter } from './list-state.ts';
import type { ListState } from './list-state.ts';

type Panel = 'filters' | 'columns' | null;

/** What the list shows and how: search, filters, columns, kept views. Panels open in place, above the rows. */
export function ListBar({
  register,
  state,
  names,
  searchInput,
  onChange,
  onLeaveSearch,
}: {
  register: Register;
  state: ListState;
  names: RefNames;
  searchInput: Ref<HTMLInputElement>;
  onChange: (step: (state: ListState) => ListState) => void;
  onLeaveSearch: () => void;
}) {
  const role = useBusinessRole();
  const [panel, setPanel] = useState<Panel>(null);
  const words = filterWords(register, state.filters, names);
  const open = (name: Panel) => setPanel(panel === name ? null : name);
  const isNarrowed = words.length > 0 || state.includeRemoved;

  return (
    <div
      className={`${classes.bar} no-print`}
      onKeyDown={(event) => {
        if (panel !== null && isEscape(event)) {
          event.stopPropagation();
          setPanel(null);
        }
      }}
    >
      <div className={classes.line}>
        <TextInput
          ref={searchInput}
          className={classes.search ?? ''}
          size="xs"
          aria-label="在台账里找"
          aria-keyshortcuts="/"
          placeholder="在台账里找　按 / 直接到这里"
          value={state.search}
          onChange={(event) => {
            const search = event.currentTarget.value;
            onChange((value) => ({ ...value, search }));
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
            event.preventDefault();
            onLeaveSearch();
          }}
        />
        {filterFields(register, role).length > 0 && (
          <Button
            size="xs"
            variant={panel === 'filters' ? 'light' : 'default'}
            aria-expanded={panel === 'filters'}
            onClick={() => open('filters')}
          >
            筛选{words.length > 0 && ` ${words.length}`}
          </Button>
        )}
        <Button
          size="xs"
          variant={panel === 'columns' ? 'light' : 'default'}
          aria-expanded={panel === 'columns'}
          onClick={() => open('columns')}
        >
          选列
        </Button>
        <ViewPicker register={register} state={state} onChange={onChange} />
      </div>
      {panel === 'filters' && (
        <FilterPanel register={register} state={state} names={names} onChange={onChange} />
      )}
      {panel === 'columns' && <ColumnPanel register={register} state={state} onChange={onChange} />}
      {isNarrowed && panel !== 'filters' && (
        <div className={classes.chips}>
          {words.map(({ key, text }) => (
            <button
              key={key}
              type="button"
              className={classes.chip}
              aria-label={`不按“${text}”筛选`}
              onClick={() => onChange((value) => setFilter(value, key, []))}
            >
              {text} <span aria-hidden>×</span>
            </button>
          ))}
          {state.includeRemoved && (
            <button
              type="button"
              className={classes.chip}
              aria-label="不看已移出的"
              onClick={() => onChange((value) => ({ ...value, includeRemoved: false }))}
            >
              连同已移出的 <span aria-hidden>×</span>
            </button>
          )}
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onChange(({ columns, sort }) => ({ ...plainList, columns, sort }))}
          >
            全部清除
          </Button>
        </div>
      )}
    </div>
  );
}
