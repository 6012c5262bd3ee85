/** Full-width digits and letters, radicals and compatibility characters: typing habits, never meaning. */
const habitual = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\u2E80-\u2FDF\uF900-\uFAFF]/g;
/** Control characters but tab and line feed, zero-width characters, direction marks. */
// oxlint-disable-next-line no-control-regex -- control characters are exactly what must go
const invisible = /[\u0000-\u0008\u000B-\u001F\u007F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const spaces = /[^\S\n]+/g;

/**
 * Text as it is kept: full-width letters and digits become half-width, invisible characters go, runs of spaces become
 * one. Chinese punctuation stays: the name on a licence is written with it.
 */
export function cleanText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(habitual, (character) => character.normalize('NFKC'))
    .replace(invisible, '')
    .replace(spaces, ' ')
    .replace(/ *\n */g, '\n')
    .trim();
}

/** One line: line breaks inside a cell become spaces. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ');
}

/** A name: spaces between Chinese characters (张 三) are only spacing and go. */
export function cleanName(text: string): string {
  return cleanLine(text).replace(/(?<=[\p{Script=Han}（）]) (?=[\p{Script=Han}（）])/gu, '');
}

/** For comparing labels, headers and choices: case, width, spaces and punctuation do not count. */
export function foldLabel(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}√×✓✔✗✘]/gu, '');
}

/** The same without what stands in brackets: 联系电话（手机） → 联系电话. */
export function foldWithoutBrackets(text: string): string {
  return foldLabel(text.normalize('NFKC').replace(/[([【].*?[)\]】]/gs, ''));
}
