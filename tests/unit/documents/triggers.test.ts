import { describe, expect, it } from 'vitest';

import { letters } from '#core/documents/letters/index.ts';
import type { Letter } from '#core/documents/letters/define.ts';
import { renderDocx } from '#core/documents/render/docx.ts';
import { renderHtml } from '#core/documents/render/html.ts';
import type { DocumentModel } from '#shared/domain/documents/model.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';

import { findInDocx, findInHtml } from './read-xml.ts';
import { frames } from './samples.ts';

/** What makes a word processor, a browser, a spreadsheet or a template engine do more than show text. */
const TRIGGERS: readonly string[] = [
  '=cmd|calc!A1',
  '+1-2@SUM(A1)',
  'DDEAUTO c:\\x "y"',
  'INCLUDETEXT "x"',
  '{ PAGE }',
  '{{#甲}}{{/乙}}',
  '${process.exit()}',
  ']]><!--&amp;&#60;',
  '</w:t></w:r><w:fldSimple/>',
  '<script>x</script>',
  '" onerror="x',
  'x\u0000\u0008\u001by',
  '\u202E倒\u2066写\u2069',
  '\uD800孤\uDC00',
  '\uFEFF\u200B空\u2028白',
];

/** The trigger in every field that takes it; a field that refuses it says so and keeps its sample. */
function plant(letter: Letter, trigger: string): DocumentModel {
  const planted: Words = { ...letter.sample };
  for (const { name, kind, columns } of letter.fields) {
    if (kind === 'line' || kind === 'text') planted[name] = trigger;
    if (kind === 'rows') planted[name] = [columns.map(() => trigger)];
  }
  return buildTill(letter, planted, 3);
}

/** A rule across words may refuse what each field by itself took: as many signers as organs sign. */
function buildTill(letter: Letter, words: Words, rounds: number): DocumentModel {
  try {
    return letter.buildFrom(words, frames[letter.numbering]);
  } catch (error) {
    if (!(error instanceof AppError) || !error.fields || rounds === 0) throw error;
    const refused = Object.keys(error.fields).flatMap((name) =>
      name === 'signer' ? [name, 'coIssuers'] : [name],
    );
    const kept = refused.map((name) => [name, letter.sample[name] ?? '']);
    return buildTill(letter, { ...words, ...Object.fromEntries(kept) }, rounds - 1);
  }
}

describe.each(letters.map((letter) => [letter.id, letter] as const))('%s', (_, letter) => {
  it.each(TRIGGERS.map((trigger) => [JSON.stringify(trigger), trigger]))(
    'shows %s as text or refuses it beside its field',
    async (_name, trigger) => {
      const model = plant(letter, trigger);
      expect(findInDocx(await renderDocx(model))).toEqual([]);
      expect(findInHtml(renderHtml(model))).toEqual([]);
    },
  );

  it('refuses what is far too long with a sentence beside the field', () => {
    for (const { name, kind } of letter.fields.filter(
      (field) => field.kind === 'line' || field.kind === 'text',
    )) {
      const words = { ...letter.sample, [name]: '长'.repeat(kind === 'line' ? 600 : 6000) };
      expect(() => letter.buildFrom(words, frames[letter.numbering])).toThrow(AppError);
    }
  });
});
