import { and, eq } from 'drizzle-orm';
import type { StoredFile } from '#shared/contract/organisation.ts';
import type { Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { files } from '../store/schema/organisation.ts';
import { recordFiles } from '../store/schema/register-engine.ts';
import { assertFile, describeFile } from './files.ts';
import { getRow } from './register-rows.ts';
import { assertKeeper } from './scope.ts';

type Attached = { id: string; fileId: string };

/** Files of a row, in the order they were added. */
export function listRecordFiles(ctx: RecordsContext, register: Register, id: string): StoredFile[] {
  return ctx.db
    .select({ file: files })
    .from(recordFiles)
    .innerJoin(files, eq(files.id, recordFiles.fileId))
    .where(and(eq(recordFiles.register, register.id), eq(recordFiles.recordId, id)))
    .orderBy(recordFiles.addedAt)
    .all()
    .map(({ file }) => describeFile(file));
}

/** @throws AppError `record.missing`. */
export function attachFile(ctx: RecordsContext, register: Register, { id, fileId }: Attached): void {
  assertKeeper(ctx, register);
  getRow(ctx, register, id);
  assertFile(ctx, fileId);
  const trace = { action: 'registers.attach', objectType: register.id, objectId: id };
  act(ctx, trace, () =>
    ctx.db
      .insert(recordFiles)
      .values({
        register: register.id,
        recordId: id,
        fileId,
        addedAt: nowIso(ctx.ports),
        accountId: ctx.session.accountId,
      })
      .onConflictDoNothing()
      .run(),
  );
}

/** Takes a file off a row; the file itself stays, other rows and the history may need it. @throws AppError `record.missing`. */
export function detachFile(ctx: RecordsContext, register: Register, { id, fileId }: Attached): void {
  assertKeeper(ctx, register);
  getRow(ctx, register, id);
  const trace = { action: 'registers.detach', objectType: register.id, objectId: id };
  act(ctx, trace, () => {
    const { changes } = ctx.db
      .delete(recordFiles)
      .where(
        and(
          eq(recordFiles.register, register.id),
          eq(recordFiles.recordId, id),
          eq(recordFiles.fileId, fileId),
        ),
      )
      .run();
    if (changes === 0) throw new AppError('record.missing');
  });
}
