import { Combobox, InputBase, useCombobox } from '@mantine/core';
import { useState } from 'react';
import { isRecordId } from '#shared/registers/format.ts';
import { findRegister } from '#shared/registers/index.ts';
import classes from '../registers.module.css';
import type { RefNames } from '../values.ts';
import type { Common } from './FieldInput.tsx';
import { useRefOptions } from './useRefOptions.ts';

/** A row of another register, found by any part of its name; a name nobody has yet is kept as written. */
export function RefInput(props: {
  registers: readonly string[];
  common: Common;
  /** The row's id, or a name as written. */
  value: string;
  names: RefNames;
  onChange: (value: string) => void;
}) {
  const { registers, value } = props;
  const { options, onSearch } = useRefOptions(registers);
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const [picked, setPicked] = useState<{ id: string; label: string } | null>(null);
  const isId = isRecordId(value);
  const name = picked?.id === value ? picked.label : props.names[value];
  const shown = isId ? (name ?? '已选的一条') : value;

  function type(typed: string): void {
    props.onChange(typed);
    onSearch(typed);
    box.openDropdown();
    box.updateSelectedOptionIndex();
  }

  return (
    <Combobox
      store={box}
      onOptionSubmit={(id) => {
        const option = options.find((candidate) => candidate.id === id);
        if (option) setPicked(option);
        props.onChange(id);
        box.closeDropdown();
      }}
    >
      <Combobox.Target>
        <InputBase
          {...props.common}
          description={isId || value === '' ? props.common.description : '台账里没有这一条，先按写的字记下'}
          value={shown}
          onFocus={() => onSearch(isId ? '' : value)}
          onClick={() => box.openDropdown()}
          onBlur={() => box.closeDropdown()}
          onChange={(event) => type(event.currentTarget.value)}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={options.length === 0}>
        <Combobox.Options mah={240} style={{ overflowY: 'auto' }}>
          {options.map((option) => (
            <Combobox.Option key={option.id} value={option.id} active={option.id === value}>
              {option.label}
              <span className={classes.beside}>
                {[option.village, registers.length > 1 && findRegister(option.register)?.label]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
