import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { letters } from '#core/documents/letters/index.ts';
import { renderDocx } from '#core/documents/render/docx.ts';
import { findMissingTools } from '../documents/tools.ts';
import { longDocument } from '../documents/samples.ts';

const main = join(import.meta.dirname, '../../../src/main/cli/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'hulei-cli-document-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function hulei(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'document', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] },
  });
  return { code: status, out: stdout, err: stderr };
}

test('every kind is listed with its blanks', () => {
  const { code, out } = hulei('kinds', '--json');
  expect(code).toBe(0);
  const kinds = JSON.parse(out) as { id: string; fields: { label: string }[] }[];
  expect(kinds.map(({ id }) => id)).toEqual(letters.map(({ id }) => id));
  expect(kinds.every(({ fields }) => fields.length > 0)).toBe(true);
});

test('a sample is a document, and nothing is opened or written beside it', () => {
  const out = join(folder, 'sample.docx');
  const html = join(folder, 'sample.html');
  expect(hulei('sample', 'supervision-form', '--out', out, '--html', html).code).toBe(0);
  expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
  expect(readFileSync(html, 'utf8')).toContain('督办单');
  expect(hulei('sample', 'no-such-kind', '--out', join(folder, 'x.docx'))).toMatchObject({ code: 1 });
  expect(existsSync(join(folder, 'x.docx'))).toBe(false);
  expect(hulei('sample', '督办单', '--out', join(folder, '督办单.docx')).code).toBe(0);
  const nowhere = hulei('sample', 'supervision-form', '--out', join(folder, 'no-folder', 'x.docx'));
  expect([nowhere.code, nowhere.err.includes('写不进')]).toEqual([1, true]);
  expect(hulei('sample', 'supervision-form').code).toBe(2);
  expect(hulei('nonsense').code).toBe(2);
});

test('what tells who somebody is is found by its place, and never printed', async () => {
  const path = join(folder, 'named.docx');
  const telling = '受害人：张小样，电话13800000000，住青禾镇样板村3组12号，证件号11010119900307123X。';
  await writeWords(path, telling);
  const { code, out, err } = hulei('scan', path, '--json');
  expect(code).toBe(1);
  const kinds = (JSON.parse(out) as { kind: string }[]).map(({ kind }) => kind);
  expect(kinds.toSorted()).toEqual(['address', 'id-fragment', 'named', 'phone']);
  expect(out + err).not.toMatch(/张小样|138000|样板村/u);
  await writeWords(path, '受害人：某某，住某村。第12号检查表。');
  expect(hulei('scan', path)).toMatchObject({ code: 0 });
  writeFileSync(path, 'no package');
  expect(hulei('scan', path).code).toBe(1);
  expect(hulei('measure', path)).toMatchObject({ code: 1, out: '' });
});

async function writeWords(path: string, text: string): Promise<void> {
  const model = longDocument({ body: [{ kind: 'paragraph', text, indent: true }] });
  writeFileSync(path, await renderDocx(model));
}

const missing = await findMissingTools(['soffice', 'pdftotext', 'pdftoppm']);

test.skipIf(missing.length > 0)(
  `a document from anywhere is measured by what its pages show${missing.length > 0 ? ` (not installed: ${missing.join(', ')})` : ''}`,
  async () => {
    const path = join(folder, 'long.docx');
    writeFileSync(path, await renderDocx(longDocument()));
    const { code, out } = hulei('measure', path, '--json');
    const { layout, items } = JSON.parse(out) as {
      layout: string;
      items: { item: string; measured: number }[];
    };
    expect(layout).toBe('red-head');
    expect(items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ item: '每面行数', measured: 22 }),
        expect.objectContaining({ item: '每行字数', measured: 28 }),
      ]),
    );
    expect(items.map(({ item }) => item)).toEqual(
      expect.arrayContaining(['署名与日期同轴', '版记末线至纸上边']),
    );
    expect(code).toBe(0);
  },
);

test('without the tools it says which are missing', () => {
  const path = join(folder, 'any.docx');
  writeFileSync(path, 'any');
  const { status, stderr } = spawnSync(process.execPath, [main, 'document', 'measure', path], {
    encoding: 'utf8',
    env: { PATH: folder },
  });
  expect(status).toBe(1);
  expect(stderr).toContain('pdftotext、pdftoppm'); // LibreOffice is also looked for beyond PATH
});
