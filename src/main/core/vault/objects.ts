import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/rpc/app-error.ts';
import type { Randomness } from '#core/ports.ts';
import { SUITE, canonicalBytes, deriveKey, hmacSha256, openBox, sealBox, utf8 } from './crypto.ts';
import { asDiskError, findFile, makeFolder, nodeFiles, removeDurably, writeFileDurably } from './files.ts';
import type { FileCalls } from './files.ts';
import { findMediaType } from './media-type.ts';
import type { MediaType } from './media-type.ts';

/** `id`: 64 hex digits; the same content has the same id on this desk and another on every other desk. `size` in bytes. */
export type StoredObject = { id: string; mediaType: MediaType; size: number };

/** Attachments: encrypted, content-addressed files that are written once and never changed. */
export type ObjectStore = {
  /** @throws AppError `object.empty`, `object.too-large`, `object.type-refused`, `disk.full`, `disk.failed`. */
  put: (content: Uint8Array) => StoredObject;
  /** What the desk itself made (an issued letter): any type. @returns its id. @throws AppError `disk.full`, `disk.failed`. */
  keep: (content: Uint8Array) => string;
  /** @throws AppError `object.missing`, `object.damaged`, `disk.failed`. */
  get: (id: string) => Uint8Array;
  has: (id: string) => boolean;
  /** Takes an object off the disk for good; one that is not there is gone already. @throws AppError `disk.failed`. */
  remove: (id: string) => void;
  /** Wipes the keys; the store is of no use afterwards. */
  wipe: () => void;
};

export type ObjectStoreOptions = { home: string; recordsKey: Uint8Array; maxBytes: number };

const HEADER = utf8(`HLO1 ${SUITE}\n`);
const MEGABYTE = 1024 * 1024;

export function openObjectStore(
  options: ObjectStoreOptions,
  random: Randomness,
  files: FileCalls = nodeFiles,
): ObjectStore {
  const { home, maxBytes } = options;
  const key = deriveKey(options.recordsKey, 'objects');
  const nameKey = deriveKey(options.recordsKey, 'object names');
  const idOf = (content: Uint8Array): string => Buffer.from(hmacSha256(nameKey, content)).toString('hex');

  function findContent(id: string): Uint8Array | undefined {
    const bytes = findFile(objectPath(home, id), files);
    if (!bytes) return undefined;
    const content = openBox(key, bytes.subarray(HEADER.length), objectAad(id));
    const isWhole =
      HEADER.every((byte, i) => bytes[i] === byte) && content !== undefined && idOf(content) === id;
    if (!isWhole) throw new AppError('object.damaged');
    return content;
  }

  function isStored(id: string): boolean {
    try {
      return findContent(id) !== undefined;
    } catch (error) {
      if (error instanceof AppError && error.code === 'object.damaged') return false;
      throw error;
    }
  }

  function keep(content: Uint8Array): string {
    const id = idOf(content);
    if (!isStored(id)) {
      makeFolder(objectFolder(home, id), files);
      const box = sealBox(key, content, objectAad(id), random);
      writeFileDurably(objectPath(home, id), Buffer.concat([HEADER, box]), files);
    }
    return id;
  }

  return {
    put: (content) => {
      const mediaType = getAcceptedType(content, maxBytes);
      return { id: keep(content), mediaType, size: content.length };
    },
    keep,
    get: (id) => {
      const content = findContent(id);
      if (!content) throw new AppError('object.missing');
      return content;
    },
    remove: (id) => removeDurably(objectPath(home, id)),
    has: (id) => findFile(objectPath(home, id), files) !== undefined,
    wipe: () => {
      key.fill(0);
      nameKey.fill(0);
    },
  };
}

/** Where an object's encrypted file lies; a backup copies it as it is. */
export function objectPath(home: string, id: string): string {
  if (!/^[0-9a-f]{64}$/.test(id)) throw new AppError('object.missing');
  return join(objectFolder(home, id), id.slice(2));
}

/** Ids of every object on disk, in order. @throws AppError `disk.failed`. */
export function listObjects(home: string): string[] {
  const root = join(home, 'objects');
  return namesIn(root, /^[0-9a-f]{2}$/).flatMap((folder) =>
    namesIn(join(root, folder), /^[0-9a-f]{62}$/).map((name) => folder + name),
  );
}

function namesIn(folder: string, pattern: RegExp): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => pattern.test(name))
      .toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw asDiskError(error);
  }
}

function objectFolder(home: string, id: string): string {
  return join(home, 'objects', id.slice(0, 2));
}

function objectAad(id: string): Uint8Array {
  return canonicalBytes(['hulei-object', SUITE, id]);
}

function getAcceptedType(content: Uint8Array, maxBytes: number): MediaType {
  if (content.length === 0) throw new AppError('object.empty');
  if (content.length > maxBytes) {
    throw new AppError('object.too-large', {
      size: inMegabytes(content.length),
      limit: inMegabytes(maxBytes),
    });
  }
  const mediaType = findMediaType(content);
  if (!mediaType) throw new AppError('object.type-refused');
  return mediaType;
}

/** Rounded up, so that a file over the limit never reads as the limit. */
function inMegabytes(bytes: number): number {
  return Math.ceil((bytes / MEGABYTE) * 10) / 10;
}
