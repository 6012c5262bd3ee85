import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import type { ProblemRow } from '#shared/contract/work.ts';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { statusOf } from './problem-words.ts';
import classes from './problems.module.css';

/** The arrows walk the list, Enter opens. */
export function ProblemList({ rows }: { rows: ProblemRow[] }) {
  return (
    <ul className={classes.rows} onKeyDown={walk}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link to="/problems/$id" params={{ id: row.id }} className={classes.row}>
            <span className={classes.rowTitle}>
              {row.severity === 'serious' && <b>【严重】</b>}
              {row.title}
            </span>
            <StatusWord {...toneAndWord(row)} />
            <span className={classes.rowQuiet}>
              {row.serial} · {row.venueName}
              {row.unitName && ` · ${row.unitName}`}
            </span>
            <span className={classes.rowQuiet}>{dueOf(row)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function toneAndWord(row: ProblemRow) {
  const { tone, word } = statusOf(row);
  return { tone, children: word };
}

function dueOf(row: ProblemRow): string {
  if (row.status === 'closed' || row.deadline === null || row.daysLeft === null) return row.foundOn;
  if (row.daysLeft < 0) return `逾期 ${-row.daysLeft} 天`;
  return row.daysLeft === 0 ? '今天到期' : `还有 ${row.daysLeft} 天`;
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
