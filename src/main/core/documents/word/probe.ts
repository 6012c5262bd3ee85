import type { DocumentModel } from '#shared/domain/documents/model.ts';
import type { WordField, Words } from '#shared/domain/documents/words.ts';

import type { House, Letter } from '../letters/define.ts';
import { createMarks } from './marks.ts';
import type { Marks } from './marks.ts';
import { tagOf } from './tags.ts';
import { houseTag, numberTag, templateFields } from './vocabulary.ts';

/** The two lines a text is tried with, the cells of the one row a table is tried with. */
export type ListMarks = Readonly<{ label: string; marks: readonly string[] }>;

/** A letter set with stand-ins in place of every word, and again with one thing changed at a time. */
export type Probe = Readonly<{
  marks: Marks;
  base: DocumentModel;
  texts: readonly ListMarks[];
  rows: readonly ListMarks[];
  /** Without a word that may stay empty. */
  without: readonly Readonly<{ label: string; model: DocumentModel }>[];
  /** With each of the other choices; the base has the first. */
  choices: readonly Readonly<{
    label: string;
    options: readonly string[];
    models: readonly DocumentModel[];
  }>[];
  /** With so many rows: what counts them says this number. */
  counted: readonly Readonly<{ label: string; rows: number; model: DocumentModel }>[];
}>;

const WIDEST = 40;
const ROWS = 37;

/** @throws AppError as the letter does, should its wording refuse the stand-ins. */
export function probeLetter(letter: Letter, house: House): Probe {
  const marks = createMarks();
  const texts: ListMarks[] = [];
  const rows: ListMarks[] = [];
  const words: Words = {};
  const fields = templateFields(letter);
  for (const { name } of letter.fields) words[name] = '';
  for (const field of fields) words[field.name] = standIn(field);
  orderDays(letter, marks, words);

  const frame = {
    number: marks.add(tagOf.value(numberTag(letter))).repeat(8),
    house: {
      town: houseMark('town'),
      government: houseMark('government'),
      printingOffice: houseMark('printingOffice'),
      leadingOffice: houseMark('leadingOffice'),
    },
  };
  const build = (change: Words = {}): DocumentModel => letter.buildFrom({ ...words, ...change }, frame);
  const choices = fields.filter(({ kind }) => kind === 'choice');

  return {
    marks,
    texts,
    rows,
    base: build(),
    without: fields
      .filter(({ isRequired }) => !isRequired)
      .map(({ name, label, kind }) => ({ label, model: build({ [name]: kind === 'rows' ? [] : '' }) })),
    choices: choices.map(({ name, label, choices: options }) => ({
      label,
      options,
      models: options.map((option) => build({ [name]: option })),
    })),
    counted: fields
      .filter(({ kind }) => kind === 'rows')
      .map(({ name, label }) => ({
        label,
        rows: ROWS,
        model: build({ [name]: Array.from({ length: ROWS }, () => rowOf(words, name)) }),
      })),
  };

  function houseMark(name: keyof House): string {
    return marks.add(tagOf.value(houseTag(name))).repeat(Math.max(1, house[name].length));
  }

  function standIn({ name, label, kind, choices: options, columns }: WordField): Words[string] {
    if (kind === 'rows') {
      const cells = columns.map((column) => marks.add(tagOf.value(column)));
      rows.push({ label, marks: cells });
      return [cells];
    }
    if (kind === 'text') {
      const own = [marks.add(''), marks.add('')];
      texts.push({ label, marks: own });
      return own.join('\n');
    }
    if (kind === 'choice') return options[0] ?? '';
    if (kind === 'date') return '';
    const width = Math.min(WIDEST, widthOf(letter.sample[name], house));
    return marks.add(tagOf.value(label)).repeat(width);
  }
}

/** As wide as usual, so that what is laid out by width comes out right; the office's own names as they are. */
function widthOf(sample: Words[string] | undefined, house: House): number {
  if (typeof sample !== 'string') return 1;
  if (/(?:人民政府|街道办事处)$/u.test(sample)) return house.government.length;
  return sample.length;
}

function rowOf(words: Words, name: string): string[] {
  const value = words[name];
  return Array.isArray(value) ? (value[0] ?? []) : [];
}

/** Days in the order in which the sample has them, because letters have rules about what comes first. */
function orderDays(letter: Letter, marks: Marks, words: Words): void {
  const dayOf = ({ name }: WordField): string => String(letter.sample[name] ?? '');
  const dates = letter.fields
    .filter(({ kind }) => kind === 'date')
    .toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
  for (const { name, label } of dates) words[name] = marks.addDay(tagOf.value(label));
}
