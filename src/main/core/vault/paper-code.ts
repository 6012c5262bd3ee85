/** 40 bytes as sixteen groups of four Crockford base32 digits and a check digit, made to be typed off paper. */
export const GROUPS = 16;
export const GROUP_CHARS = 5;

const DATA_DIGITS = GROUP_CHARS - 1;
const BITS = 5;
/** No I, L, O, U: they are misread or make words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export type PaperRead =
  | { state: 'read'; bytes: Uint8Array }
  /** `count`: characters found. */
  | { state: 'incomplete'; count: number }
  /** `group` counts from 1. */
  | { state: 'wrong'; group: number };

/** Groups joined by hyphens. */
export function toGroups(bytes: Uint8Array): string {
  const digits = toDigits(bytes);
  return Array.from({ length: GROUPS }, (_, group) => {
    const data = digits.slice(group * DATA_DIGITS, (group + 1) * DATA_DIGITS);
    return [...data, checkDigit(data, group)].map((digit) => ALPHABET.charAt(digit)).join('');
  }).join('-');
}

/** Reads typed groups and names the first that cannot be right. */
export function fromGroups(text: string): PaperRead {
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.,·]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (typed.length !== GROUPS * GROUP_CHARS) return { state: 'incomplete', count: typed.length };
  const digits = Array.from(typed, (char) => ALPHABET.indexOf(char));
  const data: number[] = [];
  for (let group = 0; group < GROUPS; group += 1) {
    const part = digits.slice(group * GROUP_CHARS, (group + 1) * GROUP_CHARS);
    const check = part.pop();
    if (part.includes(-1) || check !== checkDigit(part, group)) return { state: 'wrong', group: group + 1 };
    data.push(...part);
  }
  return { state: 'read', bytes: toBytes(data) };
}

/**
 * A checksum over GF(32), weighted by place: it changes with any one digit, with any two digits swapped,
 * and with the group's own place on the sheet.
 */
function checkDigit(data: readonly number[], group: number): number {
  return data.reduce((sum, digit) => double(sum ^ digit), double(group));
}

/** Multiplies by x in GF(32) = GF(2)[x] / (x⁵ + x² + 1). */
function double(value: number): number {
  const shifted = value << 1;
  return shifted & 32 ? shifted ^ 0b100101 : shifted;
}

function toDigits(bytes: Uint8Array): number[] {
  return Array.from({ length: (bytes.length * 8) / BITS }, (_, i) => readBits(bytes, i * BITS));
}

function readBits(bytes: Uint8Array, start: number): number {
  const pair = ((bytes[start >> 3] ?? 0) << 8) | (bytes[(start >> 3) + 1] ?? 0);
  return (pair >> (16 - BITS - (start & 7))) & 31;
}

function toBytes(digits: readonly number[]): Uint8Array {
  const bytes = new Uint8Array((digits.length * BITS) / 8);
  for (const [i, digit] of digits.entries()) {
    const start = i * BITS;
    const pair = digit << (16 - BITS - (start & 7));
    bytes[start >> 3] = (bytes[start >> 3] ?? 0) | (pair >> 8);
    if ((start & 7) > 8 - BITS) bytes[(start >> 3) + 1] = pair & 255;
  }
  return bytes;
}
