import { desc, eq } from 'drizzle-orm';
import type { ExportOutcome, ExportRequest } from '#shared/contract/exports.ts';
import { isMasked } from '#shared/domain/permissions/masking.ts';
import type { Register } from '#shared/registers/register.ts';
import { getField } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import type { Jobs } from '../jobs.ts';
import { exportRequests } from '../store/schema/register-engine.ts';
import { countExported, ExportSpec, fieldsOf, makeExport } from './export-files.ts';
import { allowanceOf, noteTaking } from './export-limits.ts';
import { businessRole } from './masks.ts';
import { typistNames } from './organisation.ts';
import { getRegister } from './register-rows.ts';

type Request = typeof exportRequests.$inferSelect;

/** An approval holds for a week: what is not fetched by then is asked for again. */
const VALID_MS = 7 * 24 * 3_600_000;

/**
 * Takes rows out of the desk: at once when they are few, together with what this person took out alone lately; otherwise
 * when a second person agrees (个人信息保护法 §51).
 * @throws AppError `export.purpose-missing`, `input.invalid`.
 */
export function requestExport(
  ctx: RecordsContext,
  jobs: Jobs,
  register: Register,
  { spec, purpose, action }: { spec: ExportSpec; purpose: string; action: string },
): ExportOutcome {
  const fields = fieldsOf(register, spec);
  if (unmaskedOf(ctx, register, spec).length > 0 && purpose === '')
    throw new AppError('export.purpose-missing');
  const rows = countExported(ctx, register, spec);
  const { limit, taken, left } = allowanceOf(ctx, register);
  const isFree = rows <= left;
  const id = ctx.ports.random.uuid();
  const trace = { action, objectType: register.id, objectId: `${rows}`, fields, purpose };
  act(ctx, trace, () => {
    if (isFree) {
      noteTaking(ctx, register, rows);
      return;
    }
    ctx.db
      .insert(exportRequests)
      .values({
        id,
        register: register.id,
        request: JSON.stringify(spec),
        rows,
        purpose,
        requestedAt: nowIso(ctx.ports),
        accountId: ctx.session.accountId,
        personId: ctx.actor.personId,
        state: 'pending',
      })
      .run();
  });
  if (!isFree) return { state: 'pending', requestId: id, rows, limit, taken };
  return { state: 'started', jobId: start(ctx, jobs, register, { spec, limit: rows }), rows };
}

function start(
  ctx: RecordsContext,
  jobs: Jobs,
  register: Register,
  wanted: { spec: ExportSpec; limit: number },
): string {
  return jobs.start('export', async (tools) => {
    const made = await makeExport(ctx, register, wanted, tools);
    return { folder: null, message: `做好了：${made.name}`, made };
  });
}

/** Fields that would leave readable though this role sees them masked. */
function unmaskedOf(ctx: RecordsContext, register: Register, spec: ExportSpec): string[] {
  const role = businessRole(ctx);
  return spec.unmask.filter((key) => isMasked(getField(register, key), role));
}

/** The account's own requests; for 综合协调 and 领导 those of everybody. Newest first. */
export function listExportRequests(ctx: RecordsContext): ExportRequest[] {
  const nameOf = typistNames(ctx);
  const rows = ctx.db.select().from(exportRequests).orderBy(desc(exportRequests.requestedAt)).all();
  return rows
    .filter((row) => ctx.actor.role !== 'officer' || row.accountId === ctx.session.accountId)
    .map((row) => describe(ctx, row, nameOf));
}

/** Those that wait for this account to decide. */
export function exportsToDecide(ctx: RecordsContext): ExportRequest[] {
  const nameOf = typistNames(ctx);
  const rows = ctx.db.select().from(exportRequests).where(eq(exportRequests.state, 'pending')).all();
  return rows.map((row) => describe(ctx, row, nameOf)).filter(({ canDecide }) => canDecide);
}

function describe(ctx: RecordsContext, row: Request, nameOf: (account: string) => string): ExportRequest {
  const register = getRegister(row.register);
  const spec = ExportSpec.parse(JSON.parse(row.request));
  const labelOf = (key: string): string => register.fields.find((field) => field.key === key)?.label ?? key;
  return {
    id: row.id,
    kind: spec.kind,
    register: register.id,
    registerLabel: register.label,
    query: spec.query,
    rows: row.rows,
    columns: fieldsOf(register, spec).map(labelOf),
    unmasked: spec.unmask.map(labelOf),
    purpose: row.purpose,
    requestedBy: nameOf(row.accountId),
    requestedAt: row.requestedAt,
    state: isExpired(ctx, row) ? 'expired' : row.state,
    decidedBy: row.decidedAccountId === null ? null : nameOf(row.decidedAccountId),
    decidedAt: row.decidedAt,
    reason: row.reason,
    isMine: row.accountId === ctx.session.accountId,
    canDecide: row.state === 'pending' && ctx.actor.role !== 'officer' && !isRequester(ctx, row),
  };
}

function isExpired(ctx: RecordsContext, { state, decidedAt }: Request): boolean {
  if (state !== 'approved' || decidedAt === null) return false;
  return ctx.ports.clock.now().getTime() - Date.parse(decidedAt) > VALID_MS;
}

/** One person with two accounts is still one person. */
function isRequester(ctx: RecordsContext, { accountId, personId }: Request): boolean {
  return accountId === ctx.session.accountId || personId === ctx.actor.personId;
}

function getRequest(ctx: RecordsContext, id: string): Request {
  const row = ctx.db.select().from(exportRequests).where(eq(exportRequests.id, id)).get();
  if (!row) throw new AppError('record.missing');
  return row;
}

/** @throws AppError `record.missing`, `export.same-person`, `export.decided`. */
export function decideExport(
  ctx: RecordsContext,
  { id, state, reason }: { id: string; state: 'approved' | 'refused'; reason: string },
): void {
  const row = getRequest(ctx, id);
  if (isRequester(ctx, row)) throw new AppError('export.same-person');
  if (row.state !== 'pending') throw new AppError('export.decided');
  const action = state === 'approved' ? 'exports.approve' : 'exports.refuse';
  act(ctx, { action, objectType: row.register, objectId: id, purpose: row.purpose }, () =>
    ctx.db
      .update(exportRequests)
      .set({
        state,
        reason,
        decidedAt: nowIso(ctx.ports),
        decidedAccountId: ctx.session.accountId,
        decidedPersonId: ctx.actor.personId,
      })
      .where(eq(exportRequests.id, id))
      .run(),
  );
}

/** @throws AppError `record.missing` for another account's request, `export.not-approved`, `export.expired`, `export.grown`. */
export function downloadExport(ctx: RecordsContext, jobs: Jobs, id: string): { jobId: string } {
  const row = getRequest(ctx, id);
  if (row.accountId !== ctx.session.accountId) throw new AppError('record.missing');
  if (row.state !== 'approved') throw new AppError('export.not-approved');
  if (isExpired(ctx, row)) throw new AppError('export.expired');
  const register = getRegister(row.register);
  const spec = ExportSpec.parse(JSON.parse(row.request));
  const rows = countExported(ctx, register, spec);
  if (rows > row.rows) throw new AppError('export.grown', { rows, limit: row.rows });
  const fields = fieldsOf(register, spec);
  const trace = {
    action: 'exports.download',
    objectType: register.id,
    objectId: id,
    fields,
    purpose: row.purpose,
  };
  act(ctx, trace, () => undefined);
  return { jobId: start(ctx, jobs, register, { spec, limit: row.rows }) };
}
