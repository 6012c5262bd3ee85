import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getLetter, letters } from '#core/documents/letters/index.ts';
import { sampleHouse } from '#core/documents/letters/samples.ts';
import { guessLook } from '#core/documents/measure/look.ts';
import { measurePdf } from '#core/documents/measure/measure.ts';
import type { Runner } from '#core/documents/measure/runner.ts';
import { renderDocx } from '#core/documents/render/docx.ts';
import { renderHtml } from '#core/documents/render/html.ts';
import { officeConverter } from '#main/office/converter.ts';
import { readDocxText } from '#core/privacy/docx-text.ts';
import { findPatterns, patternLabels } from '#core/privacy/patterns.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { readInput, writeOutput } from './files.ts';
import { readOptions, requireArgument, UsageError } from './options.ts';
import type { Globals } from './options.ts';
import { answer, tell } from './output.ts';

/** `document kinds | sample KIND --out FILE.docx [--html FILE] | measure FILE.docx | scan FILE.docx`. No store is opened. */
export function document(args: readonly string[], globals: Globals): Promise<number> {
  const [verb, ...rest] = args;
  switch (verb) {
    case 'kinds':
      return Promise.resolve(listKinds(globals));
    case 'sample':
      return writeSample(rest, globals);
    case 'measure':
      return measure(rest, globals);
    case 'scan':
      return Promise.resolve(scan(rest, globals));
    default:
      throw new UsageError('document 后面要写 kinds、sample、measure 或 scan。');
  }
}

function listKinds({ isJson }: Globals): number {
  const kinds = letters.map(({ id, title, category, help, numbering, subjects, fields }) => ({
    id,
    title,
    category,
    help,
    numbering,
    subjects,
    fields,
  }));
  answer(
    isJson,
    kinds,
    kinds.map(({ id, title, category, help }) => `${id}\t${category}\t${title}\t${help}`),
  );
  return 0;
}

/** The kind's own invented words, as they would be issued. */
async function writeSample(args: readonly string[], { isJson }: Globals): Promise<number> {
  const { values, positionals } = readOptions(args, { out: { type: 'string' }, html: { type: 'string' } });
  const kind = requireArgument(positionals, 0, '文书种类，如 supervision-form，document kinds 列出全部');
  const letter = letters.find(({ title }) => title === kind) ?? getLetter(kind);
  const { out, html } = values;
  if (typeof out !== 'string') throw new UsageError('sample 要有 --out 文件.docx。');
  const number = letter.numbering === 'serial' ? `${letter.title}2024-001` : '示政发〔2024〕1号';
  const model = letter.buildFrom(letter.sample, { house: sampleHouse, number });
  writeOutput(out, await renderDocx(model));
  if (typeof html === 'string') writeOutput(html, renderHtml(model));
  answer(isJson, { kind: letter.id, file: out }, [`${letter.title}的样本写在 ${out}`]);
  return 0;
}

/** Where things lie on its pages beside GB/T 9704-2012. Exit code 1 when something is off by more than a millimetre. */
async function measure(args: readonly string[], { isJson }: Globals): Promise<number> {
  const { positionals } = readOptions(args, {});
  const { bytes, name } = readInput(requireArgument(positionals, 0, '.docx 文件'));
  const converter = officeConverter();
  const missing = [
    ...(converter.name() === null ? ['soffice'] : []),
    ...(await findMissing(['pdftotext', 'pdftoppm'])),
  ];
  if (missing.length > 0) throw new AppError('door.tools-missing', { tools: missing.join('、') });
  // A converter makes pages of anything; only what opens as a document is measured.
  readDocxText(bytes, name);
  const folder = mkdtempSync(join(tmpdir(), 'hulei-measure-'));
  try {
    const [pdf = new Uint8Array()] = await converter.toPdf([bytes], { parent: folder });
    const path = join(folder, 'document.pdf');
    writeFileSync(path, pdf);
    const look = await guessLook(path, runTool);
    const items = await measurePdf(path, look, runTool);
    answer(isJson, { layout: look.layout, items }, [
      '项目\t标准\t实测\t相差（毫米；行数、字数按个）',
      ...items.map((row) => `${row.item}\t${row.standard}\t${row.measured}\t${row.difference}`),
    ]);
    return items.every(({ difference }) => Math.abs(difference) <= 1) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What in a document tells who somebody is by its shape alone. Exit code 1 when there is any. */
function scan(args: readonly string[], { isJson }: Globals): number {
  const { positionals } = readOptions(args, {});
  const { bytes, name } = readInput(requireArgument(positionals, 0, '.docx 文件'));
  const hits = readDocxText(bytes, name).flatMap((text, index) =>
    findPatterns(text).map(({ kind, from, to }) => ({ paragraph: index + 1, kind, from, to })),
  );
  answer(
    isJson,
    hits,
    hits.map(({ paragraph, kind, from }) => `第 ${paragraph} 段第 ${from + 1} 字起：${patternLabels[kind]}`),
  );
  tell(hits.length === 0 ? '没有看到号码、住址和写明的姓名。' : `有 ${hits.length} 处，请改掉再用。`);
  return hits.length === 0 ? 0 : 1;
}

const exec = promisify(execFile);

/** One page at 200 dpi stays below 100 MB. */
const runTool: Runner = async (command, args) => {
  const { stdout } = await exec(command, [...args], {
    encoding: 'buffer',
    maxBuffer: 100_000_000,
    timeout: 120_000,
  });
  return stdout;
};

async function findMissing(tools: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    tools.map((tool) =>
      exec(tool, ['-v']).then(
        () => true,
        (error: unknown) => !(error instanceof Error && 'code' in error && error.code === 'ENOENT'),
      ),
    ),
  );
  return tools.filter((_, index) => found[index] !== true);
}
