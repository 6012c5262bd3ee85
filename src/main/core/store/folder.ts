import { join, resolve } from 'node:path';
import { z } from 'zod';
import { utf8 } from '#core/vault/crypto.ts';
import { findFile, makeFolder, writeFileDurably } from '#core/vault/files.ts';
import { findJson } from '#core/vault/twin-file.ts';

/** Written beside where the program looks first, when the office chose another folder at first run. */
const POINTER = 'location.json';
const Pointer = z.strictObject({ folder: z.string().min(1) });

/** The folder the desk lives in: the home itself, or the one its pointer names. Made when missing. */
export function findDeskFolder(home: string): string {
  makeFolder(home);
  const bytes = findFile(join(home, POINTER));
  const pointer = Pointer.safeParse(bytes ? findJson(new TextDecoder().decode(bytes)) : undefined);
  if (!pointer.success) return resolve(home);
  makeFolder(pointer.data.folder);
  return resolve(pointer.data.folder);
}

/** Points the home at another folder. @throws AppError `disk.full`, `disk.failed`. */
export function pointTo(home: string, folder: string): void {
  if (resolve(home) === resolve(folder)) return;
  writeFileDurably(join(home, POINTER), utf8(JSON.stringify({ folder: resolve(folder) })));
}
