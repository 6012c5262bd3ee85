import { z } from 'zod';

/** A column of somebody's template, as its header names it. */
export const TemplateColumn = z.object({
  /** From 0. */
  index: z.int().min(0),
  letter: z.string(),
  /** All lines of the header together; '' where the sheet gives none. */
  header: z.string(),
  /** The same line by line, the group above first. */
  lines: z.array(z.string()),
  isHidden: z.boolean(),
});
export type TemplateColumn = z.infer<typeof TemplateColumn>;

/** Where the table of a sheet lies; rows from 1 as the sheet numbers them. */
export const TemplateSheet = z.object({
  name: z.string(),
  headerRows: z.object({ first: z.int(), last: z.int() }),
  columns: z.array(TemplateColumn),
  firstDataRow: z.int(),
  lastTemplateRow: z.int(),
  /** The row whose look the rows put in take on. */
  styleRow: z.int(),
});
export type TemplateSheet = z.infer<typeof TemplateSheet>;

export const TemplateInspection = z.object({
  /** The same for the same form, whatever is filled in and however often it is saved. */
  fingerprint: z.string(),
  /** Sheets with a table to fill, in the order of the file. */
  sheets: z.array(TemplateSheet),
});
export type TemplateInspection = z.infer<typeof TemplateInspection>;
