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
import { expectRefusal, expectRejection, seededRandom } from './support.ts';

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
    const timed = async (login: string): Promise<number> => {
      const start = performance.now();
      await expectRejection(unlock(file, login, 'wrong'), 'vault.wrong-credentials');
      return performance.now() - start;
    };
    const known = [await timed('office'), await timed('office')];
    const unknown = [await timed('nobody'), await timed('nobody')];
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
  });
});

describe('tampering with the file', () => {
  test('another person’s records key, moved over, does not open', async () => {
    const [sys, biz] = slots.accounts;
    if (!sys || !biz) throw new Error('two accounts were made');
    const moved = { ...slots, accounts: [{ ...sys, recordsKey: biz.recordsKey }, biz] };
    await expectRejection(unlock(signSlots(moved, 2, officeKey), 'sysadmin', 'one'), 'vault.keys-tampered');
  });

  test('a planted public key is noticed at the next sign-in, before anybody seals to it', async () => {
    const [sys, biz] = slots.accounts;
    if (!sys || !biz) throw new Error('two accounts were made');
    const planted = { ...file, slots: { ...slots, accounts: [{ ...sys, publicKey: biz.publicKey }, biz] } };
    await expectRejection(unlock(planted, 'office', 'two'), 'vault.keys-tampered');
  });

  test('a rolled-back number is noticed', async () => {
    await expectRejection(unlock({ ...file, sequence: 9 }, 'office', 'two'), 'vault.keys-tampered');
  });

  test('a lowered cost is refused', async () => {
    const weak = slots.accounts.map((slot) => ({ ...slot, kdf: { ...slot.kdf, memoryKiB: 8 } }));
    await expectRejection(
      unlock({ ...file, slots: { ...slots, accounts: weak } }, 'office', 'two'),
      'vault.kdf-refused',
    );
  });
});

describe('changes', () => {
  test('a login is taken once, whatever its case', async () => {
    const twin = { accountId: 'other', login: 'Office', password: 'x' };
    await expectRejection(addAccount(slots, twin, officeKey, random), 'vault.login-taken');
  });

  test('a new password opens, the old one no longer does; a wrong one changes nothing', async () => {
    const wrong = changePassword(slots, 'biz', { current: 'not two', next: 'three' }, random);
    await expectRejection(wrong, 'vault.wrong-password');
    const changed = signSlots(
      await changePassword(slots, 'biz', { current: 'two', next: 'three' }, random),
      2,
      officeKey,
    );
    expect((await unlock(changed, 'office', 'three')).recordsKey).not.toBeNull();
    await expectRejection(unlock(changed, 'office', 'two'), 'vault.wrong-credentials');
  });

  test('a removed person has no way in and holds no key', async () => {
    const without = removeAccount(slots, 'biz');
    expect(recordsKeyHolders(slots)).toEqual(['biz']);
    expect(recordsKeyHolders(without)).toEqual([]);
    await expectRejection(
      unlock(signSlots(without, 2, officeKey), 'office', 'two'),
      'vault.wrong-credentials',
    );
    expectRefusal(() => giveRecordsKey(without, 'biz', recordsKey, random), 'vault.account-missing');
    expectRefusal(() => removeAccount(without, 'biz'), 'vault.account-missing');
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
    expectRefusal(() => unlockWithRecovery(renewed.slots, desk.recoveryKey), 'recovery.not-this-desk');
  });

  test('another desk’s key opens nothing', () => {
    const other = createSlots({ deskId: 'desk-2', kdf: FLOOR_COST }, random);
    expectRefusal(() => unlockWithRecovery(slots, other.recoveryKey), 'recovery.not-this-desk');
    const relabelled = { ...slots, deskId: 'desk-2' };
    expectRefusal(() => unlockWithRecovery(relabelled, desk.recoveryKey), 'recovery.not-this-desk');
  });
});
