import type { Runner } from './runner.ts';

export type Ink = 'red' | 'black';
/** Edges in millimetres from the paper's upper left corner. */
export type Box = Readonly<{ left: number; right: number; top: number; bottom: number }>;
export type Raster = Readonly<{
  width: number;
  height: number;
  /** Millimetres of a pixel's side. */
  step: number;
  pixels: Uint8Array;
}>;

/** One page of a PDF as pixels, `dpi` to the inch. */
export async function rasterize(pdfPath: string, page: number, dpi: number, run: Runner): Promise<Raster> {
  const number = String(page);
  const ppm = await run('pdftoppm', ['-r', String(dpi), '-f', number, '-l', number, pdfPath]);
  return { ...parsePpm(ppm), step: 25.4 / dpi };
}

/** The page turned a quarter against the clock: its left edge becomes the lower one. */
export function turnRaster({ width, height, step, pixels }: Raster): Raster {
  const turned = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 3;
      turned.set(pixels.subarray(from, from + 3), ((width - 1 - x) * height + y) * 3);
    }
  }
  return { width: height, height: width, step, pixels: turned };
}

/** Horizontal rules of one ink at least `minWidth` millimetres wide, from the top down. */
export function findRules(raster: Raster, ink: Ink, minWidth: number): Box[] {
  const { step } = raster;
  const rules: { left: number; right: number; top: number; bottom: number }[] = [];
  for (let y = 0; y < raster.height; y += 1) {
    const run = longestRun(raster, y, ink);
    if ((run.end - run.start) * step < minWidth) continue;
    const last = rules.at(-1);
    const bottom = (y + 1) * step;
    if (last && Math.abs(last.bottom - y * step) < step / 2) last.bottom = bottom;
    else
      rules.push({
        left: run.start * step,
        right: run.end * step,
        top: y * step,
        bottom,
      });
  }
  return rules;
}

/** The smallest box around all ink of a colour inside `area`; undefined where there is none. */
export function findInk(raster: Raster, ink: Ink, area: Box): Box | undefined {
  const { step } = raster;
  const pixel = (millimetres: number) => Math.round(millimetres / step);
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
    left: left * step,
    right: right * step,
    top: top * step,
    bottom: bottom * step,
  };
}

function parsePpm(bytes: Uint8Array): Omit<Raster, 'step'> {
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
