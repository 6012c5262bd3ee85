import { EncryptedFileError, readXls, readXlsx } from 'hucre';
import type { Workbook } from 'hucre';
import type { Sheet } from '#shared/domain/import/sheet.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { bytesPerMb } from './limits.ts';
import type { WorkbookLimits } from './limits.ts';
import { guardOle, isOle } from './ole-guard.ts';
import { readCsv } from './read-csv.ts';
import { toSheet } from './to-sheets.ts';
import { guardZip } from './zip-guard.ts';

/**
 * The sheets of an .xlsx, .xls or .csv file, told apart by content. Runs inside the parsing thread; callers outside
 * use `readWorkbook`, which can be stopped.
 * @throws AppError exchange.*; nothing else, whatever the bytes are
 */
export async function parseWorkbook(
  input: Uint8Array,
  fileName: string,
  limits: WorkbookLimits,
): Promise<Sheet[]> {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  if (bytes.length === 0) throw new AppError('exchange.empty');
  if (bytes.length > limits.fileMb * bytesPerMb)
    throw new AppError('exchange.file-too-big', { limit: limits.fileMb });
  const workbook = await parse(bytes, fileName, limits);
  return workbook.sheets.map((sheet) => toSheet(sheet, limits));
}

async function parse(bytes: Buffer, fileName: string, limits: WorkbookLimits): Promise<Workbook> {
  if (/\.(?:xlsm|xltm|xlam)$/i.test(fileName)) throw new AppError('exchange.has-macros');
  if (isOle(bytes)) {
    guardOle(bytes);
    return settle(readXls(bytes), fileName, limits);
  }
  if (bytes.readUInt8(0) === 0x50 && bytes[1] === 0x4b) {
    return settle(readXlsx(guardZip(bytes, limits)), fileName, limits);
  }
  if (!/\.(?:csv|txt)$/i.test(fileName)) throw new AppError('exchange.unknown-format');
  return { sheets: [{ name: fileName.replace(/\.\w+$/, ''), rows: readCsv(bytes) }] };
}

/** The library's refusals in the clerk's words. Whatever else a hostile file makes it throw means: damaged. */
async function settle(
  parsing: Promise<Workbook>,
  fileName: string,
  limits: WorkbookLimits,
): Promise<Workbook> {
  try {
    return await parsing;
  } catch (error) {
    if (error instanceof EncryptedFileError) throw new AppError('exchange.encrypted');
    const message = error instanceof Error ? error.message : '';
    if (message.startsWith('Unsupported XLS version')) throw new AppError('exchange.old-xls');
    const spans = /^Sheet (?:"(.*?)" )?spans/.exec(message);
    if (spans !== null) {
      throw new AppError('exchange.too-many-rows', { sheet: spans[1] ?? fileName, limit: limits.rows });
    }
    throw new AppError('exchange.damaged');
  }
}
