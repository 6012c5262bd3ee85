import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { officeConverter } from '#main/office/converter.ts';
import { findOffice } from '#main/office/find-office.ts';
import { countPages } from '#core/documents/layout/settle.ts';
import { renderDocx } from '#core/documents/render/docx.ts';
import { notice } from '../documents/samples.ts';
import { findMissingTools, runTool } from '../documents/tools.ts';
import { refused } from '../../support/refused.ts';
import { testFolder } from '../../support/test-desk.ts';

const letter = (text: string) => [new TextEncoder().encode(text)];
const letters = [1, 2, 3].map((no) => new TextEncoder().encode(`letter ${no}`));

/** A program that stands in for LibreOffice: `work` sees each letter as $f. */
function pretend(work: string): { parent: string; program: string; log: () => string } {
  const folder = testFolder();
  const parent = join(folder, 'plain');
  const program = join(folder, 'soffice');
  const log = join(folder, 'log');
  writeFileSync(
    program,
    `#!/bin/sh\nlog=${log}\nout=$PWD\nfor f in "$@"; do case "$f" in *.docx)\n${work}\n;; esac; done\n`,
  );
  chmodSync(program, 0o755);
  return { parent, program, log: () => (existsSync(log) ? readFileSync(log, 'utf8') : '') };
}

const CONVERT = `{ printf '%%PDF-1.7 '; cat "$f"; } > "\${f%.docx}.pdf"; echo "convert $f -> \${f%.docx}.pdf"`;

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

describe.skipIf(process.platform === 'win32')('what is asked of the program', () => {
  test('every letter comes back in its place, from a folder nobody else can read, and nothing stays', async () => {
    process.env['HULEI_PASSWORD'] = 'not for a child';
    const { parent, program, log } = pretend(
      `stat -c %a "$out" >> $log; echo "tmp $TMPDIR secret $HULEI_PASSWORD in $PWD" >> $log; ${CONVERT}`,
    );
    const done: number[] = [];
    const pdfs = await officeConverter(() => program).toPdf(letters, {
      parent,
      onDone: (count) => done.push(count),
    });
    delete process.env['HULEI_PASSWORD'];
    expect(pdfs.map((pdf) => new TextDecoder().decode(pdf))).toEqual([
      '%PDF-1.7 letter 1',
      '%PDF-1.7 letter 2',
      '%PDF-1.7 letter 3',
    ]);
    expect(done.at(-1)).toBe(3);
    expect(readdirSync(parent)).toEqual([]);
    const [mode, surroundings = ''] = log().split('\n');
    expect(mode).toBe('700');
    expect(surroundings).toMatch(/^tmp (\S+) secret {2}in \1$/);
    expect(surroundings).toContain(parent);
  });

  test('one at a time: the next waits, and a failure holds up nobody', async () => {
    const { parent, program, log } = pretend(
      `echo begin >> $log; sleep 0.05; grep -q bad "$f" && exit 3; ${CONVERT}; echo end >> $log`,
    );
    const converter = officeConverter(() => program);
    const all = await Promise.allSettled([
      converter.toPdf(letter('a'), { parent }),
      converter.toPdf(letter('bad'), { parent }),
      converter.toPdf(letter('c'), { parent }),
    ]);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(log().trim().split('\n')).toEqual(['begin', 'end', 'begin', 'begin', 'end']);
    expect(readdirSync(parent)).toEqual([]);
  });

  test('cancelled, it ends with all that it started, and its folder is gone at once', async () => {
    const { parent, program, log } = pretend(`sleep 600 & echo $! $$ > $log; wait`);
    const abort = new AbortController();
    const running = officeConverter(() => program).toPdf(letters, { parent, signal: abort.signal });
    const end = refused(running, 'job.cancelled');
    await until(() => log().includes('\n'));
    abort.abort();
    expect(readdirSync(parent)).toEqual([]);
    await end;
    const pids = log().trim().split(' ').map(Number);
    await until(() => !pids.some(isAlive));
    await refused(
      officeConverter(() => program).toPdf(letters, { parent, signal: abort.signal }),
      'job.cancelled',
    );
  });

  test.each([
    ['hangs', 'sleep 600', 'converter.slow'],
    ['fails', 'exit 81', 'converter.failed'],
    ['makes nothing', ':', 'converter.failed'],
    ['makes something else', 'cp "$f" "${f%.docx}.pdf"', 'converter.failed'],
  ] as const)('one that %s is refused, and nothing stays', async (_, work, code) => {
    const { parent, program } = pretend(work);
    const converter = officeConverter(() => program, {
      startMs: work.startsWith('sleep') ? 100 : 60_000,
      letterMs: 0,
    });
    await refused(converter.toPdf(letters, { parent }), code);
    expect(readdirSync(parent)).toEqual([]);
  });
});

test('a PC without the program says so, and one whose program went away fails', async () => {
  const parent = testFolder();
  expect(officeConverter(() => null).name()).toBeNull();
  await refused(officeConverter(() => null).toPdf(letters, { parent }), 'converter.missing');
  await refused(officeConverter(() => join(parent, 'gone')).toPdf(letters, { parent }), 'converter.failed');
  expect(readdirSync(parent)).toEqual([]);
});

const missing = [...(findOffice() === null ? ['soffice'] : []), ...(await findMissingTools(['pdftotext']))];

test.skipIf(missing.length > 0)(
  `LibreOffice itself turns a letter into the pages it has${missing.length > 0 ? ` (skipped, not installed: ${missing.join(', ')})` : ''}`,
  { timeout: 90_000 },
  async () => {
    const folder = testFolder();
    const model = notice();
    const [pdf = new Uint8Array()] = await officeConverter().toPdf([await renderDocx(model)], {
      parent: join(folder, 'plain'),
    });
    const path = join(folder, 'letter.pdf');
    writeFileSync(path, pdf);
    const pages = new TextDecoder().decode(await runTool('pdftotext', ['-layout', path, '-'])).split('\f');
    expect(pages.length - 1).toBe(countPages(model));
    expect(pages.join('')).toContain('通知');
    expect(readdirSync(join(folder, 'plain'))).toEqual([]);
  },
);
