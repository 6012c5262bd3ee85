import { z } from 'zod';

import { collectFieldErrors } from '#shared/domain/documents/fields.ts';
import { collectTexts, parseDocumentModel, refuseSecrecy } from '#shared/domain/documents/model.ts';
import type { DocumentDraft, DocumentModel } from '#shared/domain/documents/model.ts';
import { BLANK, hasIdentityNumber } from '#shared/domain/documents/official-text.ts';
import type { SubjectType } from '#shared/domain/documents/subject.ts';
import type { Audience } from '#shared/domain/privacy/hit.ts';
import { WordRows, Words } from '#shared/domain/documents/words.ts';
import type { WordField } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';

import { describeWord } from './words.ts';
import type { Word } from './words.ts';

/** What every paper of a town has in common, drawn from the settings and not typed. */
export type House = Readonly<{
  /** 青禾镇. */
  town: string;
  /** 青禾镇人民政府. */
  government: string;
  /** 印发机关. */
  printingOffice: string;
  /** The leading group's office: collects replies and issues forms, never a formal document. */
  leadingOffice: string;
}>;

/** `number` is the 发文字号, or the serial of a form; absent while it is a draft. `isDraft`: days may be left open. */
export type Frame = Readonly<{ house: House; number?: string | undefined; isDraft?: boolean }>;

/** Where the letter stands in the list of kinds. */
export const letterCategories = ['督办交办', '通知通报', '函件', '会议', '检查', '告知承诺', '附表'] as const;
export type LetterCategory = (typeof letterCategories)[number];

type AnyWords = Readonly<Record<string, Word>>;
type Filled<Blanks extends AnyWords> = { readonly [Name in keyof Blanks]: z.output<Blanks[Name]['schema']> };

/** A rule across words; its sentence stands beside the field. */
type LetterRule<Blanks extends AnyWords> = Readonly<{
  check: (words: Filled<Blanks>) => boolean;
  path: keyof Blanks & string;
  error: string;
}>;

type Definition<Blanks extends AnyWords> = Readonly<{
  /** Kebab-case, never reused. */
  id: string;
  /** Raised whenever the wording changes, so that a stored document names what it was made from. */
  version: number;
  title: string;
  category: LetterCategory;
  /** One sentence for the clerk who chooses: what for, to whom. */
  help: string;
  /** `serial`: a form counts its own; `word`: a formal document takes a 发文字号. */
  numbering: 'serial' | 'word';
  /** Who reads it, `addressee` where nothing is said. A public paper is not issued while it tells who somebody is. */
  audience?: Audience;
  /** The records it may be drafted from; none: it stands by itself. */
  subjects: readonly SubjectType[];
  /** Also offered by itself, though it may be drafted from a record. */
  standsAlone?: boolean;
  /** What is chosen decides which pages there are and how they lie: no Word template follows that. */
  isHouseOnly?: boolean;
  words: Blanks;
  rules?: readonly LetterRule<Blanks>[];
  /** Names of the words that stand for it in a list. */
  matter: keyof Blanks & string;
  addressee?: keyof Blanks & string;
  /** Invented words that fill every blank: for tests and samples. */
  sample: { readonly [Name in keyof Blanks]: string | readonly (readonly string[])[] };
  build: (words: Filled<Blanks>, frame: Frame) => DocumentDraft;
}>;

export type Letter = Readonly<{
  audience: Audience;
  id: string;
  version: number;
  title: string;
  category: LetterCategory;
  help: string;
  numbering: 'serial' | 'word';
  subjects: readonly SubjectType[];
  /** Whether it may be written without a record. */
  standsAlone: boolean;
  /** Always set in the house style, never by a Word template. */
  isHouseOnly: boolean;
  fields: readonly WordField[];
  matter: string;
  addressee: string | null;
  sample: Words;
  /**
   * Throws `input.invalid` with a sentence per field, `documents.secrecy-refused`, or
   * `documents.identity-number-refused` (个人信息保护法: a letter names nobody by citizen number).
   */
  buildFrom: (words: unknown, frame: Frame) => DocumentModel;
  /** The words as the letter's wording takes them, cleaned; what was left out is not in it. Throws as `buildFrom`. */
  readWords: (words: unknown, frame?: Pick<Frame, 'isDraft'>) => ReadonlyMap<string, string | WordRows>;
}>;

/** A letter of the house: what it asks for and the document it makes of it. */
export function defineLetter<Blanks extends AnyWords>(definition: Definition<Blanks>): Letter {
  const { id, version, title, category, help, numbering, subjects, matter, build } = definition;
  const input = inputOf(definition, []);
  const fields = Object.entries(definition.words).map(([name, word]) => describeWord(name, word));
  const sample = structuredClone(definition.sample) as Words;
  const addressee = definition.addressee ?? null;
  const standsAlone = definition.standsAlone ?? subjects.length === 0;
  return {
    audience: definition.audience ?? 'addressee',
    id,
    version,
    title,
    category,
    help,
    numbering,
    subjects,
    standsAlone,
    isHouseOnly: definition.isHouseOnly ?? false,
    fields,
    matter,
    addressee,
    sample,
    buildFrom: (words, frame) => parseDocumentModel(build(read(words, frame), frame)),
    readWords: (words, frame) => new Map(Object.entries(read(words, frame)).flatMap(asWord)),
  };

  function read(words: unknown, { isDraft = false }: Pick<Frame, 'isDraft'> = {}): Filled<Blanks> {
    refuseSecrecy(words);
    if (collectTexts(words).some(hasIdentityNumber)) {
      throw new AppError('documents.identity-number-refused');
    }
    const open = isDraft ? openDays(words) : [];
    const parsed = (open.length === 0 ? input : inputOf(definition, open)).safeParse(words);
    if (!parsed.success) throw new AppError('input.invalid', undefined, collectFieldErrors(parsed.error));
    return parsed.data;
  }

  function openDays(words: unknown): string[] {
    const known = Words.safeParse(words).data ?? {};
    return fields.flatMap(({ name, kind }) => (kind === 'date' && known[name] === BLANK ? [name] : []));
  }
}

function asWord([name, value]: [string, unknown]): [string, string | WordRows][] {
  if (typeof value === 'string') return [[name, value]];
  return Array.isArray(value) ? [[name, WordRows.parse(value)]] : [];
}

/** @param open days that are still blank: while there is one, no rule asks which of two comes first */
function inputOf<Blanks extends AnyWords>(
  { words, rules = [] }: Definition<Blanks>,
  open: readonly string[],
): z.ZodType<Filled<Blanks>> {
  const shape = Object.fromEntries(
    Object.entries(words).map(([name, word]) => [name, open.includes(name) ? z.literal(BLANK) : word.schema]),
  );
  const base = z.strictObject(shape) as unknown as z.ZodType<Filled<Blanks>>;
  return (open.length === 0 ? rules : []).reduce(
    (schema, { check, path, error }) => schema.refine(check, { error, path: [path] }),
    base,
  );
}
