import { describe, expect, test } from 'vitest';

import { letters } from '#core/documents/letters/index.ts';
import type { Letter } from '#core/documents/letters/define.ts';
import { renderDocx } from '#core/documents/render/docx.ts';
import { checkTemplate } from '#core/documents/word/check.ts';
import { fillWord } from '#core/documents/word/fill.ts';
import { fillingOf } from '#core/documents/word/filling.ts';
import { houseTemplate } from '#core/documents/word/house-template.ts';
import { JOINT_FIELD, numberTag, vocabularyOf } from '#core/documents/word/vocabulary.ts';
import { readDocxText } from '#core/privacy/docx-text.ts';
import type { DocumentModel } from '#shared/domain/documents/model.ts';
import type { Words } from '#shared/domain/documents/words.ts';

import { frames } from './samples.ts';

type Case = { name: string; words: Words };

const nothing = (kind: string) => (kind === 'rows' ? [] : '');

/** The sample; without each word that may stay empty, without all of them; one line in every text; every choice. */
function casesOf({ sample, fields }: Letter): Case[] {
  const optional = fields.filter(({ name, isRequired }) => !isRequired && name !== JOINT_FIELD);
  const without = optional.map(({ name, label, kind }) => ({
    name: `without ${label}`,
    words: { ...sample, [name]: nothing(kind) },
  }));
  const bare = Object.fromEntries(optional.map(({ name, kind }) => [name, nothing(kind)]));
  const short = Object.fromEntries(
    fields
      .filter(({ name, kind }) => kind === 'text' && name !== JOINT_FIELD)
      .map(({ name }) => [name, '只有一行。']),
  );
  const choices = fields.flatMap(({ name, choices: options, isRequired }) =>
    (isRequired ? options : options.slice(0, 1)).map((option) => ({
      name: option,
      words: { ...sample, [name]: option },
    })),
  );
  return [
    { name: 'sample', words: sample },
    ...without,
    { name: 'bare', words: { ...sample, ...bare } },
    { name: 'short', words: { ...sample, ...short } },
    ...choices,
  ];
}

/** The words of a file but its page numbers, paragraph by paragraph; where a line breaks is the layout's affair. */
function wordsIn(docx: Uint8Array): string[] {
  return readDocxText(docx, 'x')
    .map((text) => text.replaceAll(/\s/gu, ''))
    .filter((text) => text !== '—PAGE—');
}

/** The imprint of a template stands on the last page, whichever that is. */
function onLastPage(model: DocumentModel): DocumentModel {
  return model.imprint ? { ...model, imprint: { ...model.imprint, place: 'last-page' } } : model;
}

const templated = letters.filter(({ isHouseOnly }) => !isHouseOnly);

describe.each(templated.map((letter) => [letter.title, letter] as const))('%s', (_, letter) => {
  const frame = frames[letter.numbering];

  test('its exported template says what the house style says, whatever is left out or chosen', async () => {
    const bytes = await houseTemplate(letter, frame.house);
    const number = letter.buildFrom(letter.sample, frame).number === undefined ? null : numberTag(letter);
    const { template, faults } = checkTemplate(bytes, vocabularyOf(letter), number);
    expect(faults).toEqual([]);
    for (const { name, words } of casesOf(letter)) {
      const model = letter.buildFrom(words, frame);
      const filled = fillWord(template, fillingOf({ letter, words: letter.readWords(words), model, frame }));
      const wanted = wordsIn(await renderDocx(onLastPage(model)));
      expect([name, wordsIn(filled.bytes)]).toEqual([name, wanted]);
    }
  });

  test('no two of its blanks share a name, so that every tag means one thing', () => {
    const names = letter.fields.map(({ label }) => label);
    expect(new Set(names).size).toBe(names.length);
  });
});
