import { Autocomplete, Checkbox, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RegisterRecord } from '#shared/contract/registers.ts';
import type { Field } from '#shared/registers/register.ts';
import { useApiQuery } from '../../../api/hooks.ts';
import { DateInput } from '../../../ui/DateInput.tsx';
import type { RefNames } from '../values.ts';
import { RefInput } from './RefInput.tsx';

type Value = RegisterRecord[string];
type Props = {
  field: Field;
  value: Value;
  /** What the ids of `ref` fields are called. */
  names: RefNames;
  error: string | undefined;
  onChange: (value: Value) => void;
};

const phoneInput = { inputMode: 'tel' } as const;

/** The input that belongs to a field's kind. */
export function FieldInput({ field, value, names, error, onChange }: Props) {
  const common = {
    label: field.label,
    error,
    ...(field.help ? { description: field.help } : {}),
    ...(field.required ? { withAsterisk: true } : {}),
  };
  const text = typeof value === 'string' ? value : '';
  const set = (typed: string) => onChange(typed === '' ? null : typed);

  switch (field.kind) {
    case 'select':
      return (
        <Select
          {...common}
          data={field.options.map(({ code, label }) => ({ value: code, label }))}
          value={text || null}
          searchable
          clearable={!field.required && field.default === undefined}
          nothingFoundMessage="没有这一类"
          onChange={onChange}
        />
      );
    case 'multi':
      return (
        <MultiSelect
          {...common}
          data={field.options.map(({ code, label }) => ({ value: code, label }))}
          value={Array.isArray(value) ? value : []}
          searchable
          nothingFoundMessage="没有这一类"
          onChange={onChange}
        />
      );
    case 'boolean':
      return (
        <Checkbox
          {...common}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'integer':
      return (
        <NumberInput
          {...common}
          value={typeof value === 'number' ? value : ''}
          allowDecimal={false}
          hideControls
          {...(field.min === undefined ? {} : { min: field.min })}
          {...(field.max === undefined ? {} : { max: field.max })}
          onChange={(typed) => onChange(typeof typed === 'number' ? typed : null)}
        />
      );
    case 'date':
      return (
        <DateInput
          label={field.label}
          value={text || null}
          error={error}
          description={field.help}
          required={field.required ?? false}
          w="100%"
          onChange={onChange}
        />
      );
    case 'note':
      return <Textarea {...common} value={text} onChange={(event) => set(event.currentTarget.value)} />;
    case 'village':
    case 'unit':
      return (
        <UnitNameInput isVillage={field.kind === 'village'} common={common} value={text} onChange={set} />
      );
    case 'ref':
      return (
        <RefInput registers={field.registers} common={common} value={text} names={names} onChange={set} />
      );
    default:
      return (
        <TextInput
          {...common}
          value={text}
          {...(field.kind === 'phone' ? phoneInput : {})}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
  }
}

export type Common = {
  label: string;
  error: string | undefined;
  description?: ReactNode;
  withAsterisk?: boolean;
};

/** A name of the office's own list, or one written as the paper has it. */
function UnitNameInput(props: {
  isVillage: boolean;
  common: Common;
  value: string;
  onChange: (typed: string) => void;
}) {
  const units = useApiQuery('units', 'list', {});
  const names = (units.data ?? [])
    .filter((unit) => (unit.kind === 'village') === props.isVillage)
    .map((unit) => unit.name);
  return (
    <Autocomplete
      {...props.common}
      data={[...new Set(names)]}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
