import { describe, expect, test } from 'vitest';

import { findLetter } from '#core/documents/letters/index.ts';
import { checkTemplate, openTemplate } from '#core/documents/word/check.ts';
import { fillWord } from '#core/documents/word/fill.ts';
import type { Filling } from '#core/documents/word/fill.ts';
import { readingCopy } from '#core/documents/word/reading-copy.ts';
import { lostNames } from '#core/documents/word/scope-check.ts';
import { nearest, vocabularyOf } from '#core/documents/word/vocabulary.ts';
import { readDocxText } from '#core/privacy/docx-text.ts';

import { editWord, wordFile } from '../../support/word.ts';
import { paragraph, run, table } from '../plan/build-docx.ts';

const circular = findLetter('circular') ?? expect.fail('the circular is gone');
const vocabulary = vocabularyOf(circular);

const filling: Filling = {
  values: new Map([
    ['通报事项', '甲事'],
    ['基本情况', '一行\n两行'],
    ['发文字号', '示政发〔2024〕4号'],
  ]),
  lists: new Map([
    [
      '基本情况',
      ['一行', '两行'].map(
        (line, at) =>
          new Map([
            ['内容', line],
            ['条号', `${at + 1}.`],
          ]),
      ),
    ],
    [
      '附表',
      [
        new Map([
          ['单位', '甲'],
          ['情况', '好'],
        ]),
        new Map([
          ['单位', '乙'],
          ['情况', ''],
        ]),
      ],
    ],
    ['要求', []],
  ]),
  flags: new Set(['表扬通报']),
};

function faultsIn(bytes: Uint8Array): string[] {
  return checkTemplate(bytes, vocabulary, null).faults.map(({ sentence }) => sentence);
}

function filled(body: string | readonly string[]): string[] {
  const { template, faults } = checkTemplate(wordFile(body), vocabulary, null);
  expect(faults).toEqual([]);
  return readDocxText(fillWord(template, filling).bytes, 'x');
}

describe('what a template may say', () => {
  test('words, wherever a word processor has cut the tag, and as a Chinese keyboard types it', () => {
    const cut = paragraph(['关于{', '{通', '报事项}', '}', '的通报'].map(run).join(''));
    expect(filled(cut)).toEqual(['关于甲事的通报']);
    expect(filled(['｛｛ 通报事项 ｝｝{{＃基本情况}}{{内容}}。{{／基本情况}}'])).toEqual([
      '甲事一行。两行。',
    ]);
  });

  test('conditions: what was filled in or chosen, and what was not', () => {
    expect(filled(['{{?通报事项}}有{{/通报事项}}{{^通报事项}}无{{/通报事项}}'])).toEqual(['有']);
    expect(filled(['{{?表扬通报}}希望{{/表扬通报}}{{?批评通报}}要求{{/批评通报}}'])).toEqual(['希望']);
    expect(filled(['始', '{{?要求}}', '中', '{{/要求}}', '{{^要求}}', '空', '{{/要求}}', '末'])).toEqual([
      '始',
      '空',
      '末',
    ]);
  });

  test('repetitions: of paragraphs, of words, of one row or several', () => {
    expect(filled(['{{#基本情况}}', '{{条号}}{{内容}}', '{{/基本情况}}'])).toEqual(['1.一行', '2.两行']);
    expect(filled(['{{#基本情况}}{{内容}}{{?后面还有}}；{{/后面还有}}{{/基本情况}}'])).toEqual([
      '一行；两行',
    ]);
    expect(
      filled(
        table([
          ['单位', '情况'],
          ['{{#附表}}{{单位}}', '{{情况}}{{/附表}}'],
        ]),
      ),
    ).toEqual(['单位', '情况', '甲', '好', '乙']);
    expect(filled(table([['{{#附表}}{{单位}}'], ['{{情况}}'], ['末{{/附表}}']]))).toEqual([
      '甲',
      '好',
      '末',
      '乙',
      '末',
    ]);
  });

  test('first-level headings count themselves, over what is left out', () => {
    expect(filled(['{{大序号}}、甲', '{{?要求}}', '{{大序号}}、乙', '{{/要求}}', '{{大序号}}、丙'])).toEqual([
      '一、甲',
      '二、丙',
    ]);
  });

  test('what is left out leaves no file that a word processor refuses', () => {
    const { template } = checkTemplate(
      wordFile(
        table([['{{#要求}}{{内容}}{{/要求}}']]) +
          table([['{{?要求}}'], ['x{{/要求}}']]) +
          paragraph('{{通报事项}}'),
      ),
      vocabulary,
      null,
    );
    const xml = [...fillWord(template, filling).trees.values()].map(readingCopyOf).join('');
    expect(xml.match(/<table>/gu)).toHaveLength(1);
  });
});

const readingCopyOf = (
  root: Parameters<typeof readingCopy>[0] extends ReadonlyMap<string, infer Node> ? Node : never,
) => readingCopy(new Map([['word/document.xml', root]]), '<b>');

test('a name that is nearly right is told; one that is far off is not guessed at', () => {
  expect(nearest('发文机构', vocabulary.keys())).toBe('发文机关');
  expect(nearest('天气', vocabulary.keys())).toBeUndefined();
  expect(faultsIn(wordFile(['{{发文机构}}{{天气}}']))).toEqual([
    '没有“{{发文机构}}”这一栏，是不是“发文机关”？',
    '没有“{{天气}}”这一栏',
  ]);
});

test('faults come in the order in which one reads them', () => {
  expect(faultsIn(wordFile(['{{#要求}}甲', '{{天气}}', '{{}}']))).toEqual([
    '“{{#要求}}”没有结束，要在后面写“{{/要求}}”',
    '没有“{{天气}}”这一栏',
    '“{{}}”里没有写栏目名',
  ]);
});

test('nothing but names: no sums, calls, paths or filters', () => {
  for (const evil of [
    'a+b',
    'x()',
    'a.b',
    '通报事项|upper',
    "'x'",
    '=1',
    '$',
    'process.exit',
    '__proto__.x',
    '<w:p>',
  ])
    expect(faultsIn(wordFile([`{{${evil.replaceAll('<', '&lt;')}}}`]))[0]).toMatch(/不是栏目名/u);
  for (const name of ['constructor', '__proto__', 'toString'])
    expect(faultsIn(wordFile([`{{${name}}}`]))).toEqual([`没有“{{${name}}}”这一栏`]);
});

const RELS = 'word/_rels/document.xml.rels';
const rels = (inner: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
const relation = (type: string, target: string, mode = '') =>
  rels(
    `<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode}/>`,
  );
const field = (code: string) =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${code}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
const instruction = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
const tag = paragraph('{{通报事项}}');

describe('what a template may not do', () => {
  const outside = ' TargetMode="External"';
  test.each([
    ['a link', wordFile(tag, { [RELS]: relation('hyperlink', 'http://a.b', outside) }), '引用了文件以外'],
    [
      'a remote template',
      wordFile(tag, {
        'word/_rels/settings.xml.rels': relation('attachedTemplate', 'http://a/x.dotm', outside),
      }),
      '套用着别的模板',
    ],
    [
      'a remote picture',
      wordFile(tag, { [RELS]: relation('image', 'file:///c:/x.png', outside) }),
      '引用了文件以外',
    ],
    [
      'a share without a mode',
      wordFile(tag, { [RELS]: relation('image', '\\\\a\\b.png') }),
      '引用了文件以外',
    ],
    ['a chunk of another format', wordFile(`${tag}<w:altChunk r:id="r1"/>`), '嵌了别的文件'],
    ['an embedded workbook', wordFile(tag, { 'word/embeddings/x.bin': 'x' }), '嵌了别的文件'],
    [
      'an object',
      wordFile(`${tag}<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>`),
      '嵌了别的文件',
    ],
    ['macros', wordFile(tag, { 'word/vbaProject.bin': 'x' }), '带有宏'],
    [
      'a macro-enabled type',
      editWord(wordFile(tag), '[Content_Types].xml', (xml) =>
        xml.replace(
          'openxmlformats-officedocument.wordprocessingml.document.main',
          'ms-word.document.macroEnabled.main',
        ),
      ),
      '带有宏',
    ],
    ['a part nobody knows', wordFile(tag, { [RELS]: relation('oleObject', 'x.bin') }), '不认得的部件'],
    ['a metafile', wordFile(tag, { 'word/media/x.emf': 'x' }), '不认得的部件'],
    ['DDE', wordFile(tag + field(instruction('DDEAUTO c:\\\\x "y"'))), '“DDEAUTO”域'],
    [
      'DDE cut into pieces',
      wordFile(tag + field(['DD', 'EAU', 'TO x'].map(instruction).join(''))),
      '“DDEAUTO”域',
    ],
    [
      'DDE built by a field in a field',
      wordFile(tag + field(instruction('QUOTE') + field(instruction('DDE x')))),
      '域',
    ],
    [
      'an included picture',
      wordFile(`${tag}<w:p><w:fldSimple w:instr=" INCLUDEPICTURE &quot;http://a&quot;"/></w:p>`),
      '“INCLUDEPICTURE”域',
    ],
    [
      'a field that never ends',
      wordFile(`${tag}<w:p>${instruction('HYPERLINK "http://a"')}</w:p>`),
      '“HYPERLINK”域',
    ],
    [
      'a field in a header',
      wordFile(tag, { 'word/header1.xml': `<w:hdr xmlns:w="w">${field(instruction('DATE'))}</w:hdr>` }),
      '“DATE”域',
    ],
    ['tracked changes', wordFile(`<w:p><w:ins w:id="1">${run('{{通报事项}}')}</w:ins></w:p>`), '修订痕迹'],
    [
      'comments',
      wordFile(`<w:p>${run('{{通报事项}}')}<w:r><w:commentReference w:id="1"/></w:r></w:p>`),
      '批注',
    ],
    ['a secrecy mark', wordFile(['机密★ {{通报事项}}']), '密级'],
    ['a citizen number', wordFile(['{{通报事项}}３３０１０１１９９００１０１００１１']), '身份证号码'],
    ['no tags at all', wordFile(['定稿']), '没有一个 {{…}}'],
    [
      'a repetition within a repetition',
      wordFile(['{{#基本情况}}{{#附表}}{{单位}}{{/附表}}{{/基本情况}}']),
      '不能套着用',
    ],
    ['a list as one value', wordFile(['{{附表}}']), '是一张表'],
    ['a value as a list', wordFile(['{{#通报事项}}x{{/通报事项}}']), '只有一个值'],
    ['an item where nothing repeats', wordFile(['{{内容}}']), '只能写在逐行的'],
    ['a pair across paragraphs', wordFile(['甲{{?要求}}乙', '丙{{/要求}}']), '不在一处'],
  ])('%s', (_, bytes, said) => {
    expect(faultsIn(bytes).join('\n')).toContain(said);
  });

  test('page numbers stay', () => {
    expect(faultsIn(wordFile(tag + field(instruction(' PAGE \\* MERGEFORMAT '))))).toEqual([]);
  });

  test.each([
    ['nothing', new Uint8Array(), 'wordTemplate.not-docx'],
    ['a workbook', wordFile(tag).map((byte, at) => (at < 2 ? 0 : byte)), 'wordTemplate.not-docx'],
    [
      'an older or locked file',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]),
      'wordTemplate.old-or-locked',
    ],
    ['half a file', wordFile(tag).slice(0, 300), 'wordTemplate.damaged'],
    [
      'a declaration',
      wordFile(tag, { 'word/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }),
      'wordTemplate.damaged',
    ],
    ['an unknown prefix', wordFile('<x:p/>'), 'wordTemplate.damaged'],
    ['a bomb', wordFile(tag, { 'word/a.xml': ' '.repeat(45_000_000) }), 'wordTemplate.too-big'],
    ['elements without end', wordFile('<w:p/>'.repeat(210_000)), 'wordTemplate.too-big'],
  ])('%s is refused', (_, bytes, code) => {
    expect(() => checkTemplate(bytes, vocabulary, null)).toThrow(expect.objectContaining({ code }));
  });
});

test('names that a kind has given up since are found again', () => {
  const old = openTemplate(wordFile(['{{旧栏目}}{{通报事项}}{{#要求}}{{内容}}{{/要求}}']));
  expect(lostNames(old, vocabulary)).toEqual(['旧栏目']);
});

test('a page that would grow without end is not made', () => {
  const long = paragraph('甲'.repeat(10)).repeat(2_000);
  const { template } = checkTemplate(
    wordFile(`${paragraph('{{#附表}}')}${long}${paragraph('{{/附表}}')}`),
    vocabulary,
    null,
  );
  const rows = Array.from({ length: 500 }, () => new Map([['单位', '甲']]));
  const much: Filling = { ...filling, lists: new Map([['附表', rows]]) };
  expect(() => fillWord(template, much)).toThrow(expect.objectContaining({ code: 'wordTemplate.too-long' }));
});
