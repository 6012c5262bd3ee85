import { Select, Stack, TextInput, Textarea } from '@mantine/core';
import type { WordField, Words } from '#shared/domain/documents/words.ts';
import { rowsOf, textOf } from '#shared/domain/documents/words.ts';
import type { FieldErrors } from '#shared/rpc/app-error.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { RowsInput } from './RowsInput.tsx';
import classes from './documents.module.css';

type FieldProps = {
  field: WordField;
  words: Words;
  isReadOnly: boolean;
  error: string | undefined;
  onChange: (part: Words) => void;
};

/** The words a clerk may change before issue, in the order of the paper; everything else on the page follows from them. */
export function WordsForm(props: {
  fields: readonly WordField[];
  words: Words;
  isReadOnly: boolean;
  errors: FieldErrors;
  onChange: (part: Words) => void;
}) {
  const { fields, errors, ...rest } = props;
  return (
    <Stack gap="xs" className={classes.form}>
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          error={errors[field.name] ?? errors[`words.${field.name}`]}
          {...rest}
        />
      ))}
    </Stack>
  );
}

function Field({ field, words, isReadOnly, error, onChange }: FieldProps) {
  const { name, label, kind, help, isRequired } = field;
  const value = textOf(words, name);
  const change = (next: string) => onChange({ [name]: next });
  if (kind === 'rows') {
    return (
      <RowsInput
        label={label}
        help={help}
        columns={field.columns}
        rows={rowsOf(words, name)}
        error={error}
        isReadOnly={isReadOnly}
        onChange={(rows) => onChange({ [name]: rows })}
      />
    );
  }
  if (kind === 'date') {
    return (
      <DateInput
        label={label}
        value={value || null}
        error={error}
        disabled={isReadOnly}
        w="100%"
        onChange={(date) => change(date ?? '')}
      />
    );
  }
  const shared = {
    name,
    label: isRequired ? label : `${label}（可不填）`,
    error,
    readOnly: isReadOnly,
    ...(help ? { description: help } : {}),
  };
  if (kind === 'choice') {
    return (
      <Select
        {...shared}
        data={field.choices}
        value={value || null}
        allowDeselect={!isRequired}
        onChange={(next) => change(next ?? '')}
      />
    );
  }
  return kind === 'text' ? (
    <Textarea
      {...shared}
      maxRows={10}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  ) : (
    <TextInput {...shared} value={value} onChange={(event) => change(event.currentTarget.value)} />
  );
}
