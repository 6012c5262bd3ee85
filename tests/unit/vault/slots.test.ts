import { beforeAll, describe, expect, test } from 'vitest';
import { FLOOR_COST } from '#core/vault/kdf.ts';
import { signSlots } from '#core/vault/slot-model.ts';
import type { SlotFile, Slots } from '#core/vault/slot-model.ts';
import {
  addAccount,
  changePassword,
  createSlots,
  giveRecordsKey,
  recordsKeyHolders,
  removeAccount,
  renewRecovery,
  unlock,
  unlockWithRecovery,
} from '#core/vault/slots.ts';
import { refusal, seededRandom } from './support.ts';

const random = seededRandom('slots');
const desk = createSlots({ deskId: 'desk-1', kdf: FLOOR_COST }, random);
const { officeKey, recordsKey } = desk.keys;
let slots: Slots;
let file: SlotFile;

beforeAll(async () => {
  slots = await addAccount(
    desk.slots,
    { accountId: 'sys', login: 'sysadmin', password: 'one' },
    officeKey,
    random,
  );
  slots = await addAccount(slots, { accountId: 'biz', login: 'office', password: 'two' }, officeKey, random);
  slots = giveRecordsKey(slots, 'biz', recordsKey, random);
  file = signSlots(slots, 1, officeKey);
});

async function timeRefusal(login: string): Promise<number> {
  const start = performance.now();
  await expect(unlock(file, login, 'wrong')).rejects.toThrow(refusal('vault.wrong-credentials'));
  return performance.now() - start;
}

describe('unlocking', () => {
  test('gives a business account both keys, however the login is typed', async () => {
    const keys = await unlock(file, ' ＯFFICE ', 'two');
    expect(keys.accountId).toBe('biz');
    expect(Buffer.from(keys.officeKey)).toEqual(Buffer.from(officeKey));
    expect(Buffer.from(keys.recordsKey ?? [])).toEqual(Buffer.from(recordsKey));
  });

  test('gives an administrator the office key alone', async () => {
    const keys = await unlock(file, 'sysadmin', 'one');
    expect(Buffer.from(keys.officeKey)).toEqual(Buffer.from(officeKey));
    expect(keys.recordsKey).toBeNull();
  });

  test('refuses a wrong password and an unknown login alike, in like time', async () => {
    const known = [await timeRefusal('office'), await timeRefusal('office')];
    const unknown = [await timeRefusal('nobody'), await timeRefusal('nobody')];
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
  });
});

describe('tampering with the file', () => {
  test('another person’s records key, moved over, does not open', async () => {
    const [sys, biz] = slots.accounts;
    if (!sys || !biz) throw new Error('two accounts were made');
    const moved = { ...slots, accounts: [{ ...sys, recordsKey: biz.recordsKey }, biz] };
    await expect(unlock(signSlots(moved, 2, officeKey), 'sysadmin', 'one')).rejects.toThrow(
      refusal('vault.keys-tampered'),
    );
  });

  test('a planted public key is noticed at the next sign-in, before anybody seals to it', async () => {
    const [sys, biz] = slots.accounts;
    if (!sys || !biz) throw new Error('two accounts were made');
    const planted = { ...file, slots: { ...slots, accounts: [{ ...sys, publicKey: biz.publicKey }, biz] } };
    await expect(unlock(planted, 'office', 'two')).rejects.toThrow(refusal('vault.keys-tampered'));
  });

  test('a rolled-back number is noticed', async () => {
    await expect(unlock({ ...file, sequence: 9 }, 'office', 'two')).rejects.toThrow(
      refusal('vault.keys-tampered'),
    );
  });

  test('a lowered cost is refused', async () => {
    const weak = slots.accounts.map((slot) => ({ ...slot, kdf: { ...slot.kdf, memoryKiB: 8 } }));
    await expect(unlock({ ...file, slots: { ...slots, accounts: weak } }, 'office', 'two')).rejects.toThrow(
      refusal('vault.kdf-refused'),
    );
  });
});

describe('changes', () => {
  test('a login is taken once, whatever its case', async () => {
    const twin = { accountId: 'other', login: 'Office', password: 'x' };
    await expect(addAccount(slots, twin, officeKey, random)).rejects.toThrow(refusal('vault.login-taken'));
  });

  test('a new password opens, the old one no longer does; a wrong one changes nothing', async () => {
    const wrong = changePassword(slots, 'biz', { current: 'not two', next: 'three' }, random);
    await expect(wrong).rejects.toThrow(refusal('vault.wrong-password'));
    const changed = signSlots(
      await changePassword(slots, 'biz', { current: 'two', next: 'three' }, random),
      2,
      officeKey,
    );
    expect((await unlock(changed, 'office', 'three')).recordsKey).not.toBeNull();
    await expect(unlock(changed, 'office', 'two')).rejects.toThrow(refusal('vault.wrong-credentials'));
  });

  test('a removed person has no way in and holds no key', async () => {
    const without = removeAccount(slots, 'biz');
    expect(recordsKeyHolders(slots)).toEqual(['biz']);
    expect(recordsKeyHolders(without)).toEqual([]);
    await expect(unlock(signSlots(without, 2, officeKey), 'office', 'two')).rejects.toThrow(
      refusal('vault.wrong-credentials'),
    );
    expect(() => giveRecordsKey(without, 'biz', recordsKey, random)).toThrow(
      refusal('vault.account-missing'),
    );
    expect(() => removeAccount(without, 'biz')).toThrow(refusal('vault.account-missing'));
  });
});

describe('recovery', () => {
  test('opens both stores', () => {
    const keys = unlockWithRecovery(slots, desk.recoveryKey);
    expect(Buffer.from(keys.officeKey)).toEqual(Buffer.from(officeKey));
    expect(Buffer.from(keys.recordsKey)).toEqual(Buffer.from(recordsKey));
  });

  test('a renewed key opens, the old one no longer does', () => {
    const renewed = renewRecovery(slots, desk.keys, random);
    expect(Buffer.from(unlockWithRecovery(renewed.slots, renewed.recoveryKey).recordsKey)).toEqual(
      Buffer.from(recordsKey),
    );
    expect(() => unlockWithRecovery(renewed.slots, desk.recoveryKey)).toThrow(
      refusal('recovery.not-this-desk'),
    );
  });

  test('another desk’s key opens nothing', () => {
    const other = createSlots({ deskId: 'desk-2', kdf: FLOOR_COST }, random);
    expect(() => unlockWithRecovery(slots, other.recoveryKey)).toThrow(refusal('recovery.not-this-desk'));
    const relabelled = { ...slots, deskId: 'desk-2' };
    expect(() => unlockWithRecovery(relabelled, desk.recoveryKey)).toThrow(refusal('recovery.not-this-desk'));
  });
});
