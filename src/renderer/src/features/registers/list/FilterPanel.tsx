import { Checkbox, MultiSelect, NumberInput } from '@mantine/core';
import type { Field, Register } from '#shared/registers/register.ts';
import { useApiQuery } from '../../../api/hooks.ts';
import { DateInput } from '../../../ui/DateInput.tsx';
import { useRefOptions } from '../form/useRefOptions.ts';
import { useBusinessRole } from '../useBusinessRole.ts';
import type { RefNames } from '../values.ts';
import { filterFields } from './columns.ts';
import classes from './list.module.css';
import { readRange, setFilter, writeRange } from './list-state.ts';
import type { ListState } from './list-state.ts';

const NOT_FILLED = { value: '', label: '没有填' };

type Change = (step: (state: ListState) => ListState) => void;

/** Every field that can narrow the list. Values of one field widen each other, fields narrow each other. */
export function FilterPanel(props: {
  register: Register;
  state: ListState;
  names: RefNames;
  onChange: Change;
}) {
  const { register, state, onChange } = props;
  const role = useBusinessRole();
  return (
    <div className={classes.panel} role="group" aria-label="筛选">
      <Checkbox
        size="xs"
        label="连同已移出的一起看"
        checked={state.includeRemoved}
        onChange={(event) => {
          const includeRemoved = event.currentTarget.checked;
          onChange((value) => ({ ...value, includeRemoved }));
        }}
      />
      <div className={classes.fields}>
        {filterFields(register, role).map((field) => (
          <FilterInput
            key={field.key}
            field={field}
            values={state.filters[field.key] ?? []}
            names={props.names}
            onChange={(values) => onChange((value) => setFilter(value, field.key, values))}
          />
        ))}
      </div>
    </div>
  );
}

type InputProps = {
  field: Field;
  values: string[];
  names: RefNames;
  onChange: (values: string[]) => void;
};

function FilterInput({ field, values, names, onChange }: InputProps) {
  switch (field.kind) {
    case 'select':
    case 'multi':
      return <Choices {...{ field, values, onChange }} data={field.options.map(toChoice)} />;
    case 'boolean':
      return (
        <Choices
          {...{ field, values, onChange }}
          data={[
            { value: 'true', label: '是' },
            { value: 'false', label: '否' },
          ]}
        />
      );
    case 'village':
    case 'unit':
      return <UnitFilter {...{ field, values, onChange }} />;
    case 'ref':
      return <RefFilter {...{ field, values, names, onChange }} registers={field.registers} />;
    case 'date':
      return <DateRange {...{ field, values, onChange }} />;
    default:
      return <NumberRange {...{ field, values, onChange }} />;
  }
}

type Choice = { value: string; label: string };
type PartProps = Omit<InputProps, 'names'>;

function toChoice({ code, label }: { code: string; label: string }): Choice {
  return { value: code, label };
}

function Choices({ field, values, data, onChange }: PartProps & { data: Choice[] }) {
  return (
    <MultiSelect
      size="xs"
      label={field.label}
      placeholder={values.length === 0 ? '不限' : ''}
      data={field.required ? data : [...data, NOT_FILLED]}
      value={values}
      searchable
      clearable
      nothingFoundMessage="没有这一项"
      onChange={onChange}
    />
  );
}

function UnitFilter({ field, values, onChange }: PartProps) {
  const units = useApiQuery('units', 'list', {});
  const names = (units.data ?? [])
    .filter((unit) => (unit.kind === 'village') === (field.kind === 'village'))
    .map((unit) => unit.name);
  const data = [...new Set([...names, ...values.filter((value) => value !== '')])];
  return (
    <Choices {...{ field, values, onChange }} data={data.map((name) => ({ value: name, label: name }))} />
  );
}

function RefFilter(props: InputProps & { registers: readonly string[] }) {
  const { field, values, names } = props;
  const { options, onSearch } = useRefOptions(props.registers);
  const known = new Map(options.map((option) => [option.id, option.label]));
  for (const id of values) if (id !== '' && !known.has(id)) known.set(id, names[id] ?? '已选的一条');
  return (
    <MultiSelect
      size="xs"
      label={field.label}
      placeholder={values.length === 0 ? '不限' : ''}
      data={[...known].map(([value, label]) => ({ value, label }))}
      value={values}
      searchable
      clearable
      filter={({ options: shown }) => shown}
      nothingFoundMessage="没有这一条"
      onSearchChange={onSearch}
      onChange={props.onChange}
    />
  );
}

function DateRange({ field, values, onChange }: PartProps) {
  const { from, to } = readRange(values);
  return (
    <div className={classes.range}>
      <DateInput
        label={`${field.label}，从`}
        w="100%"
        placeholder="不限"
        value={from || null}
        onChange={(date) => onChange(writeRange({ from: date ?? '', to }))}
      />
      <DateInput
        label="到"
        aria-label={`${field.label}，到`}
        w="100%"
        placeholder="不限"
        value={to || null}
        onChange={(date) => onChange(writeRange({ from, to: date ?? '' }))}
      />
    </div>
  );
}

function NumberRange({ field, values, onChange }: PartProps) {
  const { from, to } = readRange(values);
  return (
    <div className={classes.range}>
      <NumberInput
        size="xs"
        hideControls
        allowDecimal={false}
        label={`${field.label}，从`}
        placeholder="不限"
        value={from}
        onChange={(typed) => onChange(writeRange({ from: String(typed), to }))}
      />
      <NumberInput
        size="xs"
        hideControls
        allowDecimal={false}
        label="到"
        aria-label={`${field.label}，到`}
        placeholder="不限"
        value={to}
        onChange={(typed) => onChange(writeRange({ from, to: String(typed) }))}
      />
    </div>
  );
}
