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
import type { MarkedRow, MarkPlan } from './mark-package.ts';

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
  const [bytes] = await mark(judged, [plan], options);
  if (bytes === undefined) throw new Error('one plan must give one workbook');
  return bytes;
}

export type VillageWorkbook = {
  /** '' for rows that name no village. */
  readonly village: string;
  readonly rows: number;
  readonly bytes: Uint8Array;
};

/**
 * One error sheet for each village of a sheet that holds several, in the order they first appear.
 * @param sheet the sheet as it was read, for the names of villages that could not be recognised
 * @throws AppError exchange.*, job.cancelled
 */
export async function errorWorkbooksByVillage(
  judged: JudgedImport,
  sheet: Sheet,
  register: Register,
  options: ParserOptions & { readonly lookups?: Lookups | undefined } = {},
): Promise<VillageWorkbook[]> {
  const nameOf = villageNames(judged, sheet, register, options.lookups);
  const groups = new Map<string, SettledRow[]>();
  for (const row of judged.rows) {
    if (row.verdict !== 'refused') continue;
    const village = nameOf(row);
    groups.set(village, [...(groups.get(village) ?? []), row]);
  }
  const plans = [...groups.values()].map((rows) => toMarkPlan(judged, rows, 'marked'));
  const files = plans.length === 0 ? [] : await mark(judged, plans, options);
  return [...groups].map(([village, rows], index) => ({
    village,
    rows: rows.length,
    bytes: files[index] ?? new Uint8Array(),
  }));
}

/** Marking holds the sheet's own XML, which takes several times the room that reading it did. */
const markLimits: WorkbookLimits = { ...workbookLimits, memoryMb: 2048, seconds: 180 };

function mark(
  { bytes, fileName, sheet }: JudgedImport,
  plans: readonly MarkPlan[],
  options: ParserOptions,
): Promise<readonly Uint8Array[]> {
  return runInParser<'mark'>(
    { kind: 'mark', bytes, fileName, sheet, plans },
    { limits: markLimits, ...options },
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
