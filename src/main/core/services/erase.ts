import { desc, eq } from 'drizzle-orm';
import type { EraseDue, EraseRequest } from '#shared/contract/erase.ts';
import type { Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { findRows } from '../store/queries/registers.ts';
import { eraseRequests } from '../store/schema/keeping.ts';
import { dropErasedObjects, ERASED, eraseRows } from './erase-contents.ts';
import { listErasable } from './erase-due.ts';
import { typistNames } from './organisation.ts';
import { getRegister } from './register-rows.ts';
import { compactSearch } from '../search/queue.ts';

type Request = typeof eraseRequests.$inferSelect;

/** As many titles as anybody reads before deciding. */
const MOST_LABELS = 100;

/** Rows whose contents may go for good and that nobody asked for yet. */
export function listEraseDue(ctx: RecordsContext): EraseDue[] {
  const asked = new Set(
    ctx.db
      .select()
      .from(eraseRequests)
      .where(eq(eraseRequests.state, 'pending'))
      .all()
      .flatMap((request) => idsOf(request).map((id) => `${request.register}/${id}`)),
  );
  return listErasable(ctx).filter(({ register, id }) => !asked.has(`${register}/${id}`));
}

const idsOf = ({ recordIds }: Request): string[] => JSON.parse(recordIds) as string[];

export function listEraseRequests(ctx: RecordsContext): EraseRequest[] {
  const nameOf = typistNames(ctx);
  return ctx.db
    .select()
    .from(eraseRequests)
    .orderBy(desc(eraseRequests.requestedAt))
    .all()
    .map((row) => ({
      id: row.id,
      register: row.register,
      count: idsOf(row).length,
      labels: labelsOf(ctx, row),
      reason: row.reason,
      requestedBy: nameOf(row.accountId),
      requestedAt: row.requestedAt,
      state: row.state,
      decidedBy: row.decidedAccountId === null ? null : nameOf(row.decidedAccountId),
      decidedAt: row.decidedAt,
      answer: row.answer,
      isMine: isRequester(ctx, row),
      canDecide: row.state === 'pending' && !isRequester(ctx, row),
    }));
}

function labelsOf(ctx: RecordsContext, row: Request): string[] {
  const register = getRegister(row.register);
  return findRows(ctx.db, register, idsOf(row).slice(0, MOST_LABELS))
    .map(({ values }) => String(values[register.titleField] ?? ''))
    .filter((label) => label !== ERASED);
}

/** One person with two accounts is still one person. */
function isRequester(ctx: RecordsContext, { accountId, personId }: Request): boolean {
  return accountId === ctx.session.accountId || personId === ctx.actor.personId;
}

type Asked = { ids: readonly string[]; reason: string };

/** @throws AppError `erase.not-due` when one of the rows is not to be erased, or was asked for already. */
export function requestErase(
  ctx: RecordsContext,
  register: Register,
  { ids, reason }: Asked,
): { id: string; count: number } {
  const wanted = [...new Set(ids)];
  const due = new Set(listEraseDue(ctx).flatMap((row) => (row.register === register.id ? [row.id] : [])));
  if (wanted.some((id) => !due.has(id))) throw new AppError('erase.not-due');
  const id = ctx.ports.random.uuid();
  act(ctx, traceOf('erase.request', register.id, id, reason), () =>
    ctx.db
      .insert(eraseRequests)
      .values({
        id,
        register: register.id,
        recordIds: JSON.stringify(wanted),
        reason,
        requestedAt: nowIso(ctx.ports),
        accountId: ctx.session.accountId,
        personId: ctx.actor.personId,
        state: 'pending',
      })
      .run(),
  );
  return { id, count: wanted.length };
}

function traceOf(action: string, register: string, id: string, purpose: string) {
  return { action, objectType: register, objectId: id, purpose };
}

function getPending(ctx: RecordsContext, id: string): Request {
  const row = ctx.db.select().from(eraseRequests).where(eq(eraseRequests.id, id)).get();
  if (!row) throw new AppError('record.missing');
  if (row.state !== 'pending') throw new AppError('erase.decided');
  return row;
}

/**
 * 个人信息保护法 §47: what is kept for no purpose any more is deleted, by two persons. Rows that came back into the register
 * meanwhile are left alone. @throws AppError `record.missing`, `erase.decided`, `erase.same-person`.
 */
export function approveErase(ctx: RecordsContext, id: string): { erased: number } {
  const row = getPending(ctx, id);
  if (isRequester(ctx, row)) throw new AppError('erase.same-person');
  const register = getRegister(row.register);
  const due = new Set(listErasable(ctx, [register]).map((record) => record.id));
  const ids = idsOf(row).filter((recordId) => due.has(recordId));
  act(ctx, traceOf('erase.approve', register.id, id, row.reason), () => {
    eraseRows(ctx, register, { ids, requestId: id });
    decide(ctx, id, 'done', '');
  });
  // What was written over must not stand on in the log beside the store, in the search or as a file.
  compactSearch(ctx.records);
  ctx.records.pragma('wal_checkpoint(TRUNCATE)');
  dropErasedObjects(ctx);
  return { erased: ids.length };
}

/** @throws AppError `record.missing`, `erase.decided`. */
export function refuseErase(ctx: RecordsContext, { id, answer }: { id: string; answer: string }): void {
  const row = getPending(ctx, id);
  act(ctx, traceOf('erase.refuse', row.register, id, row.reason), () => decide(ctx, id, 'refused', answer));
}

function decide(ctx: RecordsContext, id: string, state: 'done' | 'refused', answer: string): void {
  ctx.db
    .update(eraseRequests)
    .set({
      state,
      answer,
      decidedAt: nowIso(ctx.ports),
      decidedAccountId: ctx.session.accountId,
      decidedPersonId: ctx.actor.personId,
    })
    .where(eq(eraseRequests.id, id))
    .run();
}
