import type { ListFace, ProblemRow } from '#shared/contract/problems.ts';
import { problemSourceLabels } from '#shared/domain/problem/problem.ts';
import { ListRows } from '../../ui/ledger/ListPane.tsx';
import { RowLink } from '../../ui/ledger/RowLink.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { dueOf, marksOf, statusOf } from './problem-words.ts';
import classes from './problems.module.css';

/** Each list tells of a problem what it is about. */
export function ProblemList({ rows, face }: { rows: ProblemRow[]; face: ListFace }) {
  return (
    <ListRows>
      {rows.map((row) => {
        const { tone, word } = statusOf(row);
        const last = face === 'ledger' ? problemSourceLabels[row.source] : row.unitName;
        return (
          <li key={row.id}>
            <RowLink
              to="/problems/$id"
              params={{ id: row.id }}
              title={
                <>
                  {row.severity === 'serious' && <b>【严重】</b>}
                  {row.title}
                </>
              }
              status={<StatusWord tone={tone}>{word}</StatusWord>}
              about={[row.serial, row.venueName, last].filter(Boolean).join(' · ')}
              when={
                <>
                  {marksOf(row).map((mark) => (
                    <b key={mark} className={classes.mark}>
                      {mark}
                    </b>
                  ))}
                  {face === 'ledger' ? row.foundOn : dueOf(row)}
                </>
              }
            />
          </li>
        );
      })}
    </ListRows>
  );
}
