import type { ChoiceField, Option, Register } from '#shared/registers/register.ts';
import { readingsOf } from './guess-columns.ts';
import type { Header } from './guess-columns.ts';
import { findOption, parseBoolean } from './parse-choice.ts';
import { accept } from './parsed.ts';
import type { Parsed } from './parsed.ts';
import { cleanText } from './text.ts';

/*
 * Many forms have a column for each choice instead of one for all: 留守 √, 困境, 单亲 √. In a mapping such a column stands
 * under the field's key and the word that heads it: `categories=留守`.
 */

export type ChoiceColumn = { readonly field: ChoiceField; readonly option: Option };

/** The choice a word means, with or without 儿童 and the like behind it. */
export function findChoice(word: string, options: readonly Option[]): Option | undefined {
  const bare = word.replace(/^是否/, '');
  return (
    findOption(word, options) ??
    findOption(bare, options) ??
    findOption(bare.replace(/(?:未成年人|儿童|家庭)$/, ''), options)
  );
}

/** The key of a column headed by one choice of a field of several; undefined for any other header. */
export function choiceKeyOf(header: Header, register: Register): string | undefined {
  for (const field of register.fields) {
    if (field.kind !== 'multi') continue;
    const word = readingsOf(header).find((reading) => findChoice(reading, field.options) !== undefined);
    if (word !== undefined) return `${field.key}=${word}`;
  }
  return undefined;
}

/** What a key of a mapping means, where it means one choice. */
export function findChoiceColumn(register: Register, key: string): ChoiceColumn | undefined {
  const [name, word] = key.split('=');
  const field = register.fields.find((candidate) => candidate.key === name);
  if (field?.kind !== 'multi' || word === undefined) return undefined;
  const option = findChoice(word, field.options);
  return option === undefined ? undefined : { field, option };
}

/** The columns that together say what a field holds. */
export function choiceColumnsOf(key: string, mapping: Readonly<Record<string, number | null>>): number[] {
  return Object.entries(mapping).flatMap(([other, column]) =>
    other.startsWith(`${key}=`) && column !== null ? [column] : [],
  );
}

/** √, 是, 1 or the choice's own name: it applies. ×, 否, 0 or nothing: it does not. */
export function parseTick(text: string, { option }: ChoiceColumn): Parsed<boolean> {
  const told = cleanText(text);
  if (told === '' || /^[-—–―/\\]+$/.test(told)) return accept(false);
  return findOption(told, [option]) === undefined ? parseBoolean(told) : accept(true);
}
