import type { StoredFile } from '#shared/contract/organisation.ts';
import { act, nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { stripMetadata } from '../exchange/photo/strip-metadata.ts';
import { files } from '../store/schema/organisation.ts';
import { getReadable } from './file-scope.ts';

type FileRow = typeof files.$inferSelect;

export function describeFile({ id, name, mediaType, size, createdAt }: FileRow): StoredFile {
  return { id, name, mediaType, size, createdAt };
}

/** Only what one may read may be hung on something else. @throws AppError `record.missing`. */
export function assertFile(ctx: RecordsContext, id: string): void {
  getReadable(ctx, id);
}

/** Keeps a photo without its metadata, or a scan as it is, encrypted. @throws AppError `file.*`, `object.*`, `disk.*`. */
export async function putFile(ctx: RecordsContext, input: { file: Blob; name: string }): Promise<StoredFile> {
  const stored = ctx.objects.put(stripMetadata(new Uint8Array(await input.file.arrayBuffer())));
  const row: FileRow = {
    id: ctx.ports.random.uuid(),
    object: stored.id,
    name: input.name,
    mediaType: stored.mediaType,
    size: stored.size,
    createdAt: nowIso(ctx.ports),
    accountId: ctx.session.accountId,
  };
  act(ctx, { action: 'files.put', objectType: 'file', objectId: row.id }, () =>
    ctx.db.insert(files).values(row).run(),
  );
  return describeFile(row);
}

/** @throws AppError `record.missing`, for a file out of scope as well; `object.missing`, `object.damaged`. */
export function getFile(ctx: RecordsContext, id: string): { meta: StoredFile; file: Blob } {
  const row = getReadable(ctx, id);
  const content = ctx.objects.get(row.object);
  return { meta: describeFile(row), file: new Blob([new Uint8Array(content)], { type: row.mediaType }) };
}
