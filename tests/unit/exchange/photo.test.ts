import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stripMetadata } from '#core/exchange/photo/strip-metadata.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { drawPhoto } from '#main/demo/photo.ts';

const PLACE = 'GPS 30.1234N 120.5678E';

function segment(marker: number, body: Uint8Array | string): Buffer {
  const bytes = Buffer.from(body as string, 'latin1');
  return Buffer.concat([
    Buffer.from([0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 255]),
    bytes,
  ]);
}

/** EXIF with an orientation, little-endian, and a place behind it. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(PLACE)]));
}

const jfif = segment(0xe0, 'JFIF\0\x01\x02\0\0\x01\0\x01\0\0');
const table = segment(0xdb, 'a quantisation table');
const scan = Buffer.concat([
  segment(0xda, 'sos'),
  Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xd9]),
]);
const start = Buffer.from([0xff, 0xd8]);

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'kept';
  } catch (error) {
    return error instanceof AppError ? error.code : 'a bug';
  }
}

describe('a JPEG', () => {
  const full = Buffer.concat([
    start,
    jfif,
    exif(6),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${PLACE}`),
    segment(0xed, `Photoshop 3.0\0${PLACE}`),
    segment(0xfe, PLACE),
    table,
    scan,
    Buffer.from(`a second picture with ${PLACE}`),
  ]);

  test('loses place, time and remarks, and keeps its picture and its orientation', () => {
    const stripped = Buffer.from(stripMetadata(full));
    expect(stripped.includes('GPS')).toBe(false);
    expect(stripped.includes('Photoshop')).toBe(false);
    expect(stripped.subarray(0, 2)).toEqual(start);
    expect(stripped.subarray(-scan.length)).toEqual(scan);
    expect(stripped.includes(table)).toBe(true);
    expect(stripped.includes(jfif)).toBe(true);
    const kept = stripped.indexOf('Exif\0\0', 0, 'latin1');
    expect(stripped.readUInt16BE(kept + 6 + 18)).toBe(6);
  });

  test('that lies straight gets no EXIF at all, and stripping twice changes nothing more', () => {
    const once = stripMetadata(Buffer.concat([start, exif(1), table, scan]));
    expect(Buffer.from(once).includes('Exif')).toBe(false);
    expect(Buffer.from(stripMetadata(stripMetadata(full)))).toEqual(Buffer.from(stripMetadata(full)));
  });

  test('that cannot be read through is refused, not stored as it is', () => {
    expect(codeOf(() => stripMetadata(full.subarray(0, 60)))).toBe('file.photo-damaged');
    expect(codeOf(() => stripMetadata(Buffer.concat([start, Buffer.from([0xff, 0xe1])])))).toBe(
      'file.photo-damaged',
    );
  });

  test('of any bytes never brings the program down', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
        const bytes = Buffer.concat([start, Buffer.from([0xff]), Buffer.from(tail)]);
        expect(['kept', 'file.photo-damaged']).toContain(codeOf(() => stripMetadata(bytes)));
      }),
    );
  });
});

test('a PNG keeps the chunks of its picture only', () => {
  const picture = Buffer.from(drawPhoto('before', '门头'));
  const text = Buffer.alloc(12 + PLACE.length);
  text.writeUInt32BE(PLACE.length, 0);
  text.write(`tEXt${PLACE}`, 4, 'latin1');
  const ihdrEnd = 8 + 25;
  const full = Buffer.concat([
    picture.subarray(0, ihdrEnd),
    text,
    picture.subarray(ihdrEnd),
    Buffer.from(PLACE),
  ]);
  expect(Buffer.from(stripMetadata(full))).toEqual(picture);
  expect(codeOf(() => stripMetadata(picture.subarray(0, 50)))).toBe('file.photo-damaged');
});

const chunk = (name: string, body: string) => {
  const data = Buffer.from(body, 'latin1');
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(name), size, data, Buffer.alloc(data.length % 2)]);
};
const riff = (...chunks: Buffer[]) => {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from('RIFF'), size, body]);
};

test('a WebP loses EXIF and XMP and no longer announces them', () => {
  const image = chunk('VP8 ', 'pixels');
  const full = riff(
    chunk('VP8X', '\x0c\0\0\0\0\0\0\0\0\0'),
    image,
    chunk('EXIF', PLACE),
    chunk('XMP ', `${PLACE}.`),
  );
  expect(Buffer.from(stripMetadata(full))).toEqual(riff(chunk('VP8X', '\0\0\0\0\0\0\0\0\0\0'), image));
});

test('a PDF stays as it is', () => {
  const pdf = Buffer.from(`%PDF-1.7 ${PLACE}`);
  expect(stripMetadata(pdf)).toBe(pdf);
});
