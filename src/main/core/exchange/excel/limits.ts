/** What a workbook from outside may cost. Whatever exceeds it is refused with a sentence, never half read. */
export type WorkbookLimits = {
  readonly fileMb: number;
  /** Entries of the zip container. */
  readonly parts: number;
  /** All entries together, inflated. */
  readonly unpackedMb: number;
  /** Per sheet, up to the last one that holds something: 50,000 records with what stands above and below them. */
  readonly rows: number;
  readonly columns: number;
  /** Heap of the parsing thread. */
  readonly memoryMb: number;
  readonly seconds: number;
};

export const workbookLimits: WorkbookLimits = {
  fileMb: 20,
  parts: 2_000,
  unpackedMb: 200,
  rows: 51_000,
  columns: 200,
  memoryMb: 512,
  seconds: 30,
};

export const bytesPerMb = 1024 * 1024;
