import { eq } from 'drizzle-orm';
import type { IncomingKind } from '#shared/domain/incoming/incoming.ts';
import { isRunning } from '#shared/domain/incoming/limit.ts';
import type { RecordsContext } from '../context.ts';
import { incoming } from '../store/schema/incoming.ts';
import { noteLetter } from './incoming-act.ts';
import { loadLetter } from './incoming-rows.ts';

/** The kind of document that answers each kind of letter. */
const replies: Record<IncomingKind, string> = {
  supervisory: 'reply-supervisory',
  procuratorial: 'reply-procuratorial',
  judicial: 'reply-judicial',
  police: 'reply-police',
  other: 'reply-letter',
};

export function suggestReply(ctx: RecordsContext, id: string): string {
  return replies[loadLetter(ctx, id).row.kind];
}

/** The answer was issued here: its number is at hand when it is registered as sent. Only inside the act of issuing. */
export function noteReplyIssued(
  ctx: RecordsContext,
  id: string,
  { number, handlerId }: { number: string; handlerId: string },
): void {
  if (isRunning[loadLetter(ctx, id).row.status])
    ctx.db.update(incoming).set({ replyNumber: number }).where(eq(incoming.id, id)).run();
  noteLetter(ctx, id, { action: 'paper', handlerId, note: number });
}
