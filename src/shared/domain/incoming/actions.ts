import { AppError } from '#shared/rpc/app-error.ts';
import type { ErrorParams } from '#shared/rpc/app-error.ts';
import type { ErrorCode } from '#shared/text/errors/index.ts';
import { findDependence } from '../people/independence.ts';
import { attribute } from '../people/people.ts';
import type { Actor, Attribution, Handler } from '../people/people.ts';
import { roleLabels } from '../people/roles.ts';
import type { BusinessRole, Role } from '../people/roles.ts';
import { incomingActionLabels, incomingStatusLabels, mustBeAnswered } from './incoming.ts';
import type { Incoming, IncomingAction, IncomingStatus } from './incoming.ts';

type Steps = Partial<Record<IncomingAction, IncomingStatus>>;

/** While the clock runs. */
const running = (status: IncomingStatus): Steps => ({
  extend: status,
  object: status,
  settle: status,
  link: status,
  save: status,
});
/** Once answered, what was hung on it still goes on. */
const answered = (status: IncomingStatus): Steps => ({
  settle: status,
  again: 'drafting',
  link: status,
});

/** What can be done in each state, and where it goes then. An objection that the organ grants ends it: `withdrawn`. */
export const incomingTransitions: Record<IncomingStatus, Steps> = {
  registered: { assign: 'assigned', ...running('registered') },
  assigned: { assign: 'assigned', answer: 'drafting', ...running('assigned') },
  drafting: { assign: 'drafting', answer: 'drafting', reply: 'replied', ...running('drafting') },
  replied: { effect: 'recorded', ...answered('replied') },
  recorded: { effect: 'recorded', close: 'closed', ...answered('recorded') },
  closed: {},
  withdrawn: {},
};

type Refusal = { readonly code: ErrorCode; readonly params?: ErrorParams };
type Doer = { readonly by: Attribution; readonly role: Role };
type Guard = (letter: Incoming, doer: Doer) => Refusal | undefined;

const COORDINATING = ['coordinator', 'leader'] as const satisfies readonly BusinessRole[];
const BUSINESS = ['coordinator', 'officer', 'leader'] as const satisfies readonly BusinessRole[];

export const incomingRules: Record<
  IncomingAction,
  { readonly roles: readonly BusinessRole[]; readonly guards: readonly Guard[] }
> = {
  save: { roles: COORDINATING, guards: [] },
  assign: { roles: COORDINATING, guards: [] },
  answer: { roles: BUSINESS, guards: [answersForOwnUnit] },
  reply: { roles: COORDINATING, guards: [everyDemandAnswered] },
  effect: { roles: BUSINESS, guards: [answersForOwnUnit] },
  close: { roles: COORDINATING, guards: [linksSettled, noObjection, closedByOther] },
  extend: { roles: COORDINATING, guards: [] },
  object: { roles: COORDINATING, guards: [noObjection] },
  settle: { roles: COORDINATING, guards: [anObjection] },
  again: { roles: COORDINATING, guards: [] },
  link: { roles: COORDINATING, guards: [] },
};

/** An officer writes for a unit that the letter was handed to: his own. */
function answersForOwnUnit({ unitIds }: Incoming, { by, role }: Doer): Refusal | undefined {
  if (role !== 'officer') return undefined;
  const own = by.typist.unitId;
  return own !== null && unitIds.includes(own) ? undefined : { code: 'incoming.other-unit' };
}

function everyDemandAnswered({ demands }: Incoming): Refusal | undefined {
  const count = demands.filter(({ isAnswered }) => !isAnswered).length;
  return count === 0 ? undefined : { code: 'incoming.demands-open', params: { count } };
}

function linksSettled({ links }: Incoming): Refusal | undefined {
  const count = links.filter(({ type, isSettled }) => mustBeAnswered.includes(type) && !isSettled).length;
  return count === 0 ? undefined : { code: 'incoming.links-open', params: { count } };
}

function noObjection({ hasOpenObjection }: Incoming): Refusal | undefined {
  return hasOpenObjection ? { code: 'incoming.objection-open' } : undefined;
}

function anObjection({ hasOpenObjection }: Incoming): Refusal | undefined {
  return hasOpenObjection ? undefined : { code: 'incoming.objection-none' };
}

/** Who answered does not close: neither as 办理人 nor as 录入人. */
function closedByOther({ repliedBy }: Incoming, { by }: Doer): Refusal | undefined {
  if (repliedBy === null) return undefined;
  return findDependence(by, [repliedBy], []) === 'same-person' ? { code: 'incoming.self-close' } : undefined;
}

export type IncomingOffer = {
  readonly action: IncomingAction;
  readonly allowed: boolean;
  readonly reason?: Refusal;
};

/** The steps that may be taken now, each with the reason when this account may not take it. */
export function incomingOffers(letter: Incoming, actor: Actor): IncomingOffer[] {
  return stepsFrom(letter.status)
    .filter(([action]) => action !== 'settle' || letter.hasOpenObjection)
    .map(([action]) => {
      const reason = findRefusal(letter, action, { by: attribute(actor), role: actor.role });
      return reason ? { action, allowed: false, reason } : { action, allowed: true };
    });
}

/**
 * @returns the state afterwards
 * @throws AppError incoming.wrong-status, incoming.role, or the first of the action's own refusals
 */
export function checkIncoming(
  letter: Incoming,
  action: IncomingAction,
  actor: Actor,
  handler?: Handler,
): IncomingStatus {
  const next = incomingTransitions[letter.status][action];
  if (next === undefined) {
    throw new AppError('incoming.wrong-status', {
      status: incomingStatusLabels[letter.status],
      action: incomingActionLabels[action],
    });
  }
  const refusal = findRefusal(letter, action, { by: attribute(actor, handler), role: actor.role });
  if (refusal) throw new AppError(refusal.code, refusal.params);
  return next;
}

function findRefusal(letter: Incoming, action: IncomingAction, doer: Doer): Refusal | undefined {
  const { roles, guards } = incomingRules[action];
  if (!roles.some((role) => role === doer.role)) {
    const params = { action: incomingActionLabels[action], role: roleLabels[doer.role] };
    return { code: 'incoming.role', params };
  }
  for (const guard of guards) {
    const refusal = guard(letter, doer);
    if (refusal) return refusal;
  }
  return undefined;
}

function stepsFrom(status: IncomingStatus): [IncomingAction, IncomingStatus][] {
  return Object.entries(incomingTransitions[status]) as [IncomingAction, IncomingStatus][];
}
