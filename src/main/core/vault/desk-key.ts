import { ed25519 } from '@noble/curves/ed25519.js';
import type { Randomness } from '#core/ports.ts';
import { KEY_BYTES, utf8 } from './crypto.ts';
import type { KeyPair } from './crypto.ts';

/** What a signature is for. A signature made for one purpose is worth nothing for another. */
export type SignaturePurpose = 'audit-anchor' | 'backup-manifest' | 'county-package';

/** The desk's Ed25519 pair. The caller keeps the private key inside the office store and nowhere else. */
export function createDeskKey(random: Randomness): KeyPair {
  const privateKey = random.bytes(KEY_BYTES);
  return { privateKey, publicKey: ed25519.getPublicKey(privateKey) };
}

/** 64 bytes. */
export function signBytes(privateKey: Uint8Array, purpose: SignaturePurpose, bytes: Uint8Array): Uint8Array {
  return ed25519.sign(bound(purpose, bytes), privateKey);
}

/** False for anything that is not this desk's signature over exactly these bytes for this purpose; never throws. */
export function isSignedBy(
  publicKey: Uint8Array,
  purpose: SignaturePurpose,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    return ed25519.verify(signature, bound(purpose, bytes), publicKey, { zip215: false });
  } catch {
    return false; // wrong lengths or no point of the curve
  }
}

function bound(purpose: SignaturePurpose, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([utf8(`hulei-desk ${purpose}\0`), bytes]);
}
