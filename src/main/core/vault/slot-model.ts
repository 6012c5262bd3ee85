import { z } from 'zod';
import { AppError } from '#shared/rpc/app-error.ts';
import { SUITE, canonicalBytes, deriveKey, hmacSha256, isSameBytes, utf8 } from './crypto.ts';
import { KdfCost } from './kdf.ts';

const Base64 = z.base64();
const Sealed = Base64;

const Kdf = z.strictObject({ ...KdfCost.shape, salt: Base64 });

/** One person's way in. Everything secret is sealed; nothing here opens anything without the password. */
export const AccountSlot = z.strictObject({
  accountId: z.string().min(1).max(64),
  login: z.string().min(1).max(64),
  suite: z.literal(SUITE),
  kdf: Kdf,
  publicKey: Base64,
  privateKey: Sealed,
  officeKey: Sealed,
  recordsKey: Sealed.nullable(),
});
export type AccountSlot = z.infer<typeof AccountSlot>;

export const RecoverySlot = z.strictObject({ publicKey: Base64, officeKey: Sealed, recordsKey: Sealed });
export type RecoverySlot = z.infer<typeof RecoverySlot>;

/** The slots of one desk. `kdf` is the cost calibrated for this desk; new passwords use it. */
export const Slots = z.strictObject({
  format: z.literal('hulei-keys'),
  version: z.literal(1),
  suite: z.literal(SUITE),
  deskId: z.string().min(1).max(64),
  kdf: KdfCost,
  accounts: z.array(AccountSlot).max(1000),
  recovery: RecoverySlot,
});
export type Slots = z.infer<typeof Slots>;

/** Slots as they stand on disk: numbered, and authenticated by a key that only an account of this desk can derive. */
export const SlotFile = z.strictObject({ sequence: z.int().min(1), slots: Slots, mac: Base64 });
export type SlotFile = z.infer<typeof SlotFile>;

export type StoreKeys = { officeKey: Uint8Array; recordsKey: Uint8Array };
export type Unlocked = {
  accountId: string;
  officeKey: Uint8Array;
  /** null for the three administrators, and for anyone not yet given it. */
  recordsKey: Uint8Array | null;
  privateKey: Uint8Array;
};

/** Numbers and authenticates slots; what {@link unlock} and the disk take. */
export function signSlots(slots: Slots, sequence: number, officeKey: Uint8Array): SlotFile {
  return { sequence, slots, mac: toBase64(slotsMac(slots, sequence, officeKey)) };
}

/** @throws AppError `vault.keys-tampered` when somebody without an account of this desk changed the file. */
export function assertGenuine(file: SlotFile, officeKey: Uint8Array): void {
  const mac = slotsMac(file.slots, file.sequence, officeKey);
  if (!isSameBytes(mac, fromBase64(file.mac))) throw new AppError('vault.keys-tampered');
}

export type SlotOwner = Pick<AccountSlot, 'accountId' | 'login' | 'publicKey'>;
export type KeyPurpose = 'office' | 'records' | 'private';

/** Binds a sealed key to its header and its owner: moved to another desk, slot or purpose it opens nothing. */
export function slotAad(deskId: string, purpose: KeyPurpose, owner: SlotOwner): Uint8Array {
  return canonicalBytes([
    'hulei-keys',
    1,
    SUITE,
    deskId,
    purpose,
    owner.accountId,
    owner.login,
    owner.publicKey,
  ]);
}

function slotsMac(slots: Slots, sequence: number, officeKey: Uint8Array): Uint8Array {
  const macKey = deriveKey(officeKey, 'slots');
  const mac = hmacSha256(macKey, utf8(JSON.stringify([sequence, Slots.parse(slots)])));
  macKey.fill(0);
  return mac;
}

export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
}

export function fromBase64(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}
