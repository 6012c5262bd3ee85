import { fold } from '#shared/domain/search/fold.ts';
import type { SearchLine } from '#shared/domain/search/rank.ts';
import { readingsOf } from './readings.ts';

/** A value a thing is found by. */
export type SearchField = {
  text: string;
  /** What a result says of it, already masked: 身份证号 44****1X. */
  reason: string;
  /** Names are found by pinyin and initials too. */
  isName: boolean;
};

/** A thing as the search knows it: only what finds it and what a result line may show. */
export type SearchEntry = {
  register: string;
  id: string;
  title: string;
  /** Shown as it stands: masked where its fields ask for it. */
  subtitle: string;
  /** What the scope of an account is compared with. */
  village: string | null;
  unit: string | null;
  /** Open things come before closed ones that fit as well. */
  isOpen: boolean;
  fields: readonly SearchField[];
};

/** Everything an entry is found by, the title first. */
export function linesOf({ title, fields }: SearchEntry): SearchLine[] {
  const others = fields.flatMap(({ text, reason, isName }): SearchLine[] => [
    { kind: 'other', text: fold(text), reason },
    ...(isName ? readingLines(text, () => ({ kind: 'other', reason })) : []),
  ]);
  return [
    { kind: 'title' as const, text: fold(title), reason: '' },
    ...readingLines(title, (kind) => ({ kind, reason: kind === 'pinyin' ? '拼音' : '拼音首字母' })),
    ...others,
  ].filter(({ text, kind }) => text !== '' || kind === 'title');
}

type About = (kind: 'pinyin' | 'initials') => Omit<SearchLine, 'text'>;

function readingLines(name: string, about: About): SearchLine[] {
  return readingsOf(name).flatMap(({ full, initials }) => [
    { ...about('pinyin'), text: full },
    { ...about('initials'), text: initials },
  ]);
}
