import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ConvertOptions, Converter } from '#core/ports.ts';
import { makePlainFolder, wipeFolder, writePlainFile } from '#core/store/plain-folder.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { findOffice } from './find-office.ts';

/** What one run may take: the program's start, and each letter. */
type Limits = { startMs: number; letterMs: number };

const usualLimits: Limits = { startMs: 60_000, letterMs: 15_000 };

/** LibreOffice says one such line for each letter it has done. */
const DONE_LINE = /^convert .+ -> /gmu;

/**
 * Letters to PDF through the LibreOffice of this PC: a process of its own with profile and temporary files in one
 * private folder, which is wiped however it ends. One at a time; the next waits.
 */
export function officeConverter(find: () => string | null = findOffice, limits = usualLimits): Converter {
  let last: Promise<unknown> = Promise.resolve();
  return {
    name: () => (find() === null ? null : 'LibreOffice'),
    toPdf: (letters, options) => {
      const program = find();
      if (program === null) return Promise.reject(new AppError('converter.missing'));
      if (letters.length === 0) return Promise.resolve([]);
      const turn = last.then(() => convert(program, letters, { ...options, limits }));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** The names on the disk tell nothing of the letters. */
const nameOf = (index: number, ending: string): string => `${index}.${ending}`;

async function convert(
  program: string,
  letters: readonly Uint8Array[],
  { parent, signal, onDone, limits }: ConvertOptions & { limits: Limits },
): Promise<Uint8Array[]> {
  if (signal?.aborted) throw new AppError('job.cancelled');
  const folder = makePlainFolder(parent, randomUUID());
  try {
    for (const [index, docx] of letters.entries()) writePlainFile(folder, nameOf(index, 'docx'), docx);
    const limitMs = limits.startMs + limits.letterMs * letters.length;
    await run(program, folder, { count: letters.length, limitMs, signal, onDone });
    return letters.map((_, index) => readPdf(join(folder, nameOf(index, 'pdf'))));
  } finally {
    wipeFolder(folder);
  }
}

type Run = Pick<ConvertOptions, 'signal' | 'onDone'> & { count: number; limitMs: number };

/** @throws AppError `converter.failed`, `converter.slow`, `job.cancelled`. */
function run(program: string, folder: string, { count, limitMs, signal, onDone }: Run): Promise<void> {
  const args = [
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    '--headless',
    '--norestore',
    '--nologo',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    ...Array.from({ length: count }, (_, index) => join(folder, nameOf(index, 'docx'))),
  ];
  return new Promise((resolve, reject) => {
    // A group of its own: the program is a script that starts others.
    const child = spawn(program, args, {
      cwd: folder,
      env: privateEnvironment(folder),
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    let refusal: AppError | undefined;
    const stop = (why: AppError): void => {
      refusal ??= why;
      killAll(child);
      wipeFolder(folder); // a lock ends this thread before the child's end is heard of
    };
    const cancel = (): void => stop(new AppError('job.cancelled'));
    const timer = setTimeout(() => stop(new AppError('converter.slow')), limitMs);
    signal?.addEventListener('abort', cancel);
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      onDone?.(said.match(DONE_LINE)?.length ?? 0);
    });
    const settle = (isGood: boolean): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      if (refusal) reject(refusal);
      else if (isGood) resolve();
      else reject(new AppError('converter.failed'));
    };
    child.once('error', () => settle(false));
    child.once('close', (code) => settle(code === 0));
  });
}

/** Where the program finds itself, and the fonts that this account of the PC has for itself alone. */
const kept = [
  'PATH',
  'Path',
  'LANG',
  'LC_ALL',
  'HOME',
  'XDG_DATA_HOME',
  'XDG_CONFIG_HOME',
  'FONTCONFIG_PATH',
  'SystemRoot',
  'SystemDrive',
  'windir',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
];

/** Nothing else of ours; what the program puts down for a while goes into the folder. */
function privateEnvironment(folder: string): NodeJS.ProcessEnv {
  const taken = kept.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(taken), TMPDIR: folder, TEMP: folder, TMP: folder };
}

function killAll(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
    else process.kill(-pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL'); // the group is gone already
  }
}

function readPdf(path: string): Uint8Array {
  if (!existsSync(path)) throw new AppError('converter.failed');
  const bytes = new Uint8Array(readFileSync(path));
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 5)) !== '%PDF-')
    throw new AppError('converter.failed');
  return bytes;
}
