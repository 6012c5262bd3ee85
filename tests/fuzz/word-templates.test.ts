import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { beforeAll, expect, test } from 'vitest';
import { getLetter } from '#core/documents/letters/index.ts';
import { sampleHouse } from '#core/documents/letters/samples.ts';
import { checkTemplate, openTemplate } from '#core/documents/word/check.ts';
import { fillWord } from '#core/documents/word/fill.ts';
import { fillingOf } from '#core/documents/word/filling.ts';
import { houseTemplate } from '#core/documents/word/house-template.ts';
import { readingCopy, readTexts } from '#core/documents/word/reading-copy.ts';
import { vocabularyOf } from '#core/documents/word/vocabulary.ts';
import { cleanText } from '#shared/domain/documents/official-text.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { editWord, wordFile } from '../support/word.ts';
import { FUZZ_RUNS } from './raw-calls.ts';

const letter = getLetter('circular');
const vocabulary = vocabularyOf(letter);
const frame = { house: sampleHouse, number: '示政发〔2024〕4号' };
const fillingFor = (words: Words) =>
  fillingOf({ letter, words: letter.readWords(words), model: letter.buildFrom(words, frame), frame });
const filling = fillingFor(letter.sample);
const DOCUMENT = 'word/document.xml';

let house: Uint8Array;
beforeAll(async () => {
  house = await houseTemplate(letter, sampleHouse);
});

/** What in a file is no XML, or a field that does more than count pages. */
function wildIn(file: Uint8Array): string[] {
  const wild: string[] = [];
  for (const [name, bytes] of Object.entries(unzipSync(file))) {
    if (!/\.(?:xml|rels)$/u.test(name)) continue;
    let isField = false;
    const parser = new SaxesParser();
    parser.on('opentag', (tag) => {
      isField = tag.name === 'w:instrText';
      if (['w:fldSimple', 'w:object', 'w:altChunk'].includes(tag.name)) wild.push(tag.name);
    });
    parser.on('text', (text) => {
      if (isField && !/^(?:PAGE)?$/u.test(text.trim())) wild.push(text);
    });
    parser.on('error', (error) => wild.push(error.message));
    parser.write(strFromU8(bytes)).close();
  }
  return wild;
}

/** A refusal with its code, faults with their sentences, or a file that is tame and opens again; else what is wrong. */
function wrongWith(bytes: Uint8Array): string[] {
  try {
    const { template, faults } = checkTemplate(bytes, vocabulary, null);
    const unsaid = faults.flatMap(({ sentence }) => (/\{(?:tag|hint)\}/u.test(sentence) ? [sentence] : []));
    if (faults.length > 0) return unsaid;
    const { bytes: file, trees } = fillWord(template, filling);
    openTemplate(file);
    const copy = readingCopy(trees, '试') + readTexts(trees).join('');
    return [...wildIn(file), ...(copy.match(/<script/gu) ?? [])];
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('wordTemplate.')) return [];
    return [String(error)];
  }
}

const names = [...vocabulary.keys(), '内容', '条号', '第一个', '天气', ''];
const piece = fc.oneof(
  fc
    .tuple(fc.constantFrom('', '#', '?', '^', '/'), fc.constantFrom(...names))
    .map(([sign, name]) => `{{${sign}${name}}}`),
  fc.constantFrom('甲', '{{', '}}', '{', '}', '｛｛', '&lt;', ' '),
);

test('any sequence of tags is refused in words or makes a file', () => {
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 4 }), { minLength: 1, maxLength: 8 }), (lines) => {
      expect(wrongWith(wordFile(lines.map((line) => line.join('') || '空')))).toEqual([]);
    }),
    { numRuns: Math.min(FUZZ_RUNS, 400) },
  );
});

test('a template that was damaged anywhere is refused in words or makes a file', () => {
  const change = fc.tuple(
    fc.nat(200_000),
    fc.constantFrom('<', '>', '/', '"', '{{', '}}', 'w:', '&', '\u0000', 'x', '', '</w:p>', '<w:p>'),
  );
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const damaged = editWord(house, DOCUMENT, (xml) =>
        changes.reduce((text, [at, put]) => {
          const place = at % text.length;
          return text.slice(0, place) + put + text.slice(place + 1);
        }, xml),
      );
      expect(wrongWith(damaged)).toEqual([]);
    }),
    { numRuns: Math.min(FUZZ_RUNS, 100) },
  );
});

test('any bytes, and a package with any byte changed, are refused in words or make a file', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(fc.tuple(fc.nat(100_000), fc.nat(255)), { maxLength: 3 }),
      (noise, flips) => {
        expect(wrongWith(noise)).toEqual([]);
        const flipped = Uint8Array.from(house);
        for (const [at, byte] of flips) flipped[at % flipped.length] = byte;
        expect(wrongWith(flipped)).toEqual([]);
      },
    ),
    { numRuns: Math.min(FUZZ_RUNS, 60) },
  );
});

const TRIGGERS = [
  '=cmd|calc!A1',
  'DDEAUTO c:\\x "y"',
  '{{通报事项}}',
  '{{#要求}}{{/x}}',
  ']]>',
  '</w:t><w:fldSimple w:instr="DDE"/>',
  '\u202E倒',
  'x\u0000\u001b',
  '\uD800',
];

test('whatever the words are, they stay words', () => {
  const { template } = checkTemplate(house, vocabulary, null);
  for (const trigger of TRIGGERS) {
    const words: Words = {
      ...letter.sample,
      matter: trigger,
      facts: `${trigger}\n${trigger}`,
      list: [[trigger, trigger]],
    };
    const { bytes, trees } = fillWord(template, fillingFor(words));
    expect(wildIn(bytes)).toEqual([]);
    // As text it is there, brackets and all; only what XML cannot hold and what turns the line round is gone.
    expect(readTexts(trees).join('')).toContain(cleanText(trigger).slice(0, 5));
  }
});
