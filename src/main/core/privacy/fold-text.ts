import { toSimplified } from './traditional.ts';

/** A text as it is compared; `from[i]` and `to[i]` tell where in the text its i-th character stands. */
export type Folded = { text: string; from: number[]; to: number[] };

/** Stands where words cannot run on: punctuation. */
const STOP = '|';
/** What is put inside a name or number and changes nothing: blanks, ends of lines, middle dots, hyphens. */
const BETWEEN = /[\s\u00B7\u2022\u2027\u2219\u30FB\u200B-\u200F\u2060\uFEFF\u00AD\-‐‑‒–—_~]/u;
const WORD = /[\p{L}\p{N}\p{M}\p{Co}]/u;
const known = new Map<string, string>();
const MOST_KNOWN = 20_000;

/** One width, small letters, simplified characters; what may stand inside a name falls away. */
export function foldText(text: string): Folded {
  const folded: Folded = { text: '', from: [], to: [] };
  const parts: string[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    for (const unit of foldCharacter(character).split('')) {
      parts.push(unit);
      folded.from.push(at);
      folded.to.push(end);
    }
    at = end;
  }
  folded.text = parts.join('');
  return folded;
}

function foldCharacter(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const plain = Array.from(withoutTones(character.normalize('NFKC').toLowerCase()));
  const folded = plain
    .map((one) => (BETWEEN.test(one) ? '' : WORD.test(one) ? toSimplified(one) : STOP))
    .join('');
  if (known.size < MOST_KNOWN) known.set(character, folded);
  return folded;
}

/** ā → a, ǚ → v; only of Latin letters. */
function withoutTones(character: string): string {
  if (!/\p{Script=Latin}|[\u0300-\u030C]/u.test(character)) return character;
  const letters = character.normalize('NFD');
  const isUmlaut = letters.startsWith('u\u0308');
  return (isUmlaut ? 'v' : '') + letters.slice(isUmlaut ? 1 : 0).replace(/\p{M}/gu, '');
}

/** What a stored value is known by: like the text, without what stands between. */
export function foldValue(value: string): string {
  return foldText(value).text.replaceAll(STOP, '');
}
