import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMediaType } from '#core/vault/media-type.ts';
import { listObjects, objectPath, openObjectStore } from '#core/vault/objects.ts';
import type { ObjectStore } from '#core/vault/objects.ts';
import { failingFiles, flipBit, refusal, seededRandom, tempFolder } from './support.ts';

const random = seededRandom('objects');
const recordsKey = random.bytes(32);
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function png(text: string): Uint8Array {
  return Buffer.concat([Buffer.from(PNG), Buffer.from(text)]);
}

function open(home: string, key = recordsKey): ObjectStore {
  return openObjectStore({ home, recordsKey: key, maxBytes: 1024 * 1024 }, random);
}

function riff(kind: string): Uint8Array {
  return Buffer.from(`RIFF\0\0\0\0${kind}`);
}

test('an attachment comes back as it was, is stored once and lies encrypted', () => {
  const home = tempFolder();
  const store = open(home);
  const photo = png('标记 marker'.repeat(50));
  const stored = store.put(photo);
  expect(stored).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{64}$/),
    mediaType: 'image/png',
    size: photo.length,
  });
  const before = statSync(objectPath(home, stored.id)).mtimeMs;
  expect(store.put(photo)).toEqual(stored);
  expect(statSync(objectPath(home, stored.id)).mtimeMs).toBe(before);
  expect(Buffer.from(store.get(stored.id))).toEqual(Buffer.from(photo));
  expect(store.has(stored.id)).toBe(true);
  expect(listObjects(home)).toEqual([stored.id]);
  expect(readFileSync(objectPath(home, stored.id)).includes('marker')).toBe(false);
  expect(objectPath(home, stored.id)).toBe(join(home, 'objects', stored.id.slice(0, 2), stored.id.slice(2)));
});

test('what the desk made itself is kept whatever its type', () => {
  const store = open(tempFolder());
  const letter = Buffer.from('PK letter');
  const id = store.keep(letter);
  expect(store.keep(letter)).toBe(id);
  expect(Buffer.from(store.get(id))).toEqual(letter);
});

test('its name tells nothing to who has the same photo but not the key', () => {
  const photo = png('x');
  const mine = open(tempFolder()).put(photo).id;
  expect(open(tempFolder()).put(photo).id).toBe(mine);
  expect(open(tempFolder(), random.bytes(32)).put(photo).id).not.toBe(mine);
});

test('any changed or missing byte is noticed, and adding the file again heals it', () => {
  const home = tempFolder();
  const store = open(home);
  const photo = png('x');
  const { id } = store.put(photo);
  const path = objectPath(home, id);
  const whole = readFileSync(path);
  fc.assert(
    fc.property(fc.nat(whole.length * 8 - 1), (bit) => {
      writeFileSync(path, flipBit(whole, bit));
      expect(() => store.get(id)).toThrow(refusal('object.damaged'));
    }),
  );
  writeFileSync(path, whole.subarray(0, 10));
  expect(() => store.get(id)).toThrow(refusal('object.damaged'));
  store.put(photo);
  expect(readFileSync(path).length).toBe(whole.length);
  expect(Buffer.from(store.get(id))).toEqual(Buffer.from(photo));
});

test('one object under another’s name is noticed', () => {
  const home = tempFolder();
  const store = open(home);
  const [first, second] = [store.put(png('1')).id, store.put(png('2')).id];
  writeFileSync(objectPath(home, first), readFileSync(objectPath(home, second)));
  expect(() => store.get(first)).toThrow(refusal('object.damaged'));
});

describe('refuses', () => {
  test('what is missing, and ids that reach out of the folder', () => {
    const home = tempFolder();
    expect(() => open(home).get('0'.repeat(64))).toThrow(refusal('object.missing'));
    expect(() => open(home).get('../../etc/passwd')).toThrow(refusal('object.missing'));
    expect(open(home).has('0'.repeat(64))).toBe(false);
    expect(listObjects(home)).toEqual([]);
  });

  test('what is empty, too large or of another kind, and keeps nothing of it', () => {
    const folder = tempFolder();
    const store = open(folder);
    expect(() => store.put(new Uint8Array(0))).toThrow(refusal('object.empty'));
    expect(() => store.put(png('x'.repeat(1024 * 1024)))).toThrow(
      refusal('object.too-large', { size: 1.1, limit: 1 }),
    );
    expect(() => store.put(Buffer.from('<svg onload="x"/>'))).toThrow(refusal('object.type-refused'));
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('a full disk leaves no half attachment', () => {
  const home = tempFolder();
  for (let k = 1; k <= 6; k += 1) {
    const store = openObjectStore({ home, recordsKey, maxBytes: 1000 }, random, failingFiles(k, 'ENOSPC'));
    expect(() => store.put(png(`photo ${k}`))).toThrow(refusal('disk.full'));
  }
  const store = open(home);
  for (const id of listObjects(home)) expect(findMediaType(store.get(id))).toBe('image/png');
});

test('knows the four kinds by their first bytes alone', () => {
  expect(findMediaType(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
  expect(findMediaType(Buffer.from(PNG))).toBe('image/png');
  expect(findMediaType(riff('WEBP'))).toBe('image/webp');
  expect(findMediaType(riff('AVI '))).toBeUndefined();
  expect(findMediaType(Buffer.from('%PDF-1.7'))).toBe('application/pdf');
  expect(findMediaType(Buffer.from('PK\u0003\u0004'))).toBeUndefined();
  expect(findMediaType(Buffer.from(PNG.slice(0, 7)))).toBeUndefined();
});
