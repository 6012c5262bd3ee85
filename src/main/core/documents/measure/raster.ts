import type { Runner } from './runner.ts';

const DPI = 200;
const MM_PER_PIXEL = 25.4 / DPI;

export type Ink = 'red' | 'black';
/** Edges in millimetres from the paper's upper left corner. */
export type Box = Readonly<{ left: number; right: number; top: number; bottom: number }>;
export type Raster = Readonly<{ width: number; height: number; pixels: Uint8Array }>;

/** One page of a PDF as pixels, 200 to the inch. */
export async function rasterize(pdfPath: string, page: number, run: Runner): Promise<Raster> {
  const number = String(page);
  return parsePpm(await run('pdftoppm', ['-r', String(DPI), '-f', number, '-l', number, pdfPath]));
}

/** Horizontal rules of one ink at least `minWidth` millimetres wide, from the top down. */
export function findRules(raster: Raster, ink: Ink, minWidth: number): Box[] {
  const rules: { left: number; right: number; top: number; bottom: number }[] = [];
  for (let y = 0; y < raster.height; y += 1) {
    const run = longestRun(raster, y, ink);
    if ((run.end - run.start) * MM_PER_PIXEL < minWidth) continue;
    const last = rules.at(-1);
    const bottom = (y + 1) * MM_PER_PIXEL;
    if (last && Math.abs(last.bottom - y * MM_PER_PIXEL) < MM_PER_PIXEL / 2) last.bottom = bottom;
    else
      rules.push({
        left: run.start * MM_PER_PIXEL,
        right: run.end * MM_PER_PIXEL,
        top: y * MM_PER_PIXEL,
        bottom,
      });
  }
  return rules;
}

/** The smallest box around all ink of a colour inside `area`; undefined where there is none. */
export function findInk(raster: Raster, ink: Ink, area: Box): Box | undefined {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  const [fromX, toX] = [Math.max(0, pixel(area.left)), Math.min(raster.width, pixel(area.right))];
  const [fromY, toY] = [Math.max(0, pixel(area.top)), Math.min(raster.height, pixel(area.bottom))];
  for (let y = fromY; y < toY; y += 1) {
    for (let x = fromX; x < toX; x += 1) {
      if (!hasInk(raster, x, y, ink)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  }
  if (right < left) return undefined;
  return {
    left: left * MM_PER_PIXEL,
    right: right * MM_PER_PIXEL,
    top: top * MM_PER_PIXEL,
    bottom: bottom * MM_PER_PIXEL,
  };
}

function parsePpm(bytes: Uint8Array): Raster {
  const header = /^P6\s(\d+)\s(\d+)\s255\s/u.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 64)));
  if (!header) throw new Error('pdftoppm gave no P6 image');
  return { width: Number(header[1]), height: Number(header[2]), pixels: bytes.subarray(header[0].length) };
}

function longestRun(raster: Raster, y: number, ink: Ink): { start: number; end: number } {
  let best = { start: 0, end: 0 };
  let start = -1;
  for (let x = 0; x <= raster.width; x += 1) {
    const isInk = x < raster.width && hasInk(raster, x, y, ink);
    if (isInk && start < 0) start = x;
    if (isInk || start < 0) continue;
    if (x - start > best.end - best.start) best = { start, end: x };
    start = -1;
  }
  return best;
}

/** Half covered pixels count: rules are thinner than some pixels' edges. */
function hasInk({ width, pixels }: Raster, x: number, y: number, ink: Ink): boolean {
  const offset = (y * width + x) * 3;
  const [red = 255, green = 255, blue = 255] = [pixels[offset], pixels[offset + 1], pixels[offset + 2]];
  if (green > 160 || blue > 160) return false;
  return ink === 'red' ? red > 200 : red <= 160;
}

function pixel(millimetres: number): number {
  return Math.round(millimetres / MM_PER_PIXEL);
}
