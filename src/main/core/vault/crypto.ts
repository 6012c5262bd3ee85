import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto';
import { x25519 } from '@noble/curves/ed25519.js';
import type { Randomness } from '#core/ports.ts';

/**
 * Names every algorithm used below and stands in each header, so that another suite can be added beside it.
 * Only what Node and Electron's BoringSSL both have; Argon2id (kdf.ts) comes as WebAssembly.
 */
export const SUITE = 'HL1-X25519-HKDF-SHA256-AES256GCM';

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const encoder = new TextEncoder();

export type KeyPair = { privateKey: Uint8Array; publicKey: Uint8Array };

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Unambiguous bytes of a list: what a signature, a MAC or an AAD covers. */
export function canonicalBytes(parts: readonly (string | number | null | readonly string[])[]): Uint8Array {
  return utf8(JSON.stringify(parts));
}

export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** 64 hex digits. */
export function hexSha256(bytes: Uint8Array): string {
  return Buffer.from(sha256(bytes)).toString('hex');
}

export function hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  return createHmac('sha256', key).update(bytes).digest();
}

/** A 32-byte key of its own for one purpose, so that no key ever serves two. */
export function deriveKey(
  key: Uint8Array,
  purpose: string,
  salt: Uint8Array = new Uint8Array(0),
): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, salt, utf8(`${SUITE} ${purpose}`), KEY_BYTES));
}

/** Compares in constant time; false for different lengths. */
export function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** AES-256-GCM box: nonce (12) ‖ ciphertext ‖ tag (16). */
export function sealBox(
  key: Uint8Array,
  plaintext: Uint8Array,
  aad: Uint8Array,
  random: Randomness,
): Uint8Array {
  const nonce = random.bytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** The plaintext, or undefined when key, AAD or a single bit of the box is not the one that was sealed. */
export function openBox(key: Uint8Array, box: Uint8Array, aad: Uint8Array): Uint8Array | undefined {
  if (box.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(aad).setAuthTag(box.subarray(-TAG_BYTES));
  const plaintext = decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    decipher.final(); // checks the tag; GCM leaves no bytes to add
    return plaintext;
  } catch {
    plaintext.fill(0);
    return undefined;
  }
}

export function createKeyPair(random: Randomness): KeyPair {
  return keyPairFrom(random.bytes(KEY_BYTES));
}

/** The X25519 pair whose private key is these 32 bytes (not copied). */
export function keyPairFrom(privateKey: Uint8Array): KeyPair {
  return { privateKey, publicKey: x25519.getPublicKey(privateKey) };
}

/** Seals to a public key: ephemeral X25519 public key (32) ‖ AES-256-GCM box. Anyone can seal, only the holder opens. */
export function sealTo(
  publicKey: Uint8Array,
  plaintext: Uint8Array,
  aad: Uint8Array,
  random: Randomness,
): Uint8Array {
  const ephemeral = createKeyPair(random);
  const key = sharedKey(ephemeral.privateKey, publicKey, ephemeral.publicKey, publicKey);
  ephemeral.privateKey.fill(0);
  const box = sealBox(key, plaintext, aad, random);
  key.fill(0);
  return Buffer.concat([ephemeral.publicKey, box]);
}

/** What {@link sealTo} sealed, or undefined when it was sealed to somebody else or changed since. */
export function openSealed(recipient: KeyPair, sealed: Uint8Array, aad: Uint8Array): Uint8Array | undefined {
  if (sealed.length < KEY_BYTES) return undefined;
  const ephemeralPublic = sealed.subarray(0, KEY_BYTES);
  let key: Uint8Array;
  try {
    key = sharedKey(recipient.privateKey, ephemeralPublic, ephemeralPublic, recipient.publicKey);
  } catch {
    return undefined; // a low-order point: nobody sealed that
  }
  const plaintext = openBox(key, sealed.subarray(KEY_BYTES), aad);
  key.fill(0);
  return plaintext;
}

function sharedKey(
  mine: Uint8Array,
  theirs: Uint8Array,
  ephemeral: Uint8Array,
  recipient: Uint8Array,
): Uint8Array {
  const secret = x25519.getSharedSecret(mine, theirs);
  const key = deriveKey(secret, 'seal', Buffer.concat([ephemeral, recipient]));
  secret.fill(0);
  return key;
}
