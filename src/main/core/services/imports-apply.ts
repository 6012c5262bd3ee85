import { setImmediate } from 'node:timers/promises';
import type { ImportReport } from '#shared/domain/import/report.ts';
import type { Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import type { JobTools } from '../jobs.ts';
import { columnMappings } from '../store/schema/register-engine.ts';
import { importBatches } from '../store/schema/registers.ts';
import { actInPieces } from './bulk-acts.ts';
import { dropDraft, getDraft } from './imports-draft.ts';
import type { Draft } from './imports-draft.ts';

/**
 * Stores a prepared import as one act, with history, batch, the sender's own workbook and the audit row. Until it holds a
 * cancel leaves the register untouched; after it the batch can be undone.
 * @throws AppError `record.missing`, `import.not-ready`, `import.busy`, `import.stale`, `job.cancelled`.
 */
export async function applyDraft(
  ctx: RecordsContext,
  register: Register,
  draftId: string,
  tools: JobTools,
): Promise<{ batchId: string; report: ImportReport }> {
  const draft = getDraft(ctx, draftId);
  const { report } = draft.overview;
  if (report === null) throw new AppError('import.not-ready');
  tools.report(0.1, '正在保存原表');
  const fileObject = ctx.objects.keep(new Uint8Array(draft.file));
  await setImmediate();
  if (tools.signal.aborted) throw new AppError('job.cancelled');
  const batchId = ctx.ports.random.uuid();
  const bulk = { id: batchId, draftId, batchId, action: 'imported' as const, reason: null };
  let laid = 0;
  await actInPieces(ctx, register, bulk, {
    trace: { action: 'imports.commit', objectType: register.id, objectId: batchId, fields: ['rows'] },
    begin: () => noteBatch(ctx, draft, { batchId, fileObject }),
    pause: async () => {
      laid += 1;
      tools.report(0.3 + 0.6 * (1 - 1 / (1 + laid / 20)), '正在存入台账');
      await setImmediate();
      if (tools.signal.aborted) throw new AppError('job.cancelled');
    },
    hold: () => rememberMapping(ctx, draft),
  });
  tools.report(0.9, '正在收尾');
  await dropDraft(ctx, draftId);
  return { batchId, report };
}

function noteBatch(
  ctx: RecordsContext,
  { register, fileName, overview }: Draft,
  { batchId, fileObject }: { batchId: string; fileObject: string },
): void {
  ctx.db
    .insert(importBatches)
    .values({
      id: batchId,
      register,
      fileName,
      at: nowIso(ctx.ports),
      accountId: ctx.session.accountId,
      report: JSON.stringify(overview.report),
      fileObject,
      sheet: overview.sheet,
      mapping: JSON.stringify(overview.decided),
    })
    .run();
}

/** The next sheet with this header, from this sender first of all, is read the same way. */
function rememberMapping(ctx: RecordsContext, { register, sender, overview }: Draft): void {
  const set = {
    mapping: JSON.stringify(overview.decided),
    savedAt: nowIso(ctx.ports),
    accountId: ctx.session.accountId,
  };
  const key = { register, fingerprint: overview.fingerprint, sender };
  ctx.db
    .insert(columnMappings)
    .values({ ...key, ...set })
    .onConflictDoUpdate({
      target: [columnMappings.register, columnMappings.fingerprint, columnMappings.sender],
      set,
    })
    .run();
}
