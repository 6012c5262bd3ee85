import { eq } from 'drizzle-orm';
import type { StoredFile } from '#shared/contract/organisation.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso } from '../context.ts';
import type { Drizzle, RecordsContext } from '../context.ts';
import { stripMetadata } from '../exchange/photo/strip-metadata.ts';
import { files } from '../store/schema/organisation.ts';

type FileRow = typeof files.$inferSelect;

export function describeFile({ id, name, mediaType, size, createdAt }: FileRow): StoredFile {
  return { id, name, mediaType, size, createdAt };
}

/** @throws AppError `record.missing`. */
export function assertFile(db: Drizzle, id: string): void {
  if (!db.select({ id: files.id }).from(files).where(eq(files.id, id)).get())
    throw new AppError('record.missing');
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

/** @throws AppError `record.missing`, `object.missing`, `object.damaged`. */
export function getFile(ctx: RecordsContext, id: string): { meta: StoredFile; file: Blob } {
  const row = ctx.db.select().from(files).where(eq(files.id, id)).get();
  if (!row) throw new AppError('record.missing');
  const content = ctx.objects.get(row.object);
  return { meta: describeFile(row), file: new Blob([new Uint8Array(content)], { type: row.mediaType }) };
}
