const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP14 = 0xee;
const APP2 = 0xe2;
const COM = 0xfe;
const APP_LAST = 0xef;

/**
 * A JPEG without EXIF, XMP, IPTC, comments and whatever else tells where, when and with what it was taken; the picture
 * itself is copied byte for byte. Only the orientation is written anew: without it the picture would lie on its side.
 * What is no well-formed JPEG comes back as null.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill bytes may stand before a marker
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) return null;
    const segment = bytes.subarray(at, end);
    if (marker === APP1) orientation = findOrientation(segment) ?? orientation;
    else if (isPicture(marker, segment)) kept.push(segment);
    if (marker === SOS) {
      kept.push(bytes.subarray(end, endOfImage(bytes, end)));
      return join([...kept.slice(0, 1), ...orientationSegment(orientation), ...kept.slice(1)]);
    }
    at = end;
  }
  return null;
}

/** JFIF, the colour profile and Adobe's colour transform belong to the picture; every other APPn and comment goes. */
function isPicture(marker: number, segment: Uint8Array): boolean {
  if (marker === APP0) return startsWith(segment, 4, 'JFIF\0');
  if (marker === APP2) return startsWith(segment, 4, 'ICC_PROFILE\0');
  if (marker === APP14) return startsWith(segment, 4, 'Adobe');
  return marker !== COM && !(marker > APP0 && marker <= APP_LAST);
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  return Buffer.from(text, 'latin1').every((byte, index) => bytes[at + index] === byte);
}

/**
 * Cameras put a second picture with its own EXIF behind the first: what follows the end of the image goes. Inside the
 * scans 0xFF is always stuffed, so the end marker cannot be part of the picture; segments between scans are stepped over.
 */
function endOfImage(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return at + 2;
    const isData = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    if (!isData) at += 1 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  }
  return bytes.length;
}

const ORIENTATION = 0x0112;

function findOrientation(segment: Uint8Array): number | undefined {
  if (!startsWith(segment, 4, 'Exif\0\0') || segment.length < 24) return undefined;
  const tiff = new DataView(segment.buffer, segment.byteOffset + 10, segment.byteLength - 10);
  const isLittle = tiff.getUint16(0) === 0x4949;
  const start = tiff.getUint32(4, isLittle);
  if (start + 2 > tiff.byteLength) return undefined;
  const count = tiff.getUint16(start, isLittle);
  for (let index = 0; index < count; index += 1) {
    const at = start + 2 + index * 12;
    if (at + 12 > tiff.byteLength) return undefined;
    if (tiff.getUint16(at, isLittle) === ORIENTATION) return tiff.getUint16(at + 8, isLittle);
  }
  return undefined;
}

/** The smallest EXIF there is: one entry, the orientation. */
function orientationSegment(orientation: number): Uint8Array[] {
  if (orientation < 2 || orientation > 8) return [];
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  return [Uint8Array.from([0xff, APP1, 0, body.length + 2, ...body])];
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
