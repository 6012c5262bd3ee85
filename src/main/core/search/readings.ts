import { pinyin } from 'pinyin-pro';
import { fold } from '#shared/domain/search/fold.ts';

export type Reading = {
  /** zhangsan */
  full: string;
  /** zs */
  initials: string;
};

/** Characters read; nobody types the pinyin of more. */
const LONGEST = 30;

/** How a name is read aloud: as a person's (单 is shàn there) and as plain words, where they differ. Folded. */
export function readingsOf(name: string): Reading[] {
  const characters = Array.from(fold(name)).slice(0, LONGEST).join('');
  if (!/[^ -~]/.test(characters)) return [];
  const asPerson = read(characters, 'head');
  const asWords = read(characters, 'off');
  return asWords.full === asPerson.full ? [asPerson] : [asPerson, asWords];
}

function read(characters: string, surname: 'head' | 'off'): Reading {
  const syllables = pinyin(characters, { toneType: 'none', type: 'array', v: true, surname });
  return {
    full: fold(syllables.join('')),
    initials: fold(syllables.map((syllable) => Array.from(syllable)[0] ?? '').join('')),
  };
}
