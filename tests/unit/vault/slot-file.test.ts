import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
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
import { createSlots, unlockWithRecovery } from '#core/vault/slots.ts';
import { expectRefusal, failingFiles, flipBit, seededRandom, tempFolder } from './support.ts';

const random = seededRandom('slot file');
const { slots, keys, recoveryKey } = createSlots({ deskId: 'desk-1', kdf: FLOOR_COST }, random);
const { officeKey } = keys;

test('is read back as written, each time one number higher', () => {
  const home = tempFolder();
  expect(hasSlots(home)).toBe(false);
  expectRefusal(() => readSlots(home), 'vault.keys-missing');
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
    expectRefusal(() => readSlots(home), 'vault.keys-damaged');
    expect(hasSlots(home)).toBe(true);
  });
});

test.each(['ENOSPC', 'EIO'] as const)('%s at any step leaves the old slots or the new', (errno) => {
  let failures = 0;
  for (let k = 1; ; k += 1) {
    const home = tempFolder();
    const old = writeSlots(home, slots, officeKey);
    const files = failingFiles(k, errno);
    let isWritten = true;
    try {
      writeSlots(home, { ...slots, kdf: { ...FLOOR_COST, iterations: 4 } }, officeKey, files);
    } catch (error) {
      expect(error).toMatchObject({ code: errno === 'ENOSPC' ? 'disk.full' : 'disk.failed' });
      isWritten = false;
    }
    const { file } = readSlots(home);
    expect([old.sequence, old.sequence + 1]).toContain(file.sequence);
    assertGenuine(file, officeKey);
    if (isWritten) {
      expect(file.slots.kdf.iterations).toBe(4);
      break;
    }
    failures += 1;
  }
  expect(failures).toBe(12);
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
