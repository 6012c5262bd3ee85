import { eq, max } from 'drizzle-orm';
import { checkIncoming } from '#shared/domain/incoming/actions.ts';
import type { IncomingAction, IncomingStatus } from '#shared/domain/incoming/incoming.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { incoming, incomingEvents } from '../store/schema/incoming.ts';
import { loadLetter } from './incoming-rows.ts';
import type { LetterRow, LoadedLetter } from './incoming-rows.ts';
import { getHandler } from './organisation.ts';
import type { NamedHandler } from './organisation.ts';

export type LetterStep = { id: string; revision: number; handlerId?: string | undefined };

type Plan = {
  action: IncomingAction;
  /** The command as the audit calls it. */
  name: string;
  note: string;
  /** Refuses by what only the store or the calendar knows. */
  check?: (loaded: LoadedLetter) => void;
  change?: (loaded: LoadedLetter, handler: NamedHandler) => Partial<LetterRow>;
  /** More rows of the same act. */
  also?: (loaded: LoadedLetter, handler: NamedHandler) => void;
  /** Where the step leads, when it is not where the table says. */
  leadsTo?: IncomingStatus | undefined;
};

/** One step of a letter: the table decides, and the change, its line in the story and the audit row are one. */
export function takeLetterStep(ctx: RecordsContext, step: LetterStep, plan: Plan): void {
  const loaded = loadLetter(ctx, step.id);
  const { row, domain } = loaded;
  if (row.revision !== step.revision) throw new AppError('record.stale');
  const handler = getHandler(ctx, step.handlerId);
  const status = checkIncoming(domain, plan.action, ctx.actor, handler);
  plan.check?.(loaded);
  const change = plan.change?.(loaded, handler) ?? {};
  const fields = ['status', ...Object.keys(change)];
  const trace = { action: plan.name, objectType: 'incoming', objectId: row.id, fields };
  act(ctx, { ...trace, handler: { id: handler.personId, name: handler.name } }, () => {
    plan.also?.(loaded, handler);
    ctx.db
      .update(incoming)
      .set({ ...change, status: plan.leadsTo ?? status, revision: row.revision + 1 })
      .where(eq(incoming.id, row.id))
      .run();
    noteLetter(ctx, row.id, { action: plan.action, handlerId: handler.personId, note: plan.note });
  });
}

/** One line of a letter's story; only inside an act. */
export function noteLetter(
  ctx: RecordsContext,
  incomingId: string,
  event: { action: string; handlerId: string; note: string },
): void {
  const before = ctx.db
    .select({ last: max(incomingEvents.ordinal) })
    .from(incomingEvents)
    .where(eq(incomingEvents.incomingId, incomingId))
    .get();
  ctx.db
    .insert(incomingEvents)
    .values({
      id: ctx.ports.random.uuid(),
      incomingId,
      ordinal: (before?.last ?? 0) + 1,
      at: nowIso(ctx.ports),
      accountId: ctx.session.accountId,
      ...event,
    })
    .run();
}
