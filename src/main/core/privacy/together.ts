import { findCombinations } from './find-combinations.ts';
import type { NamedPlace } from './find-places.ts';
import { findPlaces, placesIn } from './find-places.ts';
import { foldText } from './fold-text.ts';
import type { Found, Piece, ScanRule } from './found.ts';
import type { PeopleIndex } from './people-index.ts';
import { sentenceAround } from './sentences.ts';

/** Pieces that are read in one go: a text, or the cells of a row. */
type Run = { text: string; parts: { at: number; from: number; to: number }[]; isRow: boolean };

/** Stands between cells: no stop, so that village, age and sex in three cells are told together. */
const BETWEEN_CELLS = '，';

/** What tells who it is only with what stands beside it, by the number of the piece. The office's own fields tell nothing. */
export function findTogether(
  index: PeopleIndex,
  pieces: readonly Piece[],
  rule: ScanRule,
): Map<number, Found[]> {
  const found = new Map<number, Found[]>();
  const runs = runsOf(pieces);
  const whole = runs.map(({ text }) => text).join('\n');
  let topic: NamedPlace[] = [];
  for (const { text, parts, isRow } of runs) {
    const all = [
      ...findPlaces(index, text, isRow ? '' : whole),
      ...findCombinations(index, text, rule, topic),
    ];
    for (const one of all) {
      const part = parts.find(({ to }) => one.from < to);
      if (!part) continue;
      const context = one.context ?? (isRow ? sentenceAround(text, one.from, one.to).text : undefined);
      const own = {
        ...one,
        from: Math.max(0, one.from - part.from),
        to: Math.min(one.to, part.to) - part.from,
        ...(context === undefined ? {} : { context }),
      };
      found.set(part.at, [...(found.get(part.at) ?? []), own]);
    }
    const last = placesIn(index, foldText(text).text).at(-1);
    if (!isRow && last) topic = [last];
  }
  return found;
}

function runsOf(pieces: readonly Piece[]): Run[] {
  const runs = new Map<string, Run>();
  for (const [at, { field, row, text, isOffice }] of pieces.entries()) {
    if (isOffice) continue;
    const name = row === null ? `${at}` : `${field ?? ''} ${row}`;
    const run = runs.get(name);
    const before = run ? run.text + BETWEEN_CELLS : '';
    const part = { at, from: before.length, to: before.length + text.length };
    runs.set(name, { text: before + text, parts: [...(run?.parts ?? []), part], isRow: row !== null });
  }
  return [...runs.values()];
}
