import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import type { TaskRow } from '#shared/contract/tasks.ts';
import { levelLabels, priorityLabels } from '#shared/domain/task/task.ts';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { attentionWords, dueWords, statusOf } from './task-words.ts';
import classes from './tasks.module.css';

/** The arrows walk the list, Enter opens. */
export function TaskList({ rows, onOpen }: { rows: readonly TaskRow[]; onOpen: () => void }) {
  return (
    <ul className={classes.rows} onKeyDown={walk}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link to="/tasks/$id" params={{ id: row.id }} className={classes.row} onClick={onOpen}>
            <span className={classes.rowTitle}>
              {row.priority !== 'ordinary' && <b>【{priorityLabels[row.priority]}】</b>}
              {row.title}
            </span>
            <StatusWord {...statusOf(row)} />
            <span className={classes.rowQuiet}>
              {row.serial} · {unitWords(row)}
              {row.level !== 'none' && ` · ${levelLabels[row.level]}`}
            </span>
            <span className={classes.rowQuiet}>{rightWords(row)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function unitWords({ units }: TaskRow): string {
  const live = units.filter(({ status }) => status !== 'withdrawn');
  const lead = live.find(({ part }) => part === 'lead')?.unitName ?? live[0]?.unitName;
  if (lead === undefined) return '还没选单位';
  return live.length > 1 ? `${lead}等 ${live.length} 家` : lead;
}

/** What waits for this person, and the day where one runs. */
function rightWords(row: TaskRow): string {
  const words = row.attention.filter((kind) => kind !== 'overdue').map((kind) => attentionWords[kind]);
  return [...words, ...(words.length > 0 && row.daysLeft === null ? [] : [dueWords(row)])].join(' · ');
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
