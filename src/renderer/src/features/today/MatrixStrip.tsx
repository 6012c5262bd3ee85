import { isMissed, stateAt } from '#shared/domain/grid/cell-state.ts';
import { isToDo } from '#shared/domain/grid/grid.ts';
import { venueWords } from '#shared/text/cell-words.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { TextLink } from '../find/links.tsx';
import classes from './today.module.css';

/** As many squares as fit beside each other on the common screen. */
const MOST_IN_LINE = 36;

/** Lines of the same length: a last line of one square would look like something apart. */
function squaresInLine(count: number): number {
  return Math.ceil(count / Math.ceil(count / MOST_IN_LINE));
}

/** This week of the matrix in one strip: a square a venue, those still to do first. */
export function MatrixStrip() {
  const matrix = useApiQuery('checks', 'matrix', { weeks: 2 });
  if (!matrix.data || matrix.data.rows.length === 0) return null;
  const { thisWeek } = matrix.data;
  const squares = matrix.data.rows.flatMap((row) => {
    const state = stateAt(row.cells, row.cells.length - 1);
    return row.note === '' ? [{ id: row.id, name: row.name, state }] : [];
  });
  squares.sort((a, b) => Number(isToDo(b.state)) - Number(isToDo(a.state)));
  return (
    <div>
      <div>
        场所周检 本周已检 {thisWeek.done}/{thisWeek.owed} 家　<TextLink to="/checks">看检查表</TextLink>
      </div>
      <div
        className={classes.strip}
        style={{ gridTemplateColumns: `repeat(${squaresInLine(squares.length)}, minmax(0, 14px))` }}
        role="img"
        aria-label={`本周应检 ${thisWeek.owed} 家，已检 ${thisWeek.done} 家`}
      >
        {squares.map((square) => (
          <span
            key={square.id}
            title={`${square.name}：${venueWords[square.state].word}`}
            data-look={isMissed(square.state) ? 'missed' : isToDo(square.state) ? 'open' : 'done'}
          />
        ))}
      </div>
    </div>
  );
}
