import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkStore, openStore } from '#core/store/open.ts';
import { seededRandom, tempFolder } from '../unit/vault/support.ts';
import { cutPower, parseTrace } from './disk-replay.ts';
import type { CutKind, DiskStep } from './disk-replay.ts';
import { testKey } from './stores.ts';

const CUTS = Number(process.env['HULEI_CUTS'] ?? 150);
const ACTS = 40;
const WRITER = join(import.meta.dirname, 'cut-writer.ts');
const CALLS = 'openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink';

const canTrace = spawnSync('strace', ['-e', 'trace=none', 'true']).status === 0;

type Recording = { before: Map<string, Buffer>; steps: DiskStep[] };

/** Lets a child write to a store and records what reaches the disk, and when. */
function record(mode: 'full' | 'normal'): Recording {
  const home = tempFolder();
  const traces = tempFolder();
  const created = spawnSync(process.execPath, [WRITER, home, 'create']);
  expect(created.status).toBe(0);
  const before = new Map(readdirSync(home).map((name) => [name, readFileSync(join(home, name))]));
  const strace = ['-ff', '-y', '-xx', '-s', '1000000', '-e', `trace=${CALLS}`, '-e', 'signal=none'];
  const writer = [process.execPath, WRITER, home, mode, String(ACTS)];
  const traced = spawnSync('strace', [...strace, '-o', join(traces, 't'), ...writer]);
  expect(traced.status).toBe(0);
  const recordings = readdirSync(traces)
    .map((name) => parseTrace(readFileSync(join(traces, name), 'utf8'), home))
    .filter((steps) => steps.some(({ kind }) => kind === 'ack'));
  expect(recordings).toHaveLength(1); // the store is worked by one thread, so its steps have an order
  return { before, steps: recordings[0] ?? [] };
}

/** @returns how many acts the next start-up finds; throws when it cannot open the store or finds it damaged. */
function startAgain(folder: string, files: ReadonlyMap<string, Buffer>): number {
  mkdirSync(folder);
  for (const [name, content] of files) if (!name.endsWith('-shm')) writeFileSync(join(folder, name), content);
  const db = openStore(join(folder, 'records.db'), testKey('records'));
  try {
    checkStore(db);
    const numbers = db.prepare<[], number>('SELECT number FROM acts ORDER BY number').pluck().all();
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => i + 1));
    return numbers.length;
  } finally {
    db.close();
    rmSync(folder, { recursive: true });
  }
}

/** Cuts power after every acknowledgement, keeping only what was synced, and at random points in all three ways. */
function countLost({ before, steps }: Recording): { states: number; lost: number } {
  const random = seededRandom('power cut');
  const chance = (): number => new DataView(random.bytes(4).buffer).getUint32(0) / 2 ** 32;
  const afterAcks = steps.flatMap<{ at: number; kind: CutKind }>(({ kind }, i) =>
    kind === 'ack' ? [{ at: i + 1, kind: 'dropped' }] : [],
  );
  const kinds: readonly CutKind[] = ['kept', 'dropped', 'torn', 'torn'];
  const anywhere = Array.from({ length: CUTS }, (_, i) => ({
    at: Math.floor(chance() * (steps.length + 1)),
    kind: kinds[i % kinds.length] ?? 'torn',
  }));
  const folder = tempFolder();
  const cuts = [...afterAcks, ...anywhere];
  const lost = cuts.filter(({ at, kind }, i) => {
    const { files, acknowledged } = cutPower(before, steps.slice(0, at), kind, chance);
    return startAgain(join(folder, String(i)), files) < acknowledged;
  });
  return { states: cuts.length, lost: lost.length };
}

describe.skipIf(!canTrace)(
  `power cut in ${CUTS} + ${ACTS} states (skipped where strace is missing or forbidden)`,
  () => {
    const timeout = CUTS * 500 + 60_000;

    test('no acknowledged act is lost and the store always opens whole', { timeout }, () => {
      const recording = record('full');
      expect(recording.steps.filter(({ kind }) => kind === 'ack')).toHaveLength(ACTS);
      expect(countLost(recording)).toEqual({ states: CUTS + ACTS, lost: 0 });
    });

    test('control: with synchronous=NORMAL the same cuts lose acknowledged acts', { timeout }, () => {
      expect(countLost(record('normal')).lost).toBeGreaterThan(0);
    });
  },
);
