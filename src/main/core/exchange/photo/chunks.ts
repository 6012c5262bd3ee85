/** Chunks of a PNG that make the picture; everything else (eXIf, tEXt, tIME, …) tells about it and goes. */
const PNG_PICTURE = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'cICP',
  'sBIT',
  'pHYs',
  'bKGD',
  'acTL',
  'fcTL',
  'fdAT',
]);
const WEBP_PICTURE = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

const PNG_HEAD = 8;
const RIFF_HEAD = 12;
/** Bits of the VP8X flags that announce EXIF and XMP chunks. */
const WEBP_METADATA = 0x08 | 0x04;

/** A PNG with nothing but its picture. null for what is no well-formed PNG. */
export function stripPng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, PNG_HEAD)];
  for (let at = PNG_HEAD; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const name = nameAt(bytes, at + 4);
    if (PNG_PICTURE.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return new Uint8Array(Buffer.concat(kept));
    at = end;
  }
  return null;
}

/** A WebP with nothing but its picture. null for what is no well-formed WebP. */
export function stripWebp(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const limit = Math.min(bytes.length, 8 + view.getUint32(4, true));
  const kept: Uint8Array[] = [bytes.slice(0, RIFF_HEAD)];
  for (let at = RIFF_HEAD; at + 8 <= limit;) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > limit) return null;
    const name = nameAt(bytes, at);
    if (WEBP_PICTURE.has(name)) {
      const chunk = bytes.slice(at, end);
      if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~WEBP_METADATA;
      kept.push(chunk);
    }
    at = end;
  }
  if (kept.length === 1) return null;
  const whole = new Uint8Array(Buffer.concat(kept));
  new DataView(whole.buffer).setUint32(4, whole.length - 8, true);
  return whole;
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
