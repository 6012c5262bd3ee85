import { z } from 'zod';

/** One thing to say about a row. Row 0 means the file as a whole, an empty column the row as a whole. */
export const ImportEntry = z.object({
  /** As the sheet numbers its rows, from 1. */
  row: z.int().min(0),
  /** The header of the column as the sheet writes it. */
  column: z.string(),
  reason: z.string().min(1),
});
export type ImportEntry = z.infer<typeof ImportEntry>;

/** What became of every data row of a sheet: none is lost, none is counted twice. */
export const ImportReport = z
  .object({
    /** Data rows read. Titles, headers, blank rows, totals and notes are no data rows; the warnings name them. */
    rows: z.int().min(0),
    /** New or changed rows. */
    accepted: z.int().min(0),
    unchanged: z.int().min(0),
    refusedRows: z.int().min(0),
    /** One entry per reason; a row may have several. */
    refused: z.array(ImportEntry),
    warnings: z.array(ImportEntry),
  })
  .refine((report) => report.rows === report.accepted + report.unchanged + report.refusedRows, {
    message: 'rows in must equal accepted + unchanged + refused',
  })
  .refine((report) => new Set(report.refused.map((entry) => entry.row)).size === report.refusedRows, {
    message: 'every refused row must give a reason',
  });
export type ImportReport = z.infer<typeof ImportReport>;
