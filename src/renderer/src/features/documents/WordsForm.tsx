import { Stack, TextInput, Textarea } from '@mantine/core';
import type { LetterKind, LetterWords } from '#shared/contract/documents.ts';
import type { FieldErrors } from '#shared/rpc/app-error.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import classes from './documents.module.css';

type Key = keyof LetterWords;
type Entry = { key: Key; label: string; help?: string; kind?: 'long' | 'date' };

const common: Entry[] = [
  { key: 'matter', label: '督办事项' },
  { key: 'source', label: '问题来源' },
  { key: 'foundOn', label: '发现日期', kind: 'date' },
  { key: 'problems', label: '存在问题', help: '一行写一个', kind: 'long' },
];
const closing: Entry[] = [
  { key: 'deadline', label: '期限', kind: 'date' },
  { key: 'issuer', label: '发文单位' },
  { key: 'issuedOn', label: '成文日期', kind: 'date' },
];
const correspondence: Entry[] = [
  { key: 'contact', label: '联系人' },
  { key: 'phone', label: '联系电话' },
  { key: 'cc', label: '抄送', help: '没有就不写' },
];

/** The words of each kind in the order of the paper. */
const entries: Record<LetterKind, Entry[]> = {
  'supervision-form': [
    { key: 'recipient', label: '责任单位' },
    ...common,
    { key: 'demand', label: '督办要求', help: '一行写一条', kind: 'long' },
    ...closing,
  ],
  'supervision-notice': [
    { key: 'recipient', label: '主送机关' },
    ...common,
    { key: 'demand', label: '督办要求', help: '一行写一条', kind: 'long' },
    ...closing,
    ...correspondence,
  ],
  'supervision-letter': [
    { key: 'recipient', label: '主送机关' },
    ...common,
    { key: 'demand', label: '商请事项', help: '一行写一条', kind: 'long' },
    ...closing,
    ...correspondence,
  ],
};

/** The words a clerk may change before issue; everything else on the page follows from them. */
export function WordsForm(props: {
  kind: LetterKind;
  words: LetterWords;
  isReadOnly: boolean;
  errors: FieldErrors;
  onChange: (part: Partial<LetterWords>) => void;
}) {
  const { words, errors, isReadOnly, onChange } = props;
  return (
    <Stack gap="xs" className={classes.form}>
      {entries[props.kind].map(({ key, label, help, kind }) => {
        const error = errors[key] ?? errors[`words.${key}`];
        if (kind === 'date') {
          return (
            <DateInput
              key={key}
              label={label}
              value={words[key] || null}
              error={error}
              disabled={isReadOnly}
              w="100%"
              onChange={(date) => onChange({ [key]: date ?? '' })}
            />
          );
        }
        const shared = {
          label,
          error,
          readOnly: isReadOnly,
          value: words[key],
          ...(help ? { description: help } : {}),
        };
        return kind === 'long' ? (
          <Textarea
            key={key}
            {...shared}
            maxRows={10}
            onChange={(event) => onChange({ [key]: event.currentTarget.value })}
          />
        ) : (
          <TextInput
            key={key}
            {...shared}
            onChange={(event) => onChange({ [key]: event.currentTarget.value })}
          />
        );
      })}
    </Stack>
  );
}
