import * as fc from 'fast-check';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { expect, test } from 'vitest';

import { findLetter } from '#core/documents/letters/index.ts';
import { checkTemplate } from '#core/documents/word/check.ts';
import { fillWord } from '#core/documents/word/fill.ts';
import { vocabularyOf } from '#core/documents/word/vocabulary.ts';
import { readDocxText } from '#core/privacy/docx-text.ts';

import { wordFile } from '../../support/word.ts';
import { paragraph, run, table } from '../plan/build-docx.ts';

const letter = findLetter('circular') ?? expect.fail('the circular is gone');

/** The tags of a sentence, each cut into runs anywhere, as word processors do. */
function cut(text: string, at: readonly number[]): string {
  const edges = [0, ...new Set(at.map((part) => part % text.length)), text.length].toSorted((a, b) => a - b);
  return paragraph(edges.flatMap((edge, index) => run(text.slice(edge, edges[index + 1] ?? edge))).join(''));
}

/** What both engines can do: words, conditions without lines of their own, rows of a table. */
const template = (cuts: readonly number[]) =>
  wordFile(
    [
      cut('关于{{通报事项}}的通报（{{发文字号}}）', cuts),
      cut('{{通报事项}}{{^抄送机关}}不抄送{{/抄送机关}}{{成文日期}}', cuts),
      table([
        ['单位', '情况'],
        ['{{#附表}}{{单位}}', '{{情况}}{{/附表}}'],
      ]),
      paragraph('{{#附表}}'),
      cut('{{单位}}：{{情况}}', cuts),
      paragraph('{{/附表}}'),
    ].join(''),
  );

const text = fc.string({ unit: fc.constantFrom(...Array.from('甲乙<>&"\'{}#=$ ')), maxLength: 6 });

test('says the same as docxtemplater, however the tags were cut and whatever the words are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(60), { maxLength: 12 }),
      fc.record({ 通报事项: text, 发文字号: text, 成文日期: text, 抄送机关: text }),
      fc.array(fc.record({ 单位: text, 情况: text }), { maxLength: 3 }),
      (cuts, words, rows) => {
        const bytes = template(cuts);
        const { template: own, faults } = checkTemplate(bytes, vocabularyOf(letter), null);
        expect(faults).toEqual([]);
        const filled = fillWord(own, {
          values: new Map(Object.entries(words)),
          lists: new Map([['附表', rows.map((row) => new Map(Object.entries(row)))]]),
          flags: new Set(),
        });
        const peer = new Docxtemplater(new PizZip(bytes), {
          delimiters: { start: '{{', end: '}}' },
          paragraphLoop: true,
        });
        peer.render({ ...words, 附表: rows });
        expect(readDocxText(filled.bytes, 'x')).toEqual(readDocxText(peer.toUint8Array(), 'x'));
      },
    ),
    { numRuns: 60 },
  );
});
