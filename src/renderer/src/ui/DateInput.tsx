import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { useApiQuery } from '../api/hooks.ts';
import { DownIcon } from './icons.tsx';
import { parseDate } from './parse-date.ts';

type Props = {
  /** Left out where a table's head already says it; then `aria-label` does. */
  label?: string;
  'aria-label'?: string;
  placeholder?: string;
  /** YYYY-MM-DD, or null while empty or unreadable. */
  value: string | null;
  onChange: (value: string | null) => void;
  error?: ReactNode;
  description?: ReactNode;
  required?: boolean;
  disabled?: boolean;
  minDate?: string;
  maxDate?: string;
  w?: number | string;
};

/** A day: typed as one likes (2026.3.5, 3-5), or chosen with Alt+↓ or the button from a calendar. */
export function DateInput({
  label,
  value,
  onChange,
  error,
  minDate,
  maxDate,
  w = 190,
  placeholder = '例如 2026-03-05',
  ...rest
}: Props) {
  const today = useApiQuery('desk', 'status', {}).data?.today ?? '2026-01-01';
  const [words, setWords] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  // What was typed stands while it means the value; a value set from outside replaces it.
  const typed = words !== null && parseDate(words, today) === value ? words : (value ?? '');
  const isUnreadable = typed !== '' && parseDate(typed, today) === null;
  const name = label ?? rest['aria-label'] ?? '日期';

  function settle(): void {
    if (!isUnreadable) setWords(null);
  }

  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <TextInput
          {...rest}
          ref={input}
          label={label}
          w={w}
          inputMode="numeric"
          placeholder={placeholder}
          value={typed}
          error={isUnreadable ? '看不懂这个日期，请写成 2026-03-05 这样' : error}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            onChange(parseDate(event.currentTarget.value, today));
          }}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key === 'Enter') settle();
            if (event.key === 'ArrowDown' && event.altKey) setOpen(true);
          }}
          rightSection={
            <ActionIcon
              variant="subtle"
              color="gray"
              tabIndex={-1}
              disabled={rest.disabled ?? false}
              aria-label={`${name}：打开日历`}
              onClick={() => setOpen((open) => !open)}
            >
              <DownIcon />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          value={value}
          defaultDate={value ?? today}
          {...(minDate ? { minDate } : {})}
          {...(maxDate ? { maxDate } : {})}
          onChange={(date) => {
            setWords(null);
            onChange(date);
            setOpen(false);
            input.current?.focus();
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
