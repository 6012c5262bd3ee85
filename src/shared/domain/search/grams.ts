/*
 * A folded line is indexed by its pieces of one, two and three characters: Chinese names are short, so that a trigram
 * index alone finds nothing for 张三. A piece that says nothing (one letter, one or two digits) is left out.
 */

function tellsNothing(piece: string): boolean {
  return /^(?:[ -~]|\d\d|)$/.test(piece);
}

/** The pieces a folded line is found by. */
export function gramsOf(line: string): Set<string> {
  const characters = Array.from(line);
  const grams = new Set<string>();
  for (const [index, first] of characters.entries()) {
    const second = characters[index + 1] ?? '';
    const third = characters[index + 2] ?? '';
    for (const piece of [first, first + second, first + second + third]) {
      if (!tellsNothing(piece)) grams.add(piece);
    }
  }
  return grams;
}

/** Pieces of one word that are looked up. */
const MOST_GRAMS = 6;

/**
 * Pieces a line must have to hold this folded word; none when the word is too short to look up. A line that has them all
 * need not hold the word: the text itself has the last say. A long word is covered from its end, each character by one
 * piece: the last digits of a number tell people apart, the first ones a county, and every further piece costs time.
 */
export function wordGrams(word: string): string[] {
  const characters = Array.from(word);
  if (characters.length <= 3) return tellsNothing(word) ? [] : [word];
  const grams: string[] = [];
  for (let end = characters.length; end > 0 && grams.length < MOST_GRAMS; end -= 3) {
    const start = Math.max(0, end - 3);
    grams.push(characters.slice(start, start + 3).join(''));
  }
  return [...new Set(grams)];
}
