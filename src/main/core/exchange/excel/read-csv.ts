import { parseCsv } from 'hucre/csv';
import { AppError } from '#shared/rpc/app-error.ts';

/**
 * The rows of a text table, comma or tab separated, in UTF-8, UTF-16 or GBK (what Excel in China writes).
 * @throws AppError exchange.unknown-format
 */
export function readCsv(bytes: Uint8Array): string[][] {
  const text = decode(bytes);
  if (text === undefined || text.includes('\0')) throw new AppError('exchange.unknown-format');
  return parseCsv(text).map((row) =>
    row.map((value) => (typeof value === 'string' ? value : String(value ?? ''))),
  );
}

function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  return undefined;
}
