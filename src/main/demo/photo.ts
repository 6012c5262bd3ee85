import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 240;
const HEIGHT = 160;

/** Wall, floor, door, sign. */
type Palette = readonly [number, number, number][];

const palettes = {
  before: [
    [196, 192, 186],
    [120, 112, 104],
    [150, 126, 98],
    [92, 88, 84],
  ],
  after: [
    [214, 224, 214],
    [132, 140, 128],
    [160, 132, 100],
    [28, 110, 92],
  ],
} as const satisfies Record<string, Palette>;

/** A drawn doorway with a sign beside it, as a PNG: no photograph of anybody. Each subject gives its own picture. */
export function drawPhoto(stage: keyof typeof palettes, subject: string): Uint8Array<ArrayBuffer> {
  const seed = crc32(subject);
  const door = 30 + ((seed * 37) % 110);
  const sign = { x: door + 62, y: 40 + ((seed * 13) % 24), size: stage === 'after' ? 30 : 0 };
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const row = Buffer.alloc(WIDTH + 1); // its first byte names the filter: none
    for (let x = 0; x < WIDTH; x += 1) row[x + 1] = colourAt(x, y, door, sign);
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('PLTE', Buffer.from(palettes[stage].flat())),
      chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 6 })),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

function colourAt(x: number, y: number, door: number, sign: { x: number; y: number; size: number }): number {
  if (y > 132) return 1;
  if (x >= door && x < door + 52 && y > 44) return 2;
  return x >= sign.x && x < sign.x + sign.size && y >= sign.y && y < sign.y + sign.size ? 3 : 0;
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
