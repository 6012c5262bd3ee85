import { basename, dirname } from 'node:path';

/** What a traced process asked of its disk and told its caller, in order. Files are named without their folder. */
export type DiskStep =
  | { kind: 'create' | 'unlink' | 'sync'; file: string }
  | { kind: 'write'; file: string; offset: number; bytes: Buffer }
  | { kind: 'truncate'; file: string; length: number }
  | { kind: 'sync-folder' }
  | { kind: 'ack'; number: number };

/** `kept`: all that was written reached the disk; `dropped`: only what was synced; `torn`: any part of the rest. */
export type CutKind = 'kept' | 'dropped' | 'torn';

const SECTOR = 512;

/** Reads the output of `strace -y -xx` for one thread; steps on other folders are left out. */
export function parseTrace(trace: string, folder: string): DiskStep[] {
  return trace.split('\n').flatMap((line) => parseLine(line, folder));
}

function parseLine(line: string, folder: string): DiskStep[] {
  const [call = ''] = line.split('(', 1);
  if (/= -1 /.test(line)) return [];
  const path = unescape(/^\w+\(\d+<([^>]*)>/.exec(line)?.[1] ?? '').toString();
  const text = unescape(/"((?:\\x[0-9a-f]{2})*)"/.exec(line)?.[1] ?? '');
  if (call === 'write') {
    const ack = /^ack (\d+)\n$/.exec(text.toString());
    return ack ? [{ kind: 'ack', number: Number(ack[1]) }] : [];
  }
  if (call === 'openat' || call === 'unlink') {
    const file = text.toString();
    const isOurs = dirname(file) === folder && (call === 'unlink' || line.includes('O_CREAT'));
    return isOurs ? [{ kind: call === 'unlink' ? 'unlink' : 'create', file: basename(file) }] : [];
  }
  const isSync = call === 'fsync' || call === 'fdatasync';
  if (path === folder) return isSync ? [{ kind: 'sync-folder' }] : [];
  if (dirname(path) !== folder) return [];
  const file = basename(path);
  const number = Number(/, (\d+)\)\s+= \d+$/.exec(line)?.[1]);
  if (isSync) return [{ kind: 'sync', file }];
  if (call === 'pwrite64') return [{ kind: 'write', file, offset: number, bytes: text }];
  return call === 'ftruncate' ? [{ kind: 'truncate', file, length: number }] : [];
}

function unescape(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}

/** The files a power cut after these steps leaves, and the last number acknowledged before it. */
export function cutPower(
  before: ReadonlyMap<string, Buffer>,
  steps: readonly DiskStep[],
  kind: CutKind,
  chance: () => number,
): { files: Map<string, Buffer>; acknowledged: number } {
  const disk = { contents: new Map(before), names: new Set(before.keys()) };
  let waiting: DiskStep[] = [];
  let acknowledged = 0;
  for (const step of steps) {
    if (step.kind === 'ack') acknowledged = step.number;
    else if (step.kind === 'sync' || step.kind === 'sync-folder') {
      for (const held of waiting) if (isCovered(held, step)) apply(disk, held);
      waiting = waiting.filter((held) => !isCovered(held, step));
    } else waiting.push(step);
  }
  for (const held of waiting) {
    if (kind === 'kept') apply(disk, held);
    if (kind === 'torn' && chance() < 0.5) applyTorn(disk, held, chance);
  }
  const files = [...disk.contents].filter(([name]) => disk.names.has(name));
  return { files: new Map(files), acknowledged };
}

/** Syncing a file makes its content safe; its name, new or gone, needs the folder synced. */
function isCovered(held: DiskStep, sync: DiskStep): boolean {
  const isName = held.kind === 'create' || held.kind === 'unlink';
  if (sync.kind === 'sync-folder') return isName;
  return !isName && 'file' in held && 'file' in sync && held.file === sync.file;
}

type Disk = { contents: Map<string, Buffer>; names: Set<string> };

function apply(disk: Disk, step: DiskStep): void {
  if (step.kind === 'create') disk.names.add(step.file);
  if (step.kind === 'unlink') {
    disk.names.delete(step.file);
    disk.contents.delete(step.file);
  }
  if (step.kind === 'write') writeAt(disk, step.file, step.offset, step.bytes);
  if (step.kind === 'truncate') {
    const resized = Buffer.alloc(step.length);
    disk.contents.get(step.file)?.copy(resized);
    disk.contents.set(step.file, resized);
  }
}

function applyTorn(disk: Disk, step: DiskStep, chance: () => number): void {
  if (step.kind !== 'write') {
    apply(disk, step);
    return;
  }
  for (let at = 0; at < step.bytes.length; at += SECTOR) {
    if (chance() < 0.7) writeAt(disk, step.file, step.offset + at, step.bytes.subarray(at, at + SECTOR));
  }
}

function writeAt(disk: Disk, file: string, offset: number, bytes: Buffer): void {
  const old = disk.contents.get(file) ?? Buffer.alloc(0);
  const content = Buffer.alloc(Math.max(old.length, offset + bytes.length));
  old.copy(content);
  bytes.copy(content, offset);
  disk.contents.set(file, content);
}
