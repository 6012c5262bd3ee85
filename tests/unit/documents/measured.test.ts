import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { paginate } from '#core/documents/layout/paginate.ts';
import { countPages, settle } from '#core/documents/layout/settle.ts';
import { letters } from '#core/documents/letters/index.ts';
import { measurePdf } from '#core/documents/measure/measure.ts';
import type { Measurement } from '#core/documents/measure/measurement.ts';
import type { PageRange } from '#core/documents/measure/pdf-text.ts';
import { renderDocx } from '#core/documents/render/docx.ts';
import { renderSheets } from '#core/documents/render/html.ts';
import { officeConverter } from '#main/office/converter.ts';
import { findOffice } from '#main/office/find-office.ts';
import type { DocumentModel } from '#shared/domain/documents/model.ts';

import { houseSamples, longDocument, sampleOf } from './samples.ts';
import { findMissingTools, runTool } from './tools.ts';

/** A printed page may be off by a millimetre; counts may not be off at all. */
const TOLERANCE = 1;
/** Coarse enough for ninety pages in a row, fine enough for a millimetre. */
const DPI = 100;
const CHARACTER = 156 / 28;
/** Half of what a word processor's exact line lies lower than a centred one. */
const DROP = 0.45;

/** Every kind by its own sample, and what no kind's sample shows. */
const documents: readonly (readonly [string, DocumentModel])[] = [
  ...letters.map(({ id, title }) => [title, sampleOf(id)] as const),
  ...Object.entries(houseSamples).map(([name, make]) => [name, make()] as const),
  ['三面长文', longDocument()],
];

/** GB/T 9704-2012 in figures, written out: the constants the renderers use are not taken on trust. */
const SHARED: Readonly<Record<string, number>> = {
  纸宽: 210,
  纸高: 297,
  标题居中: 28 + 78,
  附件说明左空: 2 * CHARACTER,
  出席人员左空: 2 * CHARACTER,
  附注左空: 2 * CHARACTER,
  日期首字右移: 2 * CHARACTER,
  附件标识左端: 28,
  附件标识中线至纸上边: 37 + 225 / 44 + DROP,
  抄送左空: (14 * 25.4) / 72,
  分送左空: (14 * 25.4) / 72,
  版记末线至纸上边: 297 - 35,
  版记线长: 156,
  版记线左端: 28,
  横排附表面纸宽: 210,
  横排附表面纸高: 297,
  横排附表止端至纸上边: 37,
  横排附表起端至纸上边: 297 - 35,
};
const RED_HEAD: Readonly<Record<string, number>> = {
  发文机关标志上边缘至纸边: 37 + 35,
  发文机关标志居中: 28 + 78,
  红线长: 156,
  红线左端: 28,
};
const LAYOUTS: Readonly<Record<DocumentModel['layout'], Readonly<Record<string, number>>>> = {
  'red-head': { ...RED_HEAD, 发文字号至红线: 4 },
  minutes: {
    ...RED_HEAD,
    日期至红线: 4,
    印发机关左空: CHARACTER,
    印发日期右空: CHARACTER,
    出席人员左空: 2 * CHARACTER,
  },
  'letter-format': {
    发文机关标志上边缘至纸边: 30,
    发文机关标志居中: 28 + 78,
    红线长: 170,
    红线左端: 20,
    标志下边缘至第一条红线: 4,
    第二条红线至纸边: 20,
    第一条红线至发文字号: (16 * 7 * 25.4) / (8 * 72),
    发文字号右端: 184,
  },
  form: { 标题居中: 28 + 78 },
};
/** What some documents have beyond their layout. */
const OTHERS: Readonly<Record<string, number>> = {
  发文字号左空: CHARACTER,
  签发人右空: CHARACTER,
  份号左端: 28,
  编号右端: 184,
  表格左端: 28,
  表格右端: 184,
  每面行数: 22,
  每行字数: 28,
  行距: 225 / 22,
  版心左边: 28,
  版心右边: 210 - 26,
  首行中线至纸上边: 37 + 225 / 44 + DROP,
  第2面首行中线至纸上边: 37 + 225 / 44 + DROP,
  末行中线至纸上边: 297 - 35 - 225 / 44 + DROP,
};
/** By the document's own date or rows: their standard is the measurement's own. */
const OWN = /^(?:署名与日期同轴|日期中线右距|署名左端|版记线条数|横排附表有表头的面数)$/u;
const COUNTS = /数$/u;

const readers = await findMissingTools(['pdftotext', 'pdftoppm']);
const missing = [...(findOffice() === null ? ['soffice'] : []), ...readers];
const missingBrowser = [...readers, ...(await findMissingTools(['chromium']))];
const without = (tools: readonly string[]) =>
  tools.length > 0 ? ` (skipped, not installed: ${tools.join(', ')})` : '';

/** Where the figures of this run are written, for docs/版面实测.md; nowhere unless it is asked for. */
const report = process.env['HULEI_MEASURED'];
const rows = new Map<string, Row>();
let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hulei-measure-'));
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
  if (report !== undefined) await writeFile(report, describeRun());
});

type Row = { standard: number; docx?: number; html?: number };

/** The item's line of the report, with one figure for each way to print. */
function note(name: string, by: 'docx' | 'html', found: readonly Measurement[]): void {
  for (const { item, standard, measured } of found) {
    const key = `${name} | ${item}`;
    rows.set(key, { ...rows.get(key), standard, [by]: measured });
  }
}

/** A figure and how far it is off; empty where that way to print shows no such item. */
function figureOf(measured: number | undefined, standard: number): string {
  return measured === undefined ? ' | ' : `${measured} | ${(measured - standard).toFixed(2)}`;
}

function describeRun(): string {
  return [
    '# 版面实测',
    '',
    'GB/T 9704-2012 的各项，用每种文书的样本实测。单位毫米；行数、字数、面数按个。允许相差 1 毫米，行数、字数不许差。',
    '由 `HULEI_MEASURED=docs/版面实测.md vitest run tests/unit/documents/measured.test.ts` 写出。',
    '',
    '| 文书 | 项目 | 标准 | Word 文件 | 相差 | 网页打印 | 相差 |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
    ...[...rows].map(
      ([key, { standard, docx, html }]) =>
        `| ${key} | ${standard} | ${figureOf(docx, standard)} | ${figureOf(html, standard)} |`,
    ),
    '',
  ].join('\n');
}

/** Items of the layout that were not measured, and whatever lies off the standard. */
function findFaults(found: readonly Measurement[], { layout }: DocumentModel): string[] {
  const names = new Set(found.map(({ item }) => item));
  const unseen = Object.keys(LAYOUTS[layout]).filter((item) => !names.has(item));
  const off = found.flatMap((row) => {
    const { item, measured } = row;
    const page = /^第\d+面页码(?<what>至版心|[左右]空)$/u.exec(item)?.groups?.['what'];
    const figure =
      { ...SHARED, ...OTHERS, ...LAYOUTS[layout] }[item] ?? (OWN.test(item) ? row.standard : undefined);
    const standard = page === undefined ? figure : page === '至版心' ? 7 : CHARACTER;
    if (standard === undefined) return [`${item}: no standard`];
    const isOff = Math.abs(measured - standard) > (COUNTS.test(item) ? 0 : TOLERANCE);
    return isOff ? [`${item}: ${measured}, standard ${standard}`] : [];
  });
  return [...unseen.map((item) => `${item}: not measured`), ...off];
}

/** Whether a page after the first holds nothing but 22 lines. */
function hasFullPage(model: DocumentModel): boolean {
  return paginate(settle(model)).some(
    ({ number, items }) =>
      number > 1 && items.length === 22 && items.every(({ item }) => item.kind === 'line'),
  );
}

/** The items that say where this document's own parts are, so that none goes unseen. */
function findUnseen(found: readonly Measurement[], model: DocumentModel): string[] {
  const { signature, attachments, imprint, signers, notes } = model;
  const isTurned = attachments.some(({ content }) => content?.orientation === 'landscape');
  const wanted = [
    ...(signature ? [signature.sealed ? '日期中线右距' : '署名左端'] : []),
    ...(attachments.length > 0 ? ['附件说明左空'] : []),
    ...(notes === undefined ? [] : ['附注左空']),
    ...(imprint?.office === undefined ? [] : ['版记线条数']),
    ...(signers.length > 0 ? ['签发人右空', '发文字号左空'] : []),
    ...(isTurned ? ['横排附表起端至纸上边', '横排附表有表头的面数'] : []),
    ...(hasFullPage(model) ? ['每面行数', '每行字数', '行距'] : []),
    ...(model.layout === 'red-head' ? ['第1面页码至版心', '第1面页码右空'] : []),
  ];
  return wanted.filter((item) => !found.some((row) => row.item === item));
}

describe(`.docx in LibreOffice${without(missing)}`, () => {
  beforeAll(async () => {
    if (missing.length > 0) return;
    const files: Uint8Array[] = [];
    for (const [, model] of documents) files.push(await renderDocx(model));
    const pdfs = await officeConverter().toPdf(files, { parent: directory });
    for (const [index, pdf] of pdfs.entries()) await writeFile(join(directory, `${index}.pdf`), pdf);
  }, 240_000);

  it.skipIf(missing.length > 0).each(documents.map(([name, model], index) => [name, model, index] as const))(
    '%s lies on the page of GB/T 9704-2012',
    async (name, model, index) => {
      const found = await measurePdf(join(directory, `${index}.pdf`), model, runTool, { dpi: DPI });
      note(name, 'docx', found);
      expect(findFaults(found, model)).toEqual([]);
      expect(findUnseen(found, model)).toEqual([]);
    },
    60_000,
  );
});

describe(`HTML in Chromium${without(missingBrowser)}`, () => {
  const ranges: PageRange[] = [];
  beforeAll(async () => {
    if (missingBrowser.length > 0) return;
    const models = documents.map(([, model]) => model);
    for (const model of models) {
      const before = ranges.at(-1);
      ranges.push({ from: before ? before.from + before.count : 1, count: countPages(model) });
    }
    const path = join(directory, 'all.html');
    await writeFile(path, renderSheets(models, '版面'));
    await runTool('chromium', [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      `--user-data-dir=${join(directory, 'browser')}`,
      '--no-pdf-header-footer',
      `--print-to-pdf=${join(directory, 'all.pdf')}`,
      pathToFileURL(path).href,
    ]);
  }, 240_000);

  it
    .skipIf(missingBrowser.length > 0)
    .each(documents.map(([name, model], index) => [name, model, index] as const))(
    '%s prints on the page of GB/T 9704-2012',
    async (name, model, index) => {
      const range = ranges[index] ?? { from: 1, count: 1 };
      const found = await measurePdf(join(directory, 'all.pdf'), model, runTool, { dpi: DPI, range });
      note(name, 'html', found);
      expect(findFaults(found, model)).toEqual([]);
      expect(findUnseen(found, model)).toEqual([]);
    },
    60_000,
  );
});
