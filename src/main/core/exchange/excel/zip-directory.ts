import { AppError } from '#shared/rpc/app-error.ts';

export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly isEncrypted: boolean;
  readonly packedBytes: number;
  readonly offset: number;
};

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const end64Signature = 0x06064b50;
const in64 = 0xffffffff;

/**
 * The entries of a zip file by its central directory, ZIP64 included: Java back offices write it even for small files.
 * @throws AppError exchange.damaged, exchange.too-many-parts
 */
export function readZipDirectory(bytes: Buffer, maxEntries: number): ZipEntry[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endSignature) throw damaged();
  let count = bytes.readUInt16LE(end + 10);
  let offset = bytes.readUInt32LE(end + 16);
  if (count === 0xffff || offset === in64) {
    const end64 = readNumber64(bytes, end - 20 + 8);
    if (end64 + 56 > bytes.length || bytes.readUInt32LE(end64) !== end64Signature) throw damaged();
    count = readNumber64(bytes, end64 + 32);
    offset = readNumber64(bytes, end64 + 48);
  }
  if (count > maxEntries) throw new AppError('exchange.too-many-parts', { limit: maxEntries });
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    const { entry, next } = readEntry(bytes, offset);
    entries.push(entry);
    offset = next;
  }
  if (new Set(entries.map((entry) => entry.name)).size !== entries.length) throw damaged();
  return entries;
}

/** The bytes of an entry as they lie in the file. */
export function packedBytesOf(bytes: Buffer, entry: ZipEntry): Buffer {
  if (entry.offset + 30 > bytes.length || bytes.readUInt32LE(entry.offset) !== localSignature)
    throw damaged();
  const from =
    entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  if (from + entry.packedBytes > bytes.length) throw damaged();
  return bytes.subarray(from, from + entry.packedBytes);
}

function readEntry(bytes: Buffer, at: number): { entry: ZipEntry; next: number } {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) throw damaged();
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
  if (extraEnd > bytes.length) throw damaged();
  const sizes = [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
  const [, packedBytes = 0, offset = 0] = widen(bytes, nameEnd, extraEnd, sizes);
  const entry = {
    name: bytes.toString('utf8', at + 46, nameEnd),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    packedBytes,
    offset,
  };
  return { entry, next: extraEnd + bytes.readUInt16LE(at + 32) };
}

/** Replaces the sizes that did not fit by those of the ZIP64 field, which lists only these, in order. */
function widen(bytes: Buffer, from: number, to: number, sizes: readonly number[]): number[] {
  if (!sizes.includes(in64)) return [...sizes];
  for (let at = from; at + 4 <= to; at += 4 + bytes.readUInt16LE(at + 2)) {
    if (bytes.readUInt16LE(at) !== 1) continue;
    let cursor = at + 4;
    return sizes.map((size) => {
      if (size !== in64) return size;
      cursor += 8;
      return readNumber64(bytes, cursor - 8);
    });
  }
  throw damaged();
}

function readNumber64(bytes: Buffer, at: number): number {
  if (at < 0 || at + 8 > bytes.length) throw damaged();
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(bytes.length) * 2_000n) throw damaged();
  return Number(value);
}

function damaged(): AppError {
  return new AppError('exchange.damaged');
}
