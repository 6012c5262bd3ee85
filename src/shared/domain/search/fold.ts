/** Most words of one search that are looked at; nobody types more on purpose. */
const MOST_WORDS = 8;

/**
 * What is compared, on both sides: one width, small letters, ü as the v that is typed for it, and nothing but letters,
 * digits and the private-use characters that old systems gave rare names.
 */
export function fold(text: string): string {
  const folded = foldOnce(text);
  // What stood between a letter and its marks is gone: now they may combine, and mean another letter.
  return folded === text || !COMBINING.test(folded) ? folded : fold(folded);
}

/** Marks, and the parts that Korean syllables are made of. */
const COMBINING = /[\p{M}\u1100-\u11FF]/u;

function foldOnce(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[^\p{L}\p{N}\p{M}\p{Co}]/gu, '');
}

/** The words of a search, folded; all of them must match. Empty when nothing was typed that could be found. */
export function searchWords(text: string): string[] {
  const words = text.normalize('NFKC').split(/\s+/).map(fold).filter(Boolean);
  return [...new Set(words)].slice(0, MOST_WORDS);
}
