import { CellState, stateAt } from '#shared/domain/grid/cell-state.ts';
import type { GridRow } from '#shared/domain/grid/grid.ts';
import type { CellWords } from '#shared/text/cell-words.ts';
import classes from './matrix.module.css';

/** What the marks mean: of the states that stand in the table. States without a mark explain themselves. */
export function MatrixLegend({ words, rows }: { words: CellWords; rows: readonly GridRow[] }) {
  const letters = [...new Set(rows.flatMap(({ cells }) => [...new Set(cells)]))];
  const present = new Set(letters.map((letter) => stateAt(letter, 0)));
  return (
    <ul className={classes.legend} aria-label="图例">
      {CellState.options
        .filter((state) => present.has(state) && words[state].mark !== '')
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
