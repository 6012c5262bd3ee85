import type { PrivacyRule } from '#shared/contract/privacy.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { actOnOffice, nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { typistNames } from './organisation.ts';
import { getSetting, setSetting } from './settings.ts';
import type { LeastProposal } from './settings.ts';

export function readPrivacyRule(ctx: RecordsContext): PrivacyRule {
  const waiting = getSetting(ctx.desk.officeDb, 'privacyLeastProposal');
  return {
    least: getSetting(ctx.desk.officeDb, 'privacyLeast'),
    proposal: waiting && {
      id: waiting.id,
      least: waiting.least,
      reason: waiting.reason,
      at: waiting.at,
      by: typistNames(ctx)(waiting.accountId),
      isMine: isProposer(ctx, waiting),
    },
  };
}

/** One person with two accounts is still one person. */
function isProposer(ctx: RecordsContext, { accountId, personId }: LeastProposal): boolean {
  return accountId === ctx.actor.accountId || personId === ctx.actor.personId;
}

/**
 * A larger number looks harder and holds at once. A smaller one lets more pass: it waits for another person.
 * @throws AppError `privacy.rule-waiting` while another person's wish waits.
 */
export function proposeRule(
  ctx: RecordsContext,
  { least, reason }: { least: number; reason: string },
): { state: 'set' | 'waiting' } {
  const db = ctx.desk.officeDb;
  const waiting = getSetting(db, 'privacyLeastProposal');
  if (waiting && !isProposer(ctx, waiting)) throw new AppError('privacy.rule-waiting');
  const isLoosened = least < getSetting(db, 'privacyLeast');
  const { accountId, personId } = ctx.actor;
  const wish = { id: ctx.ports.random.uuid(), least, reason, at: nowIso(ctx.ports), accountId, personId };
  actOnOffice(ctx, traceOf(ctx, 'privacy.proposeRule', reason), () => {
    setSetting(db, 'privacyLeastProposal', isLoosened ? wish : null);
    if (!isLoosened) setSetting(db, 'privacyLeast', least);
  });
  return { state: isLoosened ? 'waiting' : 'set' };
}

/** @throws AppError `privacy.rule-same-person`, `record.stale` when another wish waits by now. */
export function agreeRule(ctx: RecordsContext, id: string): void {
  const waiting = getWaiting(ctx, id);
  if (isProposer(ctx, waiting)) throw new AppError('privacy.rule-same-person');
  actOnOffice(ctx, traceOf(ctx, 'privacy.agreeRule', waiting.reason), () => {
    setSetting(ctx.desk.officeDb, 'privacyLeast', waiting.least);
    setSetting(ctx.desk.officeDb, 'privacyLeastProposal', null);
  });
}

/** Another person says no, or who asked takes it back. @throws AppError `record.stale`. */
export function dropRule(ctx: RecordsContext, id: string): void {
  const waiting = getWaiting(ctx, id);
  actOnOffice(ctx, traceOf(ctx, 'privacy.dropRule', waiting.reason), () =>
    setSetting(ctx.desk.officeDb, 'privacyLeastProposal', null),
  );
}

function getWaiting(ctx: RecordsContext, id: string): LeastProposal {
  const waiting = getSetting(ctx.desk.officeDb, 'privacyLeastProposal');
  if (waiting?.id !== id) throw new AppError('record.stale');
  return waiting;
}

function traceOf(ctx: RecordsContext, action: string, purpose: string) {
  return { action, objectType: 'desk', objectId: ctx.desk.deskId, fields: ['privacyLeast'], purpose };
}
