const SENTENCE = /[^。；;！!？?\n]+/gu;

export type Sentence = { text: string; from: number; to: number };

/** What stands between full stops and ends of lines, with its place in the text. */
export function sentencesOf(text: string): Sentence[] {
  return [...text.matchAll(SENTENCE)].map(({ 0: sentence, index }) => ({
    text: sentence,
    from: index,
    to: index + sentence.length,
  }));
}

/** The sentence that `from`–`to` stands in, or all of those it reaches over. */
export function sentenceAround(text: string, from: number, to: number): Sentence {
  const all = sentencesOf(text).filter((one) => one.from < to && from < one.to);
  const start = Math.min(from, ...all.map((one) => one.from));
  const end = Math.max(to, ...all.map((one) => one.to));
  return { text: text.slice(start, end), from: start, to: end };
}
