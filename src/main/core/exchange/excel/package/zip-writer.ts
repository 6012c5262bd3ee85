import { Buffer } from 'node:buffer';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** A file of the container, ready to be written: its bytes as they will lie there. */
export type PackedPart = {
  readonly name: string;
  readonly crc: number;
  /** Unpacked. */
  readonly size: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packed: readonly Uint8Array[];
};

export function packPart(name: string, part: string | Uint8Array): PackedPart {
  const content = Buffer.from(part);
  return {
    name,
    crc: crc32(content),
    size: content.length,
    method: 8,
    packed: [deflateRawSync(content)],
  };
}

/** Packs a part while it is being written, so that it never stands in memory as a whole. */
export async function packStream(
  name: string,
  pieces: AsyncIterable<string> | Iterable<string>,
): Promise<PackedPart> {
  let crc = 0;
  let size = 0;
  const packed: Uint8Array[] = [];
  await pipeline(
    async function* encode() {
      for await (const piece of pieces) {
        const bytes = Buffer.from(piece);
        crc = crc32(bytes, crc);
        size += bytes.length;
        yield bytes;
      }
    },
    createDeflateRaw(),
    async (deflated: AsyncIterable<Uint8Array>) => {
      for await (const bytes of deflated) packed.push(bytes);
    },
  );
  return { name, crc, size, method: 8, packed };
}

/** 1980-01-01, the first day the format knows: the same parts always give the same file. */
const day = 0x21;

export function writeZip(parts: readonly PackedPart[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  const put = (bytes: Uint8Array) => {
    pieces.push(bytes);
    offset += bytes.length;
  };
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const facts = factsOf(part, name);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    facts.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, name);
    const head = Buffer.alloc(4);
    head.writeUInt32LE(0x04034b50);
    for (const bytes of [head, facts, name, ...part.packed]) put(bytes);
  }
  const start = offset;
  for (const bytes of directory) put(bytes);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(offset - start, 12);
  end.writeUInt32LE(start, 16);
  put(end);
  return Buffer.concat(pieces);
}

/** The 26 bytes that a file's own header and the directory share. */
function factsOf(part: PackedPart, name: Buffer): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  // Bit 11: the name is UTF-8.
  facts.writeUInt16LE(0x800, 2);
  facts.writeUInt16LE(part.method, 4);
  facts.writeUInt16LE(day, 8);
  facts.writeUInt32LE(part.crc, 10);
  facts.writeUInt32LE(
    part.packed.reduce((sum, bytes) => sum + bytes.length, 0),
    14,
  );
  facts.writeUInt32LE(part.size, 18);
  facts.writeUInt16LE(name.length, 22);
  return facts;
}
