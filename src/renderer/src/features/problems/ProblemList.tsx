import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import type { ListFace, ProblemRow } from '#shared/contract/problems.ts';
import { problemSourceLabels } from '#shared/domain/problem/problem.ts';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { dueOf, marksOf, statusOf } from './problem-words.ts';
import classes from './problems.module.css';

/** The arrows walk the list, Enter opens. Each list tells of a problem what it is about. */
export function ProblemList({ rows, face }: { rows: ProblemRow[]; face: ListFace }) {
  return (
    <ul className={classes.rows} onKeyDown={walk}>
      {rows.map((row) => {
        const { tone, word } = statusOf(row);
        const marks = marksOf(row);
        return (
          <li key={row.id}>
            <Link to="/problems/$id" params={{ id: row.id }} className={classes.row}>
              <span className={classes.rowTitle}>
                {row.severity === 'serious' && <b>【严重】</b>}
                {row.title}
              </span>
              <StatusWord tone={tone}>{word}</StatusWord>
              <span className={classes.rowQuiet}>
                {row.serial} · {row.venueName}
                {face === 'ledger'
                  ? ` · ${problemSourceLabels[row.source]}`
                  : row.unitName && ` · ${row.unitName}`}
              </span>
              <span className={classes.rowQuiet}>
                {marks.map((mark) => (
                  <b key={mark} className={classes.mark}>
                    {mark}
                  </b>
                ))}
                {face === 'ledger' ? row.foundOn : dueOf(row)}
              </span>
            </Link>
          </li>
        );
      })}
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
