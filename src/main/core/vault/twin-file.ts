import { join } from 'node:path';
import { findFile, nodeFiles, writeFileDurably } from './files.ts';
import type { FileCalls } from './files.ts';
import { utf8 } from './crypto.ts';

/** A small file kept twice (`name-a.json`, `name-b.json`), so that a torn or damaged copy costs nothing. */
export type Twin<T> = {
  name: string;
  /** undefined when the text is not exactly what `format` would have written. */
  parse: (text: string) => T | undefined;
  format: (value: T) => string;
  /** The copy with the larger rank is the newer one. */
  rank: (value: T) => number;
};

export type TwinCopy = { file: string; state: 'good' | 'missing' | 'damaged' };
export type TwinRead<T> = { newest: T | undefined; copies: TwinCopy[] };

const SIDES = ['a', 'b'] as const;

/** The newest valid copy, and how each of the two fares. @throws AppError `disk.failed`. */
export function readTwin<T>(folder: string, twin: Twin<T>, files: FileCalls = nodeFiles): TwinRead<T> {
  const sides = readSides(folder, twin, files);
  const [newest] = sides
    .flatMap(({ value }) => (value === undefined ? [] : [value]))
    .toSorted((a, b) => twin.rank(b) - twin.rank(a));
  return { newest, copies: sides.map(({ file, state }) => ({ file, state })) };
}

/**
 * Writes both copies, the worse one first: whenever the power goes, one whole copy stands.
 * @throws AppError `disk.full`, `disk.failed`; a copy may then already be new, the other is still whole.
 */
export function writeTwin<T>(folder: string, twin: Twin<T>, value: T, files: FileCalls = nodeFiles): void {
  const worstFirst = readSides(folder, twin, files).toSorted((a, b) => a.rank - b.rank);
  const bytes = utf8(twin.format(value));
  for (const { file } of worstFirst) writeFileDurably(join(folder, file), bytes, files);
}

type Side<T> = TwinCopy & { value: T | undefined; rank: number };

function readSides<T>(folder: string, twin: Twin<T>, files: FileCalls): Side<T>[] {
  return SIDES.map((side) => {
    const file = `${twin.name}-${side}.json`;
    const bytes = findFile(join(folder, file), files);
    if (!bytes) return { file, state: 'missing', value: undefined, rank: -1 };
    const value = twin.parse(new TextDecoder().decode(bytes));
    if (value === undefined) return { file, state: 'damaged', value, rank: -1 };
    return { file, state: 'good', value, rank: twin.rank(value) };
  });
}

/** A JSON object that holds anything at all, or undefined. */
export function findJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
