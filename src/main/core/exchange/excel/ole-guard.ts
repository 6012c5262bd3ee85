import { AppError } from '#shared/rpc/app-error.ts';

/** The container of Excel 97–2003 files and of encrypted .xlsx files. */
export function isOle(bytes: Buffer): boolean {
  return bytes.length >= 512 && bytes.readUInt32LE(0) === 0xe011cfd0 && bytes.readUInt32LE(4) === 0xe11ab1a1;
}

/**
 * Refuses what must not or cannot be read of an OLE container, by the names in its directory.
 * @throws AppError exchange.encrypted, .has-macros, .has-embedded, .unknown-format
 */
export function guardOle(bytes: Buffer): void {
  if (hasStream(bytes, 'EncryptedPackage') || hasFilePassword(bytes))
    throw new AppError('exchange.encrypted');
  if (hasStream(bytes, '_VBA_PROJECT_CUR')) throw new AppError('exchange.has-macros');
  if (hasStream(bytes, 'MBD')) throw new AppError('exchange.has-embedded');
  if (!hasStream(bytes, 'Workbook') && !hasStream(bytes, 'Book'))
    throw new AppError('exchange.unknown-format');
}

/** Directory entries start at multiples of 128 with their name in UTF-16. */
function hasStream(bytes: Buffer, name: string): boolean {
  const wanted = Buffer.from(name, 'utf16le');
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 2)) {
    if (at % 128 === 0) return true;
  }
  return false;
}

/** An .xls with a password says so in a FILEPASS record near its start; its cells would read as noise. */
function hasFilePassword(bytes: Buffer): boolean {
  const start = bytes.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]));
  if (start < 0) return false;
  let at = start;
  for (let records = 0; records < 20 && at + 4 <= bytes.length; records += 1) {
    if (bytes.readUInt16LE(at) === 0x2f) return true;
    at += 4 + bytes.readUInt16LE(at + 2);
  }
  return false;
}
