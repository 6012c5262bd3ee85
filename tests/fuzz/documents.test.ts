import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countPages, settle } from '#core/documents/layout/settle.ts';
import { letters } from '#core/documents/letters/index.ts';
import { renderDocx } from '#core/documents/render/docx.ts';
import { renderHtml } from '#core/documents/render/html.ts';
import { readDocxText } from '#core/privacy/docx-text.ts';
import { parseDocumentModel } from '#shared/domain/documents/model.ts';
import type { DocumentModel } from '#shared/domain/documents/model.ts';
import type { WordField } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { findInDocx, findInHtml } from '../unit/documents/read-xml.ts';
import { frames } from '../unit/documents/samples.ts';
import { FUZZ_RUNS } from './raw-calls.ts';

/** A page takes a hundred times as long as a call. */
const RUNS = Math.max(20, Math.floor(FUZZ_RUNS / 25));
const MODELS = Math.ceil(RUNS / 3);

/** Pieces that mean something to a word processor, a browser, a spreadsheet, a template, or to the setting of lines. */
const pieces = [
  '=cmd|calc!A1',
  '+1-2',
  '@SUM(A1)',
  'DDEAUTO c:\\x "y"',
  '{ PAGE }',
  '{{#甲}}',
  '${1}',
  '{甲}',
  '{#乙}{/乙}',
  ']]>',
  '<!--',
  '&amp;',
  '&#0;',
  '</w:t>',
  '<script>',
  '" onerror="x',
  "'",
  '<?xml?>',
  '<![CDATA[',
  '\u0000',
  '\u0008',
  '\u001b',
  '\u202E',
  '\u2066',
  '\uD800',
  '\uDC00',
  '\uFEFF',
  '\u200B',
  '\u2028',
  '\uFFFE',
  '𠮷𠮷',
  '👨‍👩‍👧',
  'é́́́',
  '，。、；：',
  '（《“',
  '”》）',
  '……',
  '——',
  'WWWWWWWWWWWWWWWW',
  '1234567890123456789',
  '关于',
  '未成年人',
  '督办',
  '示例镇人民政府',
  '某甲',
  '\n',
  '\t',
  '　',
  ' ',
  '  \n\n ',
] as const;

const hostile = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
const long = fc.tuple(hostile, fc.integer({ min: 1, max: 120 })).map(([piece, times]) => piece.repeat(times));
const table = fc.array(fc.array(hostile, { maxLength: 13 }), { maxLength: 30 });
/** Never blank, and as short as a line of the house may be. */
const short = (most: number) => hostile.map((given) => `字${given}`.slice(0, most));
const text = short(200);

/** What the field may well take. */
const fitting = fc
  .tuple(short(30), text, fc.array(short(20), { minLength: 12, maxLength: 12 }))
  .map(([few, many, row]) => ({ kind, columns, choices }: WordField): unknown => {
    if (kind === 'line') return few;
    if (kind === 'text') return many;
    if (kind === 'choice') return choices[0];
    return kind === 'rows' ? [row.slice(0, columns.length)] : '2024-12-31';
  });
const anything = fc.oneof(
  { weight: 6, arbitrary: hostile },
  { weight: 2, arbitrary: long },
  { weight: 3, arbitrary: table },
  { weight: 1, arbitrary: fc.constantFrom('2024-02-30', '0000-00-00', '9999-12-31', '2024-02-29') },
  { weight: 1, arbitrary: fc.anything({ maxDepth: 2 }) },
);

/** Built, or refused in words; any other error is a bug. */
function builtOr(build: () => DocumentModel): DocumentModel | undefined {
  try {
    return build();
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

async function checkPages(model: DocumentModel): Promise<void> {
  expect(settle(settle(model))).toEqual(settle(model));
  expect(countPages(model)).toBeGreaterThan(0);
  const docx = await renderDocx(model);
  expect(findInDocx(docx)).toEqual([]);
  expect(findInHtml(renderHtml(model))).toEqual([]);
  // What the privacy check reads back is what was written.
  const read = readDocxText(docx, 'letter.docx').join('');
  for (const line of model.title) expect(read.replaceAll(/\s/gu, '')).toContain(line.replaceAll(/\s/gu, ''));
}

test(`whatever a clerk types into whatever kind (${RUNS} letters): refused beside its field, or a page that is only text`, async () => {
  let built = 0;
  const typed = fc.record({
    letter: fc.constantFrom(...letters),
    words: fc.array(fc.tuple(fc.nat(30), fitting, fc.option(anything, { freq: 6 })), {
      minLength: 1,
      maxLength: 3,
    }),
  });
  await fc.assert(
    fc.asyncProperty(typed, async ({ letter, words }) => {
      const planted: Record<string, unknown> = { ...letter.sample };
      for (const [at, fits, value] of words) {
        const field = letter.fields[at % letter.fields.length];
        if (field) planted[field.name] = value ?? fits(field);
      }
      const model = builtOr(() => letter.buildFrom(planted, frames[letter.numbering]));
      if (!model) return;
      built += 1;
      await checkPages(model);
    }),
    { numRuns: RUNS, seed: 20261123 },
  );
  expect(built).toBeGreaterThan(RUNS / 5);
});

const cell = fc.record({ text: hostile, span: fc.constant(1), role: fc.constantFrom('label', 'value') });
const tableBlock = fc.integer({ min: 1, max: 12 }).chain((width) =>
  fc.record({
    kind: fc.constant('table'),
    columns: fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), { minLength: width, maxLength: width }),
    density: fc.constantFrom('normal', 'dense'),
    rows: fc.array(
      fc.record({
        cells: fc.array(cell, { minLength: width, maxLength: width }),
        minHeight: fc.double({ min: 8, max: 200, noNaN: true }),
        header: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  }),
);
const block = fc.oneof(
  fc.record({
    kind: fc.constant('paragraph'),
    text: fc.oneof(
      text,
      long.map((given) => `字${given}`.slice(0, 5000)),
    ),
    indent: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('heading'), level: fc.integer({ min: 1, max: 4 }), text }),
  fc.record({ kind: fc.constant('item'), text }),
  tableBlock,
);
const organs = ['甲局', '示例县某某某某委员会', '示例镇人民政府', '乙办', '丙中心'];
const annex = fc.record(
  {
    name: text,
    content: fc.record({
      body: fc.array(block, { minLength: 1, maxLength: 4 }),
      orientation: fc.constantFrom('portrait', 'landscape'),
    }),
  },
  { requiredKeys: ['name'] },
);
const common = {
  title: fc.array(short(60), { minLength: 1, maxLength: 4 }),
  body: fc.array(block, { minLength: 1, maxLength: 6 }),
  number: fc.constantFrom('示政发〔2024〕1号', '甲'),
  addressees: short(300),
  attachments: fc.array(annex, { maxLength: 2 }),
  notes: text,
};
const signature = fc.record({ issuer: short(60), date: fc.constant('2024-02-29'), sealed: fc.boolean() });
const imprint = fc.record({
  cc: text,
  office: fc.constant('示例镇党政综合办公室'),
  date: fc.constant('2024-02-29'),
  place: fc.constantFrom('last-page', 'even-page'),
});
const issuerMark = fc.constantFrom('示例镇人民政府文件', '示例镇人民政府', '示');

/** What each layout may hold; anything else would be refused before it is drawn. */
const draft = fc.oneof(
  fc
    .tuple(
      fc.record(
        { layout: fc.constant('red-head'), issuerMark, imprint, ...common },
        { requiredKeys: ['layout', 'issuerMark', 'title', 'body', 'number'] },
      ),
      signature,
      fc.integer({ min: 0, max: 5 }),
      fc.boolean(),
    )
    .map(([given, signed, others, isUpward]) => ({
      ...given,
      signature: signed,
      coIssuers: organs.slice(0, others),
      ...(isUpward ? { signers: Array.from({ length: others + 1 }, () => '某甲') } : {}),
    })),
  fc
    .tuple(
      fc.record({ layout: fc.constant('letter-format'), issuerMark, ...common }),
      signature,
      fc.option(text, { nil: undefined }),
    )
    .map(([given, signed, cc]) => ({ ...given, signature: signed, ...(cc ? { imprint: { cc } } : {}) })),
  fc.record({
    layout: fc.constant('minutes'),
    issuerMark,
    ...common,
    imprint,
    meeting: fc.record({
      office: short(60),
      date: fc.constant('2024-02-29'),
      present: short(1000),
      absent: text,
    }),
  }),
  fc.record(
    { layout: fc.constant('form'), ...common, signature },
    { requiredKeys: ['layout', 'title', 'body', 'number'] },
  ),
);

test(`whatever model a kind may come to build (${MODELS} models) is refused, or set on pages that are only text`, async () => {
  let built = 0;
  await fc.assert(
    fc.asyncProperty(draft, async (given) => {
      const model = builtOr(() => parseDocumentModel(given));
      if (!model) return;
      built += 1;
      await checkPages(model);
    }),
    { numRuns: MODELS, seed: 20261124 },
  );
  expect(built).toBeGreaterThan(MODELS / 2);
});
