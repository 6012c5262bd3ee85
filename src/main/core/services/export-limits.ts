import { and, eq, gt, or, sum } from 'drizzle-orm';
import type { ExportLimits } from '#shared/contract/exports.ts';
import type { Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { actOnOffice, nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { exportTakings } from '../store/schema/keeping.ts';
import { typistNames } from './organisation.ts';
import { getSetting, setSetting } from './settings.ts';
import type { LimitProposal } from './settings.ts';

/** What one person takes out alone within this time counts as one export. */
const WINDOW_MS = 24 * 3_600_000;

/** How many more rows of such a register one person may take out alone, of how many. */
export type Allowance = { limit: number; taken: number; left: number };

export function allowanceOf(ctx: RecordsContext, register: Register): Allowance {
  const limit = getSetting(ctx.desk.officeDb, limitKey(register));
  const taken = takenAlone(ctx, register.isSensitive);
  return { limit, taken, left: Math.max(0, limit - taken) };
}

function limitKey({ isSensitive }: Register): 'exportApprovalRows' | 'exportApprovalRowsSensitive' {
  return isSensitive ? 'exportApprovalRowsSensitive' : 'exportApprovalRows';
}

/** Rows taken out alone, of all registers about persons or of all others; one person's two accounts are one. */
function takenAlone(ctx: RecordsContext, isSensitive: boolean): number {
  const since = new Date(ctx.ports.clock.now().getTime() - WINDOW_MS).toISOString();
  const own = or(
    eq(exportTakings.accountId, ctx.session.accountId),
    eq(exportTakings.personId, ctx.actor.personId),
  );
  const found = ctx.db
    .select({ rows: sum(exportTakings.rows) })
    .from(exportTakings)
    .where(and(gt(exportTakings.at, since), eq(exportTakings.isSensitive, isSensitive), own))
    .get();
  return Number(found?.rows ?? 0);
}

/** Remembers what leaves without a second person; only inside the export's own act. */
export function noteTaking(ctx: RecordsContext, register: Register, rows: number): void {
  ctx.db
    .insert(exportTakings)
    .values({
      id: ctx.ports.random.uuid(),
      register: register.id,
      isSensitive: register.isSensitive,
      rows,
      at: nowIso(ctx.ports),
      accountId: ctx.session.accountId,
      personId: ctx.actor.personId,
    })
    .run();
}

export function readLimits(ctx: RecordsContext): ExportLimits {
  const { officeDb } = ctx.desk;
  const waiting = getSetting(officeDb, 'exportLimitProposal');
  return {
    rows: getSetting(officeDb, 'exportApprovalRows'),
    rowsSensitive: getSetting(officeDb, 'exportApprovalRowsSensitive'),
    taken: takenAlone(ctx, false),
    takenSensitive: takenAlone(ctx, true),
    proposal: waiting && {
      id: waiting.id,
      rows: waiting.rows,
      rowsSensitive: waiting.rowsSensitive,
      reason: waiting.reason,
      at: waiting.at,
      by: typistNames(ctx)(waiting.accountId),
      isMine: isProposer(ctx, waiting),
      canAgree: ctx.actor.role !== 'officer' && !isProposer(ctx, waiting),
    },
  };
}

/** One person with two accounts is still one person. */
function isProposer(ctx: RecordsContext, { accountId, personId }: LimitProposal): boolean {
  return accountId === ctx.session.accountId || personId === ctx.actor.personId;
}

type Wish = { rows: number; rowsSensitive: number; reason: string };

/**
 * Fewer rows hold at once. More rows, of either kind, wait for another person: a limit that one person raises alone would
 * be none. @throws AppError `export.limit-waiting` while another person's wish waits.
 */
export function proposeLimits(ctx: RecordsContext, wish: Wish): { state: 'set' | 'waiting' } {
  const db = ctx.desk.officeDb;
  const waiting = getSetting(db, 'exportLimitProposal');
  if (waiting && !isProposer(ctx, waiting)) throw new AppError('export.limit-waiting');
  const isRaised =
    wish.rows > getSetting(db, 'exportApprovalRows') ||
    wish.rowsSensitive > getSetting(db, 'exportApprovalRowsSensitive');
  const id = ctx.ports.random.uuid();
  const proposal = isRaised
    ? {
        id,
        ...wish,
        at: nowIso(ctx.ports),
        accountId: ctx.session.accountId,
        personId: ctx.actor.personId,
      }
    : null;
  actOnOffice(ctx, traceOf(ctx, 'exports.proposeLimits', wish.reason), () => {
    setSetting(db, 'exportLimitProposal', proposal);
    if (!isRaised) setLimits(ctx, wish);
  });
  return { state: isRaised ? 'waiting' : 'set' };
}

/** @throws AppError `export.same-person`, `record.stale` when another wish waits by now. */
export function agreeLimits(ctx: RecordsContext, id: string): void {
  const waiting = getWaiting(ctx, id);
  if (isProposer(ctx, waiting)) throw new AppError('export.same-person');
  actOnOffice(ctx, traceOf(ctx, 'exports.agreeLimits', waiting.reason), () => {
    setLimits(ctx, waiting);
    setSetting(ctx.desk.officeDb, 'exportLimitProposal', null);
  });
}

/** Another person says no, or who asked takes it back. @throws AppError `record.stale`. */
export function dropLimits(ctx: RecordsContext, id: string): void {
  const waiting = getWaiting(ctx, id);
  actOnOffice(ctx, traceOf(ctx, 'exports.dropLimits', waiting.reason), () =>
    setSetting(ctx.desk.officeDb, 'exportLimitProposal', null),
  );
}

function getWaiting(ctx: RecordsContext, id: string): LimitProposal {
  const waiting = getSetting(ctx.desk.officeDb, 'exportLimitProposal');
  if (waiting?.id !== id) throw new AppError('record.stale');
  return waiting;
}

function setLimits(
  ctx: RecordsContext,
  { rows, rowsSensitive }: { rows: number; rowsSensitive: number },
): void {
  setSetting(ctx.desk.officeDb, 'exportApprovalRows', rows);
  setSetting(ctx.desk.officeDb, 'exportApprovalRowsSensitive', rowsSensitive);
}

function traceOf(ctx: RecordsContext, action: string, purpose: string) {
  const fields = ['exportApprovalRows', 'exportApprovalRowsSensitive'];
  return { action, objectType: 'desk', objectId: ctx.desk.deskId, fields, purpose };
}
