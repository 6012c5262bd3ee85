import { CellState } from '#shared/domain/grid/cell-state.ts';
import type { CellWords } from '#shared/text/cell-words.ts';
import classes from './matrix.module.css';

/** What the marks mean; states without a mark explain themselves. */
export function MatrixLegend({ words }: { words: CellWords }) {
  return (
    <ul className={classes.legend} aria-label="图例">
      {CellState.options
        .filter((state) => words[state].mark !== '')
        .map((state) => (
          <li key={state}>
            <span className={classes.square} data-state={state} aria-hidden>
              {words[state].mark}
            </span>
            {words[state].word}
          </li>
        ))}
    </ul>
  );
}
