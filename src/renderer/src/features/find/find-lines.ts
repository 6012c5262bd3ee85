import type { SearchHit } from '#shared/contract/search.ts';
import { fold, searchWords } from '#shared/domain/search/fold.ts';

/** A line of the box, and where it leads. */
export type FindLine = {
  key: string;
  /** The heading it stands under. */
  kind: string;
  title: string;
  subtitle: string;
  why: string;
  route: string;
};

export type FindGroup = { kind: string; lines: readonly FindLine[] };

export type FindScreen = { label: string; route: string };

/** Screens shown beside what was found; their names are few and short. */
const MOST_SCREENS = 4;

/** Screens whose name holds every word; what begins with it first. */
export function screenLines(screens: readonly FindScreen[], typed: string): FindLine[] {
  const words = searchWords(typed);
  if (words.length === 0) return [];
  const key = words.join('');
  return screens
    .map((screen) => ({ ...screen, name: fold(screen.label) }))
    .filter(({ name }) => words.every((word) => name.includes(word)))
    .toSorted((a, b) => Number(b.name.startsWith(key)) - Number(a.name.startsWith(key)))
    .slice(0, MOST_SCREENS)
    .map(({ label, route }) => ({ key: route, kind: '栏目', title: label, subtitle: '', why: '', route }));
}

export function hitLine({ register, registerLabel, id, title, subtitle, why, route }: SearchHit): FindLine {
  return { key: `${register} ${id}`, kind: registerLabel.replace(/台账$/, ''), title, subtitle, why, route };
}

/** Lines under their headings; the heading of the best line comes first, and the best line within each. */
export function groupLines(lines: readonly FindLine[]): FindGroup[] {
  return [...Map.groupBy(lines, ({ kind }) => kind)].map(([kind, group]) => ({ kind, lines: group }));
}
