export type MarkedRow = {
  /** As the sheet numbers it. */
  readonly row: number;
  /** Bad cells, columns from 0. */
  readonly columns: readonly number[];
  readonly reason: string;
};

export type MarkPlan = {
  readonly headerRows: { readonly first: number; readonly last: number };
  readonly rows: readonly MarkedRow[];
  /** `marked`: header and marked rows only. `all`: the whole sheet. */
  readonly keep: 'marked' | 'all';
};
