import { AppError } from '#shared/rpc/app-error.ts';
import type { Randomness } from '#core/ports.ts';
import {
  KEY_BYTES,
  SUITE,
  createKeyPair,
  deriveKey,
  keyPairFrom,
  openBox,
  openSealed,
  sealBox,
  sealTo,
  sha256,
  utf8,
} from './crypto.ts';
import type { KeyPair } from './crypto.ts';
import { SALT_BYTES, derivePasswordKey } from './kdf.ts';
import type { KdfCost } from './kdf.ts';
import { assertGenuine, fromBase64, slotAad, toBase64 } from './slot-model.ts';
import type {
  AccountSlot,
  KeyPurpose,
  RecoverySlot,
  SlotFile,
  SlotOwner,
  Slots,
  StoreKeys,
  Unlocked,
} from './slot-model.ts';

/** A new desk: fresh store keys and a recovery key, no account yet. The caller prints the recovery key and wipes it. */
export function createSlots(
  desk: { deskId: string; kdf: KdfCost },
  random: Randomness,
): { slots: Slots; keys: StoreKeys; recoveryKey: Uint8Array } {
  const keys = { officeKey: random.bytes(KEY_BYTES), recordsKey: random.bytes(KEY_BYTES) };
  const { recovery, recoveryKey } = createRecovery(desk.deskId, keys, random);
  const slots: Slots = {
    format: 'hulei-keys',
    version: 1,
    suite: SUITE,
    deskId: desk.deskId,
    kdf: desk.kdf,
    accounts: [],
    recovery,
  };
  return { slots, keys, recoveryKey };
}

/** A fresh recovery key; the printed halves of the old one open nothing from now on. */
export function renewRecovery(
  slots: Slots,
  keys: StoreKeys,
  random: Randomness,
): { slots: Slots; recoveryKey: Uint8Array } {
  const { recovery, recoveryKey } = createRecovery(slots.deskId, keys, random);
  return { slots: { ...slots, recovery }, recoveryKey };
}

/**
 * Gives a person a way into the office store. The records key is a second act ({@link giveRecordsKey}).
 * @throws AppError `vault.login-taken`, also when the account already has a slot.
 */
export async function addAccount(
  slots: Slots,
  account: { accountId: string; login: string; password: string },
  officeKey: Uint8Array,
  random: Randomness,
): Promise<Slots> {
  const login = normalizeLogin(account.login);
  if (slots.accounts.some((slot) => slot.login === login || slot.accountId === account.accountId)) {
    throw new AppError('vault.login-taken', { login });
  }
  const pair = createKeyPair(random);
  const identity = { accountId: account.accountId, login, publicKey: toBase64(pair.publicKey) };
  const wrapped = await wrapPrivateKey(slots, identity, pair.privateKey, account.password, random);
  pair.privateKey.fill(0);
  const slot: AccountSlot = {
    ...identity,
    suite: SUITE,
    kdf: wrapped.kdf,
    privateKey: wrapped.privateKey,
    officeKey: toBase64(sealTo(pair.publicKey, officeKey, slotAad(slots.deskId, 'office', identity), random)),
    recordsKey: null,
  };
  return { ...slots, accounts: [...slots.accounts, slot] };
}

/** @throws AppError `vault.account-missing`. Who may be given it is the caller's rule, not this room's. */
export function giveRecordsKey(
  slots: Slots,
  accountId: string,
  recordsKey: Uint8Array,
  random: Randomness,
): Slots {
  const slot = getAccountSlot(slots, accountId);
  const sealed = sealTo(
    fromBase64(slot.publicKey),
    recordsKey,
    slotAad(slots.deskId, 'records', slot),
    random,
  );
  return replaceSlot(slots, { ...slot, recordsKey: toBase64(sealed) });
}

/** Rewraps the private key under a new password. @throws AppError `vault.wrong-password` when the old one is not right. */
export async function changePassword(
  slots: Slots,
  accountId: string,
  passwords: { current: string; next: string },
  random: Randomness,
): Promise<Slots> {
  const slot = getAccountSlot(slots, accountId);
  const privateKey = await findPrivateKey(slots, slot, passwords.current);
  if (!privateKey) throw new AppError('vault.wrong-password');
  const wrapped = await wrapPrivateKey(slots, slot, privateKey, passwords.next, random);
  privateKey.fill(0);
  return replaceSlot(slots, { ...slot, ...wrapped });
}

/** @throws AppError `vault.account-missing`. */
export function removeAccount(slots: Slots, accountId: string): Slots {
  getAccountSlot(slots, accountId);
  return { ...slots, accounts: slots.accounts.filter((slot) => slot.accountId !== accountId) };
}

/** Account ids that can open the records store. Fewer than two is a danger the desk warns of. */
export function recordsKeyHolders(slots: Slots): string[] {
  return slots.accounts.filter((slot) => slot.recordsKey !== null).map((slot) => slot.accountId);
}

/**
 * Opens a person's slot. An unknown login costs the same Argon2 run as a wrong password and gives the same refusal.
 * @throws AppError `vault.wrong-credentials`; `vault.keys-tampered` when the file was changed outside the desk.
 */
export async function unlock(file: SlotFile, login: string, password: string): Promise<Unlocked> {
  const { slots } = file;
  const name = normalizeLogin(login);
  const slot = slots.accounts.find((candidate) => candidate.login === name);
  if (!slot) {
    const salt = sha256(utf8(name)).subarray(0, SALT_BYTES);
    (await derivePasswordKey(password, salt, slots.kdf)).fill(0);
    throw new AppError('vault.wrong-credentials');
  }
  const privateKey = await findPrivateKey(slots, slot, password);
  if (!privateKey) throw new AppError('vault.wrong-credentials');
  const pair = keyPairFrom(privateKey);
  const officeKey = openSealed(pair, fromBase64(slot.officeKey), slotAad(slots.deskId, 'office', slot));
  if (!officeKey) throw new AppError('vault.keys-tampered');
  assertGenuine(file, officeKey);
  const recordsKey =
    slot.recordsKey === null
      ? null
      : openSealed(pair, fromBase64(slot.recordsKey), slotAad(slots.deskId, 'records', slot));
  if (recordsKey === undefined) throw new AppError('vault.keys-tampered');
  return { accountId: slot.accountId, officeKey, recordsKey, privateKey };
}

/**
 * Opens both stores with the joined recovery key. Works on a file whose account slots were tampered with: it is the way out.
 * @throws AppError `recovery.not-this-desk`.
 */
export function unlockWithRecovery(slots: Slots, recoveryKey: Uint8Array): StoreKeys {
  const pair = recoveryPair(recoveryKey);
  const identity = recoveryIdentity(slots.recovery.publicKey);
  const officeKey = openSealed(
    pair,
    fromBase64(slots.recovery.officeKey),
    slotAad(slots.deskId, 'office', identity),
  );
  const recordsKey = openSealed(
    pair,
    fromBase64(slots.recovery.recordsKey),
    slotAad(slots.deskId, 'records', identity),
  );
  pair.privateKey.fill(0);
  if (!officeKey || !recordsKey) throw new AppError('recovery.not-this-desk');
  return { officeKey, recordsKey };
}

/** Logins are compared without case, width or surrounding blanks. */
export function normalizeLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

function createRecovery(
  deskId: string,
  keys: StoreKeys,
  random: Randomness,
): { recovery: RecoverySlot; recoveryKey: Uint8Array } {
  const recoveryKey = random.bytes(KEY_BYTES);
  const pair = recoveryPair(recoveryKey);
  pair.privateKey.fill(0);
  const identity = recoveryIdentity(toBase64(pair.publicKey));
  const seal = (purpose: KeyPurpose, key: Uint8Array): string =>
    toBase64(sealTo(pair.publicKey, key, slotAad(deskId, purpose, identity), random));
  const recovery: RecoverySlot = {
    publicKey: identity.publicKey,
    officeKey: seal('office', keys.officeKey),
    recordsKey: seal('records', keys.recordsKey),
  };
  return { recovery, recoveryKey };
}

function recoveryPair(recoveryKey: Uint8Array): KeyPair {
  return keyPairFrom(deriveKey(recoveryKey, 'recovery'));
}

function recoveryIdentity(publicKey: string): SlotOwner {
  return { accountId: 'recovery', login: '', publicKey };
}

async function wrapPrivateKey(
  slots: Slots,
  owner: SlotOwner,
  privateKey: Uint8Array,
  password: string,
  random: Randomness,
): Promise<Pick<AccountSlot, 'kdf' | 'privateKey'>> {
  const salt = random.bytes(SALT_BYTES);
  const key = await derivePasswordKey(password, salt, slots.kdf);
  const box = sealBox(key, privateKey, slotAad(slots.deskId, 'private', owner), random);
  key.fill(0);
  return { kdf: { ...slots.kdf, salt: toBase64(salt) }, privateKey: toBase64(box) };
}

async function findPrivateKey(
  slots: Slots,
  slot: AccountSlot,
  password: string,
): Promise<Uint8Array | undefined> {
  const { salt, ...cost } = slot.kdf;
  const key = await derivePasswordKey(password, fromBase64(salt), cost);
  const privateKey = openBox(key, fromBase64(slot.privateKey), slotAad(slots.deskId, 'private', slot));
  key.fill(0);
  return privateKey;
}

function getAccountSlot(slots: Slots, accountId: string): AccountSlot {
  const slot = slots.accounts.find((candidate) => candidate.accountId === accountId);
  if (!slot) throw new AppError('vault.account-missing');
  return slot;
}

function replaceSlot(slots: Slots, changed: AccountSlot): Slots {
  return {
    ...slots,
    accounts: slots.accounts.map((slot) => (slot.accountId === changed.accountId ? changed : slot)),
  };
}
