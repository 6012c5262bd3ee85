import { tagOf } from './tags.ts';

/** A piece of a text that stands only sometimes: `from`–`to` of the text, and what takes its place. */
type Edit = Readonly<{ from: number; to: number; text: string }>;
export type Edited = { readonly text: string; readonly edits: Edit[] };

/** Where two texts differ: the widest beginning and ending they share are left out. */
function difference(a: string, b: string): { from: number; toA: number; toB: number } {
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  let tail = 0;
  while (tail < a.length - from && tail < b.length - from && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  return { from, toA: a.length - tail, toB: b.length - tail };
}

/** What the text says only while the word `label` is there, and what it says instead. */
export function noteWithout(edited: Edited, label: string, other: string): void {
  const { text } = edited;
  const { from, toA, toB } = difference(text, other);
  const own = text.slice(from, toA);
  const instead = other.slice(from, toB);
  const kept = own === '' ? '' : `${tagOf.when(label)}${own}${tagOf.end(label)}`;
  const lost = instead === '' ? '' : `${tagOf.unless(label)}${instead}${tagOf.end(label)}`;
  put(edited, { from, to: toA, text: kept + lost });
}

/** What the text says for each choice; where it only says the choice itself, that is a word like any other. */
export function noteChoices(
  edited: Edited,
  { label, options }: { label: string; options: readonly string[] },
  others: readonly string[],
): void {
  const { text } = edited;
  const spans = others.map((other) => difference(text, other));
  const from = Math.min(...spans.map((span) => span.from));
  const tail = Math.min(...spans.map(({ toA }) => text.length - toA));
  const says = others.map((other) => other.slice(from, other.length - tail));
  const isChoice = says.every((said, index) => said === options[index]);
  const pieces = options.map(
    (option, index) => `${tagOf.when(option)}${says[index] ?? ''}${tagOf.end(option)}`,
  );
  put(edited, { from, to: text.length - tail, text: isChoice ? tagOf.value(label) : pieces.join('') });
}

/** A count that grew with the rows is a word of its own. */
export function noteCount(edited: Edited, name: string, other: string): void {
  const { from, toA } = difference(edited.text, other);
  put(edited, { from, to: toA, text: tagOf.value(name) });
}

function put(edited: Edited, edit: Edit): void {
  if (edited.edits.some(({ from, to }) => edit.from < to && from < edit.to))
    throw new Error(`two conditions cross in one text: ${edit.text}`);
  edited.edits.push(edit);
}

export function applyEdits({ text, edits }: Edited): string {
  return edits
    .toSorted((a, b) => b.from - a.from || b.to - a.to)
    .reduce((whole, { from, to, text: piece }) => whole.slice(0, from) + piece + whole.slice(to), text);
}
