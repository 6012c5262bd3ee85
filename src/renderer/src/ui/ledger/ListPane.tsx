import { Select, TextInput } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import classes from './ledger.module.css';

type Props<F extends string> = {
  /** What stands in the list, as in 看哪些事项. */
  noun: string;
  filters: readonly { value: F; label: string }[];
  filter: F;
  onFilter: (filter: F) => void;
  searchLabel: string;
  /** What the words are looked for in. */
  searchHint: string;
  typed: string;
  onType: (typed: string) => void;
  /** Something more to narrow by, between the two. */
  more?: ReactNode;
  children: ReactNode;
};

/** The left half of a screen of work: what to see, words to look for, and the rows. */
export function ListPane<F extends string>(props: Props<F>) {
  const { noun, filters, filter, onFilter, searchLabel, searchHint, typed, onType, more, children } = props;
  return (
    <div className={`${classes.pane} no-print`}>
      <div className={classes.head}>
        <Select
          size="xs"
          w={130}
          aria-label={`看哪些${noun}`}
          allowDeselect={false}
          value={filter}
          data={filters.map((one) => ({ ...one }))}
          onChange={(value) => {
            const chosen = filters.find((one) => one.value === value);
            if (chosen) onFilter(chosen.value);
          }}
        />
        {more}
        <TextInput
          size="xs"
          aria-label={searchLabel}
          placeholder={searchHint}
          value={typed}
          onChange={(event) => onType(event.currentTarget.value)}
        />
      </div>
      {children}
    </div>
  );
}

/** Rows that the arrows walk; each child is a list item with one RowLink. */
export function ListRows({ children }: { children: ReactNode }) {
  return (
    <ul className={classes.rows} onKeyDown={walk}>
      {children}
    </ul>
  );
}

function walk(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
