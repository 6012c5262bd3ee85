import { pinyin } from 'pinyin-pro';
import type { FieldValues, Register } from '#shared/registers/register.ts';

const han = /\p{Script=Han}/u;
const longest = 16;
const syllables = new Map<string, string>();

/** A row's place in the order of titles. */
export function sortKeyOf(register: Register, values: FieldValues): string {
  return sortKey(String(values[register.titleField] ?? ''));
}

/**
 * A key whose order by bytes is the order a Chinese reader expects: by pinyin, then by character; digits by their value.
 * A syllable ends in a space, which comes before every letter: 八 (ba) stands before 白 (bai).
 * Character by character: a polyphone may stand a few rows off, but always at the same place.
 */
export function sortKey(title: string): string {
  const characters = Array.from(title.normalize('NFKC').toLowerCase()).slice(0, longest);
  return characters.map(tokenOf).join('').replaceAll(/\d+/g, padded);
}

function padded(digits: string): string {
  return digits.padStart(6, '0');
}

function tokenOf(character: string): string {
  if (!han.test(character)) return character;
  const known = syllables.get(character);
  if (known !== undefined) return known;
  const token = `${pinyin(character, { toneType: 'none' })} ${character}`;
  syllables.set(character, token);
  return token;
}
