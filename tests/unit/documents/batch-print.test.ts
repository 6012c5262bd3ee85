import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { countPages } from '#core/documents/layout/settle.ts';
import { letters } from '#core/documents/letters/index.ts';
import { joinSheets } from '#core/documents/render/join-sheets.ts';
import { renderHtml } from '#core/documents/render/html.ts';
import { testFolder } from '../../support/test-desk.ts';
import { sampleOf } from './samples.ts';
import { findMissingTools, runTool } from './tools.ts';

const squeeze = (text: string) => text.replaceAll(/\s/gu, '');

const missing = await findMissingTools(['chromium', 'pdftotext']);

test.skipIf(missing.length > 0)(
  `one of each kind printed in one go gives each its own pages, and no other${missing.length > 0 ? ` (skipped, not installed: ${missing.join(', ')})` : ''}`,
  { timeout: 60_000 },
  async () => {
    const folder = testFolder();
    const models = letters.map(({ id }) => sampleOf(id));
    const page = join(folder, 'batch.html');
    writeFileSync(page, joinSheets(models.map((model) => renderHtml(model))));
    const pdf = join(folder, 'batch.pdf');
    await runTool('chromium', [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-pdf-header-footer',
      `--user-data-dir=${join(folder, 'browser')}`,
      `--print-to-pdf=${pdf}`,
      pathToFileURL(page).href,
    ]);
    const printed = new TextDecoder().decode(await runTool('pdftotext', ['-layout', pdf, '-'])).split('\f');
    // The last page ends with a form feed too.
    expect(printed.length - 1).toBe(models.reduce((sum, model) => sum + countPages(model), 0));
    let first = 0;
    for (const model of models) {
      const own = printed.slice(first, first + countPages(model)).join('');
      expect(squeeze(own)).toContain(squeeze(model.title.join('')).slice(0, 8));
      first += countPages(model);
    }
  },
);
