import { Buffer } from 'node:buffer';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { writeXlsx } from 'hucre';
import type { WriteSheet } from 'hucre';

export const goodRows = [
  ['场所名称', '场所类别', '所在村', '联系电话'],
  ['甲样宾馆', '宾馆', '甲样村', '13800138000'],
];

export async function workbookOf(...sheets: Partial<WriteSheet>[]): Promise<Uint8Array> {
  const named = sheets.map((sheet, index): WriteSheet => ({
    name: `表${index + 1}`,
    rows: goodRows,
    ...sheet,
  }));
  return writeXlsx({ sheets: named.length > 0 ? named : [{ name: '表1', rows: goodRows }] });
}

/** Opens the container, lets the test change parts by name (undefined removes one), and packs it again. */
export function repack(bytes: Uint8Array, change: (parts: Record<string, string>) => Zippable): Uint8Array {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
  );
  const packed = Object.entries(parts).map(([name, text]) => [name, strToU8(text)]);
  return zipSync({ ...Object.fromEntries(packed), ...change(parts) });
}

/** The same container as Java back offices write it: every size and offset moved to ZIP64 fields. */
export function withZip64(bytes: Uint8Array): Buffer {
  const zip = Buffer.from(bytes);
  const end = zip.length - 22;
  const start = zip.readUInt32LE(end + 16);
  const count = zip.readUInt16LE(end + 10);
  const entries: Buffer[] = [];
  for (let at = start, index = 0; index < count; index += 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    const head = Buffer.from(zip.subarray(at, at + 46 + nameLength));
    const sizes = [zip.readUInt32LE(at + 24), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
    const extra = Buffer.concat([words(0x7777, 2, 0, 1, 24), ...sizes.map((size) => doubles(size, 0))]);
    for (const field of [20, 24, 42]) head.writeUInt32LE(0xffffffff, field);
    head.writeUInt16LE(extra.length, 30);
    head.writeUInt16LE(0, 32);
    entries.push(head, extra);
    at = next;
  }
  const directory = Buffer.concat(entries);
  const end64 = Buffer.concat([
    doubles(0x06064b50, 44, 0),
    words(45, 45),
    doubles(0, 0, count, 0, count, 0, directory.length, 0, start, 0),
  ]);
  const locator = doubles(0x07064b50, 0, start + directory.length, 0, 1);
  const tail = Buffer.concat([
    doubles(0x06054b50),
    words(0, 0, 0xffff, 0xffff),
    doubles(0xffffffff, 0xffffffff),
    words(0),
  ]);
  return Buffer.concat([zip.subarray(0, start), directory, end64, locator, tail]);
}

/** A smallest Excel 97 file: one sheet of text cells in an OLE container of 512-byte sectors. */
export function oldWorkbook(rows: readonly (readonly string[])[], extraRecord?: [number, Buffer]): Buffer {
  const bof = (kind: number) => record(0x809, words(0x600, kind, 0, 0, 0, 0, 0, 0));
  const name = Buffer.from('样例', 'utf16le');
  const bound = (at: number) =>
    record(0x85, Buffer.concat([doubles(at), words(0), Buffer.from([2, 1]), name]));
  const extra = extraRecord === undefined ? Buffer.alloc(0) : record(...extraRecord);
  const head = (at: number) => Buffer.concat([bof(5), extra, bound(at), record(0x0a, Buffer.alloc(0))]);
  const labels = rows.flatMap((row, y) => row.map((text, x) => label(y, x, text)));
  const stream = Buffer.concat([head(head(0).length), bof(0x10), ...labels, record(0x0a, Buffer.alloc(0))]);
  return container('Workbook', stream);
}

function label(row: number, column: number, text: string): Buffer {
  const chars = Buffer.from(text, 'utf16le');
  return record(0x204, Buffer.concat([words(row, column, 0, text.length), Buffer.from([1]), chars]));
}

function record(id: number, data: Buffer): Buffer {
  return Buffer.concat([words(id, data.length), data]);
}

function words(...values: number[]): Buffer {
  return Buffer.concat(values.map((value) => Buffer.from([value & 255, value >> 8])));
}

function doubles(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) buffer.writeUInt32LE(value, index * 4);
  return buffer;
}

/** An OLE container with one stream: sector 0 is the FAT, sector 1 the directory, the stream follows. */
export function container(name: string, content: Buffer): Buffer {
  const stream = Buffer.concat([
    content,
    Buffer.alloc(Math.max(4096, Math.ceil(content.length / 512) * 512) - content.length),
  ]);
  const sectors = stream.length / 512;
  const chain = Array.from({ length: sectors }, (_, index) =>
    index === sectors - 1 ? 0xfffffffe : index + 3,
  );
  const fat = Buffer.alloc(512, 0xff);
  doubles(0xfffffffd, 0xfffffffe, ...chain).copy(fat);
  const header = Buffer.alloc(512, 0xff);
  header.fill(0, 0, 76);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  words(0x3e, 3, 0xfffe, 9, 6).copy(header, 24);
  doubles(1, 1, 0, 4096, 0xfffffffe, 0, 0xfffffffe, 0, 0).copy(header, 44);
  return Buffer.concat([
    header,
    fat,
    Buffer.concat([
      entry('Root Entry', 5, 0xfffffffe, 0),
      entry(name, 2, 2, stream.length),
      Buffer.alloc(256),
    ]),
    stream,
  ]);
}

function entry(name: string, kind: number, start: number, size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 0, 'utf16le');
  bytes.writeUInt16LE(name.length * 2 + 2, 64);
  bytes.writeUInt8(kind, 66);
  bytes.fill(0xff, 68, 80);
  bytes.writeUInt32LE(start, 116);
  bytes.writeUInt32LE(size, 120);
  return bytes;
}
