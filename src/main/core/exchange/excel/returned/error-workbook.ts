import { fillMerges } from '#shared/domain/import/fill-merges.ts';
import type { Lookups } from '#shared/domain/import/parse-field.ts';
import type { ImportPlan } from '#shared/domain/import/plan-import.ts';
import { headerText } from '#shared/domain/import/read-columns.ts';
import type { SettledImport, SettledRow } from '#shared/domain/import/settle-import.ts';
import type { Sheet } from '#shared/domain/import/sheet.ts';
import { cleanName } from '#shared/domain/import/text.ts';
import { fieldText } from '#shared/registers/format.ts';
import type { Register } from '#shared/registers/register.ts';
import { workbookLimits } from '../limits.ts';
import type { WorkbookLimits } from '../limits.ts';
import { runInParser } from '../parser-task.ts';
import type { ParserOptions } from '../parser-task.ts';
import type { MarkedRow, MarkPlan } from './mark-plan.ts';

/** A judged import: the file as it came, and what was decided about its rows. */
export type JudgedImport = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly sheet: string;
  readonly columns: ImportPlan['columns'];
  readonly rows: SettledImport['rows'];
};

/**
 * The sender's own sheet as .xlsx, with bad cells on red and the reasons in a last column. Put right, it can be
 * imported again as it is: the added column is not read.
 * @throws AppError exchange.*, job.cancelled
 */
export async function errorWorkbook(
  judged: JudgedImport,
  options: ParserOptions & { readonly keep?: MarkPlan['keep'] } = {},
): Promise<Uint8Array> {
  const refused = judged.rows.filter((row) => row.verdict === 'refused');
  const plan = toMarkPlan(judged, refused, options.keep ?? 'marked');
  const { bytes, fileName, sheet } = judged;
  return runInParser<'mark'>(
    { kind: 'mark', bytes, fileName, sheet, plan },
    { limits: markLimits, ...options },
  );
}

/** The sheet is packed while it is written; what is held is the file itself and the texts its cells refer to. */
const markLimits: WorkbookLimits = { ...workbookLimits, seconds: 180 };

/**
 * The refused rows of a sheet that holds several villages, by village in the order they first appear; '' for rows that
 * name none.
 * @param sheet the sheet as it was read, for the names of villages that could not be recognised
 */
export function refusedByVillage(
  judged: JudgedImport,
  sheet: Sheet,
  register: Register,
  lookups?: Lookups,
): Map<string, SettledRow[]> {
  const nameOf = villageNames(judged, sheet, register, lookups);
  return Map.groupBy(
    judged.rows.filter(({ verdict }) => verdict === 'refused'),
    nameOf,
  );
}

function toMarkPlan(
  { columns }: JudgedImport,
  rows: readonly SettledRow[],
  keep: MarkPlan['keep'],
): MarkPlan {
  const { header } = columns;
  const places = new Map(
    Object.values(columns.mapping).map((column) => [headerText(header, column), column]),
  );
  const marked = rows.map(({ row, problems }): MarkedRow => ({
    row,
    columns: [...new Set(problems.flatMap(({ column }) => places.get(column) ?? []))],
    reason: problems
      .map(({ column, reason }) => (column === '' ? reason : `${column}：${reason}`))
      .join('；'),
  }));
  return { headerRows: { first: header.firstRow, last: header.lastRow }, rows: marked, keep };
}

function villageNames(
  judged: JudgedImport,
  sheet: Sheet,
  register: Register,
  lookups: Lookups | undefined,
): (row: SettledRow) => string {
  const field = register.fields.find(({ kind }) => kind === 'village');
  const column = field === undefined ? undefined : judged.columns.mapping[field.key];
  const filled = fillMerges(sheet);
  return ({ row, values }) => {
    const known = field === undefined ? '' : fieldText(field, values[field.key], lookups);
    if (known !== '' || column === undefined) return known;
    return cleanName(filled[row - 1]?.cells[column]?.text ?? '');
  };
}
