import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './lib/chromium.mjs';
import { root } from './lib/paths.mjs';
import { Refusal } from './lib/say.mjs';
import { capture } from './lib/spawn.mjs';

/** Draws resources/icon.svg into icon.png (512) and icon.ico: `node scripts/render-icon.mjs` after changing it. */
const icoSizes = [16, 32, 48, 64, 128, 256];

async function render(/** @type {number} */ size) {
  const chromium = findChromium();
  if (!chromium) throw new Refusal('Drawing the icon needs Chromium: set HULEI_CHROMIUM to one.');
  const folder = mkdtempSync(join(tmpdir(), 'hulei-icon-'));
  try {
    const svg = readFileSync(join(root, 'resources', 'icon.svg'), 'utf8');
    const page = join(folder, 'icon.html');
    const png = join(folder, 'icon.png');
    writeFileSync(
      page,
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    const { code, output } = await capture(chromium, [
      '--headless',
      '--no-sandbox',
      '--hide-scrollbars',
      '--default-background-color=00000000',
      `--user-data-dir=${join(folder, 'profile')}`,
      `--window-size=${size},${size}`,
      `--screenshot=${png}`,
      page,
    ]);
    if (code !== 0) throw new Refusal(output);
    return readFileSync(png);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An .ico is a list of PNGs behind a directory: 6 bytes of header, 16 per picture; 256 is written as 0. */
function toIco(/** @type {readonly {size: number, png: Buffer}[]} */ pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

writeFileSync(join(root, 'resources', 'icon.png'), await render(512));
/** @type {{size: number, png: Buffer}[]} */
const pictures = [];
for (const size of icoSizes) pictures.push({ size, png: await render(size) });
writeFileSync(join(root, 'resources', 'icon.ico'), toIco(pictures));
