import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { importsContract } from '#shared/contract/imports.ts';
import type { RegisterRecord } from '#shared/contract/registers.ts';
import type { ImportReport } from '#shared/domain/import/report.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { importDrafts, importRows } from '../store/schema/register-engine.ts';
import { dropStagedRows } from './staged-rows.ts';

export type PreparedImport = InferContractRouterOutputs<typeof importsContract>['prepared'];

/** What is known of a prepared import besides its rows; kept with the draft as JSON. */
export type DraftOverview = Pick<
  PreparedImport,
  | 'sheets'
  | 'sheet'
  | 'waiting'
  | 'columns'
  | 'mapping'
  | 'ambiguous'
  | 'missing'
  | 'isRemembered'
  | 'isJudged'
> & {
  /** Every field with its column, or null. */
  decided: PreparedImport['mapping'];
  fingerprint: string;
  report: ImportReport | null;
  villages: PreparedImport['villages'];
};

export type Draft = Omit<typeof importDrafts.$inferSelect, 'overview'> & { overview: DraftOverview };

/** Keeps the file while it is being judged. */
export function keepDraft(
  ctx: RecordsContext,
  draft: { id: string; register: string; fileName: string; sender: string; file: Uint8Array },
): void {
  ctx.db
    .insert(importDrafts)
    .values({
      ...draft,
      file: Buffer.from(draft.file),
      accountId: ctx.session.accountId,
      overview: '',
      madeAt: nowIso(ctx.ports),
    })
    .run();
}

export function finishDraft(ctx: RecordsContext, id: string, overview: DraftOverview): void {
  ctx.db
    .update(importDrafts)
    .set({ overview: JSON.stringify(overview) })
    .where(eq(importDrafts.id, id))
    .run();
}

/** A preparation of this account that is done. @throws AppError `record.missing`, `import.not-ready`. */
export function getDraft(ctx: RecordsContext, id: string): Draft {
  const own = and(eq(importDrafts.id, id), eq(importDrafts.accountId, ctx.session.accountId));
  const draft = ctx.db.select().from(importDrafts).where(own).get();
  if (!draft) throw new AppError('record.missing');
  if (draft.overview === '') throw new AppError('import.not-ready');
  return { ...draft, overview: JSON.parse(draft.overview) as DraftOverview };
}

/** The draft goes at once, its rows a piece at a time. */
export async function dropDraft(ctx: RecordsContext, id: string): Promise<void> {
  ctx.db.delete(importDrafts).where(eq(importDrafts.id, id)).run();
  await dropStagedRows(ctx, id);
}

/** The account's earlier preparations for this register go before the next one comes. */
export async function dropFormer(ctx: RecordsContext, register: string): Promise<void> {
  const own = and(eq(importDrafts.accountId, ctx.session.accountId), eq(importDrafts.register, register));
  for (const { id } of ctx.db.select({ id: importDrafts.id }).from(importDrafts).where(own).all())
    await dropDraft(ctx, id);
}

type Asked = { jobId: string; offset: number; limit: number; verdict?: string | undefined };

/** A page of a prepared import. @throws AppError `record.missing`, `import.not-ready`. */
export function preparedImport(
  ctx: RecordsContext,
  { jobId, offset, limit, verdict }: Asked,
): PreparedImport {
  const { overview, register, fileName, sender } = getDraft(ctx, jobId);
  const { report, fingerprint: _, decided: __, ...shown } = overview;
  const counts = countVerdicts(ctx, jobId);
  const matching = verdict === undefined ? counts.rows : (new Map(Object.entries(counts)).get(verdict) ?? 0);
  return {
    register,
    fileName,
    sender,
    ...shown,
    counts,
    warnings: report?.warnings.slice(0, 500) ?? [],
    matching,
    rows: stagedPage(ctx, jobId, verdict, { offset, limit }),
  };
}

function countVerdicts(ctx: RecordsContext, draftId: string): PreparedImport['counts'] {
  const found = ctx.db
    .select({ verdict: importRows.verdict, count: sql<number>`count(*)` })
    .from(importRows)
    .where(eq(importRows.draftId, draftId))
    .groupBy(importRows.verdict)
    .all();
  const of = (verdict: string): number => found.find((entry) => entry.verdict === verdict)?.count ?? 0;
  return {
    rows: found.reduce((sum, { count }) => sum + count, 0),
    new: of('new'),
    changed: of('changed'),
    unchanged: of('unchanged'),
    refused: of('refused'),
  };
}

export function stagedPage(
  ctx: RecordsContext,
  draftId: string,
  verdict: string | undefined,
  page: { offset: number; limit: number } = { offset: 0, limit: -1 },
): PreparedImport['rows'] {
  return ctx.db
    .select()
    .from(importRows)
    .where(
      and(
        eq(importRows.draftId, draftId),
        ...(verdict === undefined ? [] : [eq(importRows.verdict, verdict)]),
      ),
    )
    .orderBy(asc(importRows.row))
    .limit(page.limit)
    .offset(page.offset)
    .all()
    .map((row) => ({
      row: row.row,
      verdict: row.verdict as PreparedImport['rows'][number]['verdict'],
      values: JSON.parse(row.shown) as RegisterRecord,
      problems: JSON.parse(row.problems) as { column: string; reason: string }[],
    }));
}

/** Villages with refused rows, those with most first; '' for rows that name none. */
export function refusedVillages(ctx: RecordsContext, draftId: string): PreparedImport['villages'] {
  const village = sql<string>`coalesce(${importRows.village}, '')`;
  const refused = sql<number>`count(*)`;
  return ctx.db
    .select({ village, refused })
    .from(importRows)
    .where(and(eq(importRows.draftId, draftId), eq(importRows.verdict, 'refused')))
    .groupBy(village)
    .orderBy(desc(refused))
    .all();
}
