import { z } from 'zod';
import type { Words } from '../documents/words.ts';

/** What in a text may tell who somebody is. */
export const hitKinds = [
  'name',
  'pinyin',
  'initials',
  'sound',
  'id-number',
  'id-fragment',
  'phone',
  'phone-fragment',
  'address',
  'combination',
  'named',
  'school',
  'village',
] as const;
export const HitKind = z.enum(hitKinds);
export type HitKind = z.infer<typeof HitKind>;

export const hitKindLabels = {
  name: '姓名',
  pinyin: '姓名拼音',
  initials: '姓名首字母',
  sound: '读音相同的姓名',
  'id-number': '身份证号',
  'id-fragment': '身份证号的一段',
  phone: '电话号码',
  'phone-fragment': '电话号码的一段',
  address: '具体住址',
  combination: '合起来能认出人的说法',
  named: '像是写明的姓名',
  school: '学校',
  village: '村（社区）',
} as const satisfies Record<HitKind, string>;

/** What is written instead; a combination must be put in other words. */
export const suggestions = {
  name: '某某',
  pinyin: '某某',
  initials: '某某',
  sound: '某某',
  'id-number': '（号码略）',
  'id-fragment': '（号码略）',
  phone: '（电话略）',
  'phone-fragment': '（电话略）',
  address: '某村某组',
  combination: null,
  named: '某某',
  school: '某校',
  village: '某村',
} as const satisfies Record<HitKind, string | null>;

/**
 * certain: a register holds exactly this. possible: a person must look. place: a village or school alone, beside which
 * nothing speaks of one person; a town's paper names its places, so one reason of one person holds for all of them.
 */
export const Severity = z.enum(['certain', 'possible', 'place']);
export type Severity = z.infer<typeof Severity>;

/** A piece of a document: a word, or of a word that is a table, one cell. */
export const Spot = z.object({
  /** The word's name; null for the page itself, which no form writes. */
  field: z.string().nullable(),
  row: z.int().nullable(),
  column: z.int().nullable(),
});
export type Spot = z.infer<typeof Spot>;

/** Puts `put` in the place of the characters `from`–`to` of a piece; a piece that is no longer so long stays. */
export function replaceAt(
  words: Words,
  spot: Spot & { from: number; to: number; text: string },
  put: string,
): Words {
  const { field, row, column, from, to, text } = spot;
  const value = field === null ? undefined : words[field];
  if (field === null || value === undefined) return words;
  const change = (before: string): string =>
    before.slice(from, to) === text ? before.slice(0, from) + put + before.slice(to) : before;
  if (typeof value === 'string') return { ...words, [field]: change(value) };
  const rows = value.map((cells, at) =>
    at === row ? cells.map((cell, index) => (index === column ? change(cell) : cell)) : cells,
  );
  return { ...words, [field]: rows };
}

/** Whether a second person lets it stay. */
export const reasonStates = ['pending', 'agreed', 'refused'] as const;
export const ReasonState = z.enum(reasonStates);
export type ReasonState = z.infer<typeof ReasonState>;

/** Whom a paper is for. What the public reads is issued only when every hit in it is replaced or agreed to. */
const audiences = ['public', 'internal', 'addressee'] as const;
export const Audience = z.enum(audiences);
export type Audience = z.infer<typeof Audience>;
