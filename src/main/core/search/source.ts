import type { Drizzle } from '../context.ts';
import type { SearchEntry } from './entry.ts';

/** A column of a table, both by the names SQL knows them by. */
export type ColumnRef = { table: string; column: string };

/** One kind of thing that is searched, and how the search learns of its changes. */
export type Source = {
  id: string;
  label: string;
  /** Its rows are this kind's things; its primary key is `id`. */
  table: string;
  /**
   * Things whose entry shows a name from elsewhere: when `named` changes, the rows that refer to it by `by` are put again;
   * with `through`, `by` stands in that table and its column names the things.
   */
  follows: readonly { named: ColumnRef; by: string; through?: ColumnRef }[];
  /** Entries of those ids that are still to be found; ids without one leave the index. */
  load: (db: Drizzle, ids: readonly string[]) => SearchEntry[];
  /** Where the screen shows one of them. */
  route: (id: string) => string;
};
