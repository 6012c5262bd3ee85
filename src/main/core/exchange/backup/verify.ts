import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/rpc/app-error.ts';
import { objectPath } from '#core/vault/objects.ts';
import type { BackupTools } from './create.ts';
import { readManifest } from './manifest.ts';
import type { ManifestBody } from './manifest.ts';
import { hashFile } from './pieces.ts';
import type { Progress } from './pieces.ts';

/** Where a backup's attachments lie: beside it, shared by all backups of its desk. */
export function attachmentRoot(backup: string): string {
  return dirname(backup);
}

/**
 * Reads a whole backup from its medium and compares every byte with the signed manifest. Needs no key.
 * @throws AppError `backup.missing`, `backup.damaged` (names the file), `backup.too-new`, `disk.failed`, `job.cancelled`.
 */
export async function verifyBackup(folder: string, { signal, report }: BackupTools): Promise<ManifestBody> {
  const { body } = readManifest(folder);
  const files = [
    ...[...body.office, ...body.records, body.keys].map((piece) => ({
      ...piece,
      path: join(folder, piece.name),
    })),
    ...body.objects.map((object) => ({
      ...object,
      name: '附件',
      path: objectPath(attachmentRoot(folder), object.id),
    })),
  ];
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let moved = 0;
  const progress: Progress = {
    signal,
    moved: (bytes) => {
      moved += bytes;
      report(moved / Math.max(1, total), `正在核对，共 ${files.length} 个文件`);
    },
  };
  for (const { path, name, size, sha256 } of files) {
    if (!existsSync(path)) throw new AppError('backup.damaged', { file: name });
    const found = await hashFile(path, progress);
    if (found.size !== size || found.sha256 !== sha256) throw new AppError('backup.damaged', { file: name });
  }
  return body;
}
