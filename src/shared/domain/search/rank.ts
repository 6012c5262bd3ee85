/** One line of a thing that is searched, and what is said when it is the reason for a hit. */
export type SearchLine = {
  readonly kind: 'title' | 'pinyin' | 'initials' | 'other';
  /** Folded. */
  readonly text: string;
  /** Masked as its field asks; '' where the title says it already. */
  readonly reason: string;
};

/** How well a thing fits, the best first. A code typed in full (an ID number, a serial) is as good as a name. */
const fits = ['exact', 'prefix', 'pinyin', 'initials', 'fragment', 'elsewhere'] as const;
type Fit = (typeof fits)[number];

export type Rank = {
  /** 0 is best; things of one level are equally good. */
  readonly level: number;
  /** Why it was found; '' when the title shows it. */
  readonly why: string;
};

/**
 * Judges one thing against a search.
 * @param key the whole search, folded: 张 三 is meant to find 张三 first.
 * @returns undefined when a word is nowhere in it.
 */
export function rank(lines: readonly SearchLine[], key: string, words: readonly string[]): Rank | undefined {
  const whole = bestLine(lines, key);
  if (whole) return { level: fits.indexOf(whole.fit), why: whole.line.reason };
  const found = words.map((word) => bestLine(lines, word));
  const reasons = new Set<string>();
  for (const match of found) {
    if (!match) return undefined;
    if (match.line.reason !== '') reasons.add(match.line.reason);
  }
  const isInTitle = found.every((match) => match?.line.kind !== 'other');
  return { level: fits.indexOf(isInTitle ? 'fragment' : 'elsewhere'), why: [...reasons].join('，') };
}

type Match = { line: SearchLine; fit: Fit };

function bestLine(lines: readonly SearchLine[], word: string): Match | undefined {
  let best: Match | undefined;
  for (const line of lines) {
    const fit = fitOf(line, word);
    if (fit !== undefined && (best === undefined || fits.indexOf(fit) < fits.indexOf(best.fit)))
      best = { line, fit };
  }
  return best;
}

function fitOf({ kind, text }: SearchLine, word: string): Fit | undefined {
  if (!text.includes(word)) return undefined;
  if (kind === 'other') return text === word ? 'exact' : 'elsewhere';
  if (kind === 'title' && text === word) return 'exact';
  if (!text.startsWith(word)) return 'fragment';
  return kind === 'title' ? 'prefix' : kind;
}
