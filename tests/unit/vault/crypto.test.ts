import { createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';
import { x25519 } from '@noble/curves/ed25519.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createKeyPair, deriveKey, openBox, openSealed, sealBox, sealTo, utf8 } from '#core/vault/crypto.ts';
import { createDeskKey, isSignedBy, signBytes } from '#core/vault/desk-key.ts';
import { flipBit, seededRandom } from './support.ts';

const random = seededRandom('crypto');
const aad = utf8('header');

/** A raw key behind the fixed DER header of its kind. */
function der(prefix: string, key: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(prefix, 'hex'), key]);
}

describe('boxes', () => {
  test('open only with the same key, header and bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(), (content, bit) => {
        const key = random.bytes(32);
        const box = sealBox(key, content, aad, random);
        expect(Buffer.from(openBox(key, box, aad) ?? [1])).toEqual(Buffer.from(content));
        expect(openBox(key, flipBit(box, bit), aad)).toBeUndefined();
        expect(openBox(flipBit(key, bit), box, aad)).toBeUndefined();
        expect(openBox(key, box, utf8('other'))).toBeUndefined();
        expect(openBox(key, box.subarray(0, -1), aad)).toBeUndefined();
      }),
    );
  });

  test('never repeat, though the content does', () => {
    const key = random.bytes(32);
    expect(sealBox(key, aad, aad, random)).not.toEqual(sealBox(key, aad, aad, random));
  });
});

describe('sealing to a public key', () => {
  test('only the holder opens it, only unchanged', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(), (content, bit) => {
        const pair = createKeyPair(random);
        const sealed = sealTo(pair.publicKey, content, aad, random);
        expect(Buffer.from(openSealed(pair, sealed, aad) ?? [1])).toEqual(Buffer.from(content));
        expect(openSealed(createKeyPair(random), sealed, aad)).toBeUndefined();
        expect(openSealed(pair, flipBit(sealed, bit), aad)).toBeUndefined();
        expect(openSealed(pair, sealed, utf8('other'))).toBeUndefined();
      }),
      { numRuns: 25 },
    );
  });

  test('an all-zero ephemeral key is refused, not computed with', () => {
    const pair = createKeyPair(random);
    const sealed = sealTo(pair.publicKey, aad, aad, random).fill(0, 0, 32);
    expect(openSealed(pair, sealed, aad)).toBeUndefined();
  });

  test('X25519 agrees with the one of the runtime', () => {
    const mine = createKeyPair(random);
    const theirs = createKeyPair(random);
    const secret = diffieHellman({
      privateKey: createPrivateKey({
        key: der('302e020100300506032b656e04220420', mine.privateKey),
        format: 'der',
        type: 'pkcs8',
      }),
      publicKey: createPublicKey({
        key: der('302a300506032b656e032100', theirs.publicKey),
        format: 'der',
        type: 'spki',
      }),
    });
    expect(Buffer.from(x25519.getSharedSecret(mine.privateKey, theirs.publicKey))).toEqual(secret);
  });
});

test('keys of two purposes have nothing in common', () => {
  const key = random.bytes(32);
  expect(deriveKey(key, 'audit')).not.toEqual(deriveKey(key, 'slots'));
  expect(deriveKey(key, 'audit')).toEqual(deriveKey(key, 'audit'));
});

describe('desk signatures', () => {
  const desk = createDeskKey(random);
  const manifest = utf8('manifest');
  const signature = signBytes(desk.privateKey, 'backup-manifest', manifest);

  test('hold for their bytes, purpose and desk alone', () => {
    expect(isSignedBy(desk.publicKey, 'backup-manifest', manifest, signature)).toBe(true);
    expect(isSignedBy(desk.publicKey, 'audit-anchor', manifest, signature)).toBe(false);
    expect(isSignedBy(desk.publicKey, 'backup-manifest', utf8('manifesto'), signature)).toBe(false);
    expect(isSignedBy(createDeskKey(random).publicKey, 'backup-manifest', manifest, signature)).toBe(false);
  });

  test('no changed bit and no wrong length passes or throws', () => {
    fc.assert(
      fc.property(fc.nat(), (bit) => {
        expect(isSignedBy(desk.publicKey, 'backup-manifest', manifest, flipBit(signature, bit))).toBe(false);
      }),
      { numRuns: 50 },
    );
    expect(isSignedBy(desk.publicKey, 'backup-manifest', manifest, signature.subarray(1))).toBe(false);
    expect(isSignedBy(new Uint8Array(3), 'backup-manifest', manifest, signature)).toBe(false);
  });
});
