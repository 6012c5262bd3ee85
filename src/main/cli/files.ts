import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#shared/rpc/app-error.ts';

/** @throws AppError `door.file-missing`. */
export function readInput(path: string): { bytes: Uint8Array<ArrayBuffer>; name: string } {
  try {
    return { bytes: new Uint8Array(readFileSync(path)), name: basename(path) };
  } catch {
    throw new AppError('door.file-missing', { file: path });
  }
}

/** @throws AppError `door.file-unwritable`. */
export function writeOutput(path: string, content: Uint8Array | string): void {
  try {
    writeFileSync(path, content);
  } catch {
    throw new AppError('door.file-unwritable', { file: path });
  }
}

/** The answers hold passwords: a file that others may read is refused. @throws AppError `door.answers-open`, `door.file-missing`. */
export function readSecretFile(path: string): string {
  const { bytes } = readInput(path);
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new AppError('door.answers-open', { file: path });
  }
  return new TextDecoder().decode(bytes);
}
