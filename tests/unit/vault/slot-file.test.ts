import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FLOOR_COST } from '#core/vault/kdf.ts';
import { nodeFiles } from '#core/vault/files.ts';
import {
  formatSlotFile,
  hasSlots,
  parseSlotFile,
  readSlots,
  recoveryOnly,
  writeSlots,
} from '#core/vault/slot-file.ts';
import { assertGenuine } from '#core/vault/slot-model.ts';
import type { Slots } from '#core/vault/slot-model.ts';
import { createSlots, unlockWithRecovery } from '#core/vault/slots.ts';
import { failingFiles, flipBit, refusal, seededRandom, tempFolder } from './support.ts';

const random = seededRandom('slot file');
const { slots, keys, recoveryKey } = createSlots({ deskId: 'desk-1', kdf: FLOOR_COST }, random);
const { officeKey } = keys;
const changed: Slots = { ...slots, kdf: { ...FLOOR_COST, iterations: 4 } };

test('is read back as written, each time one number higher', () => {
  const home = tempFolder();
  expect(hasSlots(home)).toBe(false);
  expect(() => readSlots(home)).toThrow(refusal('vault.keys-missing'));
  writeSlots(home, slots, officeKey);
  writeSlots(home, slots, officeKey);
  const { file, copies } = readSlots(home);
  expect(file).toMatchObject({ sequence: 2, slots });
  expect(copies.map(({ state }) => state)).toEqual(['good', 'good']);
  expect(readdirSync(home).toSorted()).toEqual(['keys-a.json', 'keys-b.json']);
  expect(hasSlots(home)).toBe(true);
});

test('no byte of a copy can change unseen', () => {
  const home = tempFolder();
  writeSlots(home, slots, officeKey);
  const whole = readFileSync(join(home, 'keys-a.json'));
  fc.assert(
    fc.property(fc.nat(whole.length * 8 - 1), (bit) => {
      expect(parseSlotFile(new TextDecoder().decode(flipBit(whole, bit)))).toBeUndefined();
    }),
    { numRuns: 400 },
  );
  fc.assert(
    fc.property(fc.nat(whole.length - 1), (length) => {
      expect(parseSlotFile(new TextDecoder().decode(whole.subarray(0, length)))).toBeUndefined();
    }),
  );
  expect(parseSlotFile(`${whole.toString()} `)).toBeUndefined();
});

describe('a damaged copy', () => {
  test.each(['a', 'b'])('%s costs nothing, is reported and healed by the next write', (side) => {
    const home = tempFolder();
    writeSlots(home, slots, officeKey);
    writeFileSync(join(home, `keys-${side}.json`), 'torn');
    const { file, copies } = readSlots(home);
    expect(file.sequence).toBe(1);
    expect(copies.find((copy) => copy.file === `keys-${side}.json`)?.state).toBe('damaged');
    writeSlots(home, file.slots, officeKey);
    expect(readSlots(home).copies.map(({ state }) => state)).toEqual(['good', 'good']);
  });

  test('twice over is refused, not overwritten with an empty desk', () => {
    const home = tempFolder();
    for (const side of ['a', 'b']) writeFileSync(join(home, `keys-${side}.json`), 'torn');
    expect(() => readSlots(home)).toThrow(refusal('vault.keys-damaged'));
    expect(hasSlots(home)).toBe(true);
  });
});

/** Opening, writing, syncing and naming a copy, then opening and syncing its folder; twice. */
const STEPS = 12;

describe.each([
  ['ENOSPC', 'disk.full'],
  ['EIO', 'disk.failed'],
] as const)('%s', (errno, code) => {
  test.each(Array.from({ length: STEPS }, (_, i) => i + 1))(
    'at step %i leaves the old slots or the new',
    (k) => {
      const home = tempFolder();
      writeSlots(home, slots, officeKey);
      expect(() => writeSlots(home, changed, officeKey, failingFiles(k, errno))).toThrow(refusal(code));
      const { file } = readSlots(home);
      expect([slots, changed]).toContainEqual(file.slots);
      expect(() => assertGenuine(file, officeKey)).not.toThrow();
    },
  );

  test('there is no further step', () => {
    const files = failingFiles(STEPS + 1, errno);
    writeSlots(tempFolder(), changed, officeKey, files);
    expect(files.calls()).toBe(STEPS);
  });
});

test('a disk that takes one byte at a time still gets the whole file', () => {
  const home = tempFolder();
  const slow = {
    ...nodeFiles,
    write: (handle: number, bytes: Uint8Array) => nodeFiles.write(handle, bytes.subarray(0, 7)),
  };
  writeSlots(home, slots, officeKey, slow);
  expect(readSlots(home).file.slots).toEqual(slots);
});

test('a backup’s copy holds the recovery slot and nobody’s account', () => {
  const home = tempFolder();
  const account = {
    accountId: 'x',
    login: 'x',
    suite: slots.suite,
    kdf: { ...FLOOR_COST, salt: 'AAAA' },
    publicKey: 'AAAA',
    privateKey: 'AAAA',
    officeKey: 'AAAA',
    recordsKey: null,
  };
  const file = writeSlots(home, { ...slots, accounts: [account] }, officeKey);
  const copy = parseSlotFile(formatSlotFile(recoveryOnly(file, officeKey)));
  expect(copy?.slots.accounts).toEqual([]);
  if (!copy) throw new Error('the copy reads back');
  assertGenuine(copy, officeKey);
  expect(Buffer.from(unlockWithRecovery(copy.slots, recoveryKey).officeKey)).toEqual(Buffer.from(officeKey));
});
