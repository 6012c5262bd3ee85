import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { measurePdf } from '#core/documents/measure/measure.ts';
import type { Measurement } from '#core/documents/measure/measure.ts';
import { renderDocx } from '#core/documents/render/docx.ts';
import { officeConverter } from '#main/office/converter.ts';
import { findOffice } from '#main/office/find-office.ts';
import { renderHtml } from '#core/documents/render/html.ts';

import { form, letter, longDocument, notice } from './samples.ts';
import { findMissingTools, runTool } from './tools.ts';

/** A printed page may be off by a millimetre; counts may not be off at all. */
const TOLERANCE = 1;
const COUNTS = new Set(['每面行数', '每行字数', '版记线条数']);

const documents = { 督办单: form, 督办通知: notice, 督办函: letter, 三面长文: longDocument };
const RED_HEAD = {
  纸宽: 210,
  纸高: 297,
  发文机关标志上边缘至纸边: 37 + 35,
  发文机关标志居中: 28 + 78,
  红线长: 156,
  红线左端: 28,
  发文字号至红线: 4,
  署名与日期同轴: 184 - 7 * (156 / 28),
  日期中线右距: 7 * (156 / 28),
  第1面页码至版心: 7,
  第1面页码右空: 156 / 28,
  第2面页码至版心: 7,
  第2面页码左空: 156 / 28,
  版记线条数: 3,
  版记末线至纸上边: 297 - 35,
  版记线长: 156,
  版记线左端: 28,
};

/** The standard's own figures, written out: the constants the renderers use are not taken on trust. */
const STANDARD: Record<keyof typeof documents, Readonly<Record<string, number>>> = {
  督办单: { 纸宽: 210, 纸高: 297, 日期中线右距: 7 * (156 / 28) },
  督办通知: RED_HEAD,
  督办函: {
    纸宽: 210,
    纸高: 297,
    发文机关标志上边缘至纸边: 30,
    发文机关标志居中: 28 + 78,
    红线长: 170,
    红线左端: 20,
    标志下边缘至第一条红线: 4,
    第二条红线至纸边: 20,
    第一条红线至发文字号: (16 * 7 * 25.4) / (8 * 72),
    发文字号右端: 184,
    日期中线右距: 7 * (156 / 28),
    第2面页码至版心: 7,
    第2面页码左空: 156 / 28,
  },
  三面长文: {
    ...RED_HEAD,
    每面行数: 22,
    每行字数: 28,
    行距: 225 / 22,
    版心左边: 28,
    版心右边: 210 - 26,
    首行中线至纸上边: 37 + 225 / 44,
    末行中线至纸上边: 297 - 35 - 225 / 44,
  },
};

const readers = await findMissingTools(['pdftotext', 'pdftoppm']);
const missing = [...(findOffice() === null ? ['soffice'] : []), ...readers];
const missingBrowser = [...readers, ...(await findMissingTools(['chromium']))];

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hulei-measure-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Items that were not measured, or lie off the standard. */
function findFaults(
  measurements: readonly Measurement[],
  standard: Readonly<Record<string, number>>,
): string[] {
  return Object.entries(standard).flatMap(([item, value]) => {
    const measured = measurements.find((candidate) => candidate.item === item)?.measured;
    if (measured === undefined) return [`${item}: not measured`];
    const isOff = Math.abs(measured - value) > (COUNTS.has(item) ? 0 : TOLERANCE);
    return isOff ? [`${item}: ${measured}, standard ${value}`] : [];
  });
}

const names = Object.keys(documents) as (keyof typeof documents)[];

describe(`.docx in LibreOffice${missing.length > 0 ? ` (skipped, not installed: ${missing.join(', ')})` : ''}`, () => {
  beforeAll(async () => {
    if (missing.length > 0) return;
    const letters = await Promise.all(names.map((name) => renderDocx(documents[name]())));
    const pdfs = await officeConverter().toPdf(letters, { parent: directory });
    for (const [index, name] of names.entries())
      await writeFile(join(directory, `${name}.pdf`), pdfs[index] ?? new Uint8Array());
  }, 120_000);

  it.skipIf(missing.length > 0).each(names)('%s lies on the page of GB/T 9704-2012', async (name) => {
    const path = join(directory, `${name}.pdf`);
    expect(findFaults(await measurePdf(path, documents[name](), runTool), STANDARD[name])).toEqual([]);
  });
});

describe(`HTML in Chromium${missingBrowser.length > 0 ? ` (skipped, not installed: ${missingBrowser.join(', ')})` : ''}`, () => {
  it.skipIf(missingBrowser.length > 0).each(names)(
    '%s prints on the page of GB/T 9704-2012',
    async (name) => {
      const model = documents[name]();
      const path = join(directory, `${name}.html`);
      await writeFile(path, renderHtml(model));
      const pdf = join(directory, `${name}.browser.pdf`);
      await runTool('chromium', [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        `--user-data-dir=${join(directory, 'browser')}`,
        '--no-pdf-header-footer',
        `--print-to-pdf=${pdf}`,
        pathToFileURL(path).href,
      ]);
      expect(findFaults(await measurePdf(pdf, model, runTool), STANDARD[name])).toEqual([]);
    },
  );
});
