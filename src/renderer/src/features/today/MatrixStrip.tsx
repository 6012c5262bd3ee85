import { useApiQuery } from '../../api/hooks.ts';
import { TextLink } from '../find/links.tsx';
import { cellWords, hasMiss, isWaiting } from '../checks/check-words.ts';
import classes from './today.module.css';

/** This week of the matrix in one strip: a square a venue, those still to do first. */
export function MatrixStrip() {
  const matrix = useApiQuery('checks', 'matrix', { weeks: 2 });
  if (!matrix.data || matrix.data.rows.length === 0) return null;
  const { thisWeek } = matrix.data;
  const squares = matrix.data.rows.flatMap((row) => {
    const cell = row.cells.at(-1);
    return cell ? [{ id: row.venueId, name: row.venueName, state: cell.state }] : [];
  });
  squares.sort((a, b) => Number(isWaiting(b.state)) - Number(isWaiting(a.state)));
  return (
    <div>
      <div>
        场所周检 本周已检 {thisWeek.done}/{thisWeek.owed} 家　<TextLink to="/checks">看检查表</TextLink>
      </div>
      <div
        className={classes.strip}
        role="img"
        aria-label={`本周应检 ${thisWeek.owed} 家，已检 ${thisWeek.done} 家`}
      >
        {squares.map((square) => (
          <span
            key={square.id}
            title={`${square.name}：${cellWords[square.state].word}`}
            data-look={hasMiss(square.state) ? 'missed' : isWaiting(square.state) ? 'open' : 'done'}
          />
        ))}
      </div>
    </div>
  );
}
