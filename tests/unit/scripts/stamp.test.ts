import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint, isStamped, writeStamp } from '../../../scripts/lib/stamp.mjs';

let base: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'hulei-stamp-'));
  mkdirSync(join(base, 'src', 'deep'), { recursive: true });
  writeFileSync(join(base, 'src', 'deep', 'a.ts'), 'one');
  writeFileSync(join(base, 'lock.json'), '{}');
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

const names = ['src', 'lock.json', 'not-there.ts'];

describe('fingerprint', () => {
  it('ignores times and the order of the names', () => {
    const before = fingerprint(base, names);
    utimesSync(join(base, 'lock.json'), 1, 1);
    expect(fingerprint(base, [...names].toReversed())).toBe(before);
  });

  it.each([
    ['a byte deep down', () => writeFileSync(join(base, 'src', 'deep', 'a.ts'), 'two')],
    ['a new file', () => writeFileSync(join(base, 'src', 'b.ts'), '')],
    ['a file that was missing', () => writeFileSync(join(base, 'not-there.ts'), '')],
    ['a removed file', () => rmSync(join(base, 'lock.json'))],
    ['a new name', () => renameSync(join(base, 'src', 'deep', 'a.ts'), join(base, 'src', 'deep', 'b.ts'))],
  ])('changes with %s', (_, change) => {
    const before = fingerprint(base, names);
    change();
    expect(fingerprint(base, names)).not.toBe(before);
  });

  it('keeps contents apart that only join to the same bytes', () => {
    writeFileSync(join(base, 'x'), 'ab');
    writeFileSync(join(base, 'y'), 'c');
    const before = fingerprint(base, ['x', 'y']);
    writeFileSync(join(base, 'x'), 'a');
    writeFileSync(join(base, 'y'), 'bc');
    expect(fingerprint(base, ['x', 'y'])).not.toBe(before);
  });
});

describe('the stamp', () => {
  it('vouches for one value only, and for none once removed', () => {
    const file = join(base, 'out', '.stamp');
    expect(isStamped(file, 'v1')).toBe(false);
    writeStamp(file, 'v1');
    expect(isStamped(file, 'v1')).toBe(true);
    expect(isStamped(file, 'v2')).toBe(false);
    writeStamp(file, undefined);
    expect(isStamped(file, 'v1')).toBe(false);
    writeStamp(file, undefined);
  });
});
