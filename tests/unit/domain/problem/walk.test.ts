import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Actor, Attribution } from '#shared/domain/people/people.ts';
import { attribute } from '#shared/domain/people/people.ts';
import { checkAction } from '#shared/domain/problem/actions.ts';
import { checkNewDeadline, pendingExtension } from '#shared/domain/problem/extension.ts';
import { EvidenceStage, ProblemAction } from '#shared/domain/problem/problem.ts';
import type { Problem, ProblemStatus } from '#shared/domain/problem/problem.ts';
import { problemTransitions } from '#shared/domain/problem/transitions.ts';
import { refusalOf } from '../refusal.ts';
import { problem } from './samples.ts';

/** A little model of its own: what happened to a problem, told without the rules. */
type World = {
  current: Problem;
  former: ProblemStatus;
  /** Every deadline there ever was. */
  deadlines: string[];
  /** Who handed in fixes of this round, for which units. */
  fixers: { by: Attribution; unitId: string | null }[];
  verifiedBy: Attribution | null;
};

const people = ['ann', 'ben', 'cat', 'dan', 'eve', 'fay'] as const;
const units = ['village', 'school', 'police', 'clinic'] as const;
const days = ['2026-11-20', '2026-11-25', '2026-12-01', '2026-12-10'] as const;

const actor: fc.Arbitrary<Actor> = fc.record({
  personId: fc.constantFrom(...people),
  accountId: fc.constantFrom('one', 'two', 'three', 'four'),
  unitId: fc.constantFrom(...units, null),
  role: fc.constantFrom('coordinator' as const, 'officer' as const, 'leader' as const),
});
const handler = fc.record({ personId: fc.constantFrom(...people), unitId: fc.constantFrom(...units, null) });
/** Mostly a step that the state knows, now and then any at all: else no walk would ever get far. */
const steps = fc.array(
  fc.record({
    any: fc.constantFrom(...ProblemAction.options, ...EvidenceStage.options),
    steer: fc.nat({ max: 1000 }),
    actor,
    handler: fc.option(handler, { nil: undefined, freq: 2 }),
    day: fc.constantFrom(...days),
    unit: fc.constantFrom(...units),
  }),
  { minLength: 60, maxLength: 200 },
);

type Move = ProblemAction | EvidenceStage;

function steered({ status }: Problem, any: Move, steer: number): Move {
  if (steer % 5 === 0) return any;
  if (steer % 5 === 1) return steer % 2 === 0 ? 'before' : 'after';
  const known = Object.keys(problemTransitions[status]);
  return ProblemAction.parse(known[steer % known.length]);
}

type Taken = { by: Attribution; day: string; unit: string };

/** What each step changes, as the stores would keep it. */
const effects: Partial<Record<ProblemAction, (world: World, taken: Taken) => Partial<Problem>>> = {
  assign: (world, taken) => dispatch(world, taken),
  reassign: (world, taken) => dispatch(world, taken),
  submit: (world, { by, day }) => {
    const { unitId, fixes, reopenCount: round } = world.current;
    world.fixers.push({ by, unitId });
    return {
      fixes: [...fixes, { by, unitId: unitId ?? '', doneOn: day, round, note: '' }],
      extensions: lapse(world),
    };
  },
  extend: ({ current }, { by, day }) => ({
    extensions: [
      ...current.extensions,
      {
        by,
        round: current.reopenCount,
        fromDueOn: current.dueOn ?? day,
        wantedDueOn: day,
        state: 'pending',
        grantedDueOn: null,
      },
    ],
  }),
  grantExtension: (world, { day }) => ({
    dueOn: setDeadline(world, day),
    extensions: world.current.extensions.map((one) =>
      one.state === 'pending' ? { ...one, state: 'granted', grantedDueOn: day } : one,
    ),
  }),
  refuseExtension: ({ current }) => ({
    extensions: current.extensions.map((one) =>
      one.state === 'pending' ? { ...one, state: 'refused' } : one,
    ),
  }),
  verify: (world, { by }) => {
    world.verifiedBy = by;
    return {};
  },
  sendBack: (world, { day }) => {
    world.verifiedBy = null;
    return { dueOn: setDeadline(world, day) };
  },
  escalate: ({ current }) => ({ escalation: current.escalation + 1 }),
  enlist: (_, { day }) => ({ listing: { level: 'town', listedOn: day, dueOn: day } }),
  delist: () => ({ listing: null }),
  merge: (world) => {
    world.former = world.current.status;
    return { mergedInto: { id: 'kept', status: 'signed' }, extensions: lapse(world) };
  },
  unmerge: () => ({ mergedInto: null }),
  reopen: (world, { day }) => {
    world.fixers = [];
    world.verifiedBy = null;
    const dueOn = setDeadline(world, day);
    return { reopenCount: world.current.reopenCount + 1, dueOn, originalDueOn: dueOn, escalation: 0 };
  },
};

function dispatch(world: World, { day, unit }: Taken): Partial<Problem> {
  const dueOn = setDeadline(world, day);
  return {
    unitId: unit,
    dueOn,
    originalDueOn: world.current.originalDueOn ?? dueOn,
    extensions: lapse(world),
  };
}

function lapse({ current }: World): Problem['extensions'] {
  return current.extensions.map((one) => (one.state === 'pending' ? { ...one, state: 'lapsed' } : one));
}

function setDeadline(world: World, day: string): string {
  world.deadlines.push(day);
  return day;
}

function share(a: Attribution, b: Attribution): boolean {
  const ofA = [a.handler.personId, a.typist.personId];
  return (
    ofA.includes(b.handler.personId) ||
    ofA.includes(b.typist.personId) ||
    a.typist.accountId === b.typist.accountId
  );
}

const isFixSeen = (world: World, by: Attribution): boolean =>
  world.fixers.length > 0 &&
  world.fixers.every(
    (one) => !share(one.by, by) && ![by.handler.unitId, by.typist.unitId].includes(one.unitId),
  );

const hasBoth = ({ evidence, reopenCount }: Problem): boolean => {
  const stages = evidence.filter(({ round }) => round === reopenCount).map(({ stage }) => stage);
  return stages.includes('before') && stages.includes('after');
};

function isGrantedByAnother({ extensions, unitId }: Problem, by: Attribution): boolean {
  const asked = pendingExtension({ extensions });
  const isOther = asked !== undefined && !share(asked.by, by);
  return isOther && ![by.handler.unitId, by.typist.unitId].includes(unitId);
}

type Seen = { world: World; was: Problem; action: ProblemAction; by: Attribution };

/** What must be true of every step that was taken, in the words of the model. */
const laws: Readonly<Record<string, (seen: Seen) => boolean>> = {
  'a merged problem only comes apart again': ({ was, action }) =>
    was.status !== 'merged' || action === 'unmerge',
  'good is what another saw, with pictures of before and after': ({ world, was, action, by }) =>
    (action !== 'verify' && action !== 'close') || (hasBoth(was) && isFixSeen(world, by)),
  'closed is what was verified and hangs on no board': ({ world, was, action }) =>
    action !== 'close' || (world.verifiedBy !== null && was.listing === null),
  'more time comes from another': ({ was, action, by }) =>
    action !== 'grantExtension' || isGrantedByAnother(was, by),
  'more time is later': ({ world, was, action }) =>
    action !== 'grantExtension' || (world.current.dueOn ?? '') > (was.dueOn ?? ''),
  'the first day of a round stays': ({ world: { current }, was }) =>
    was.reopenCount !== current.reopenCount ||
    was.originalDueOn === null ||
    current.originalDueOn === was.originalDueOn,
  'no application is lost': ({ world, was }) => world.current.extensions.length >= was.extensions.length,
  'at most one waits': ({ world }) =>
    world.current.extensions.filter(({ state }) => state === 'pending').length <= 1,
  'the day that holds was once set': ({ world }) =>
    world.current.dueOn === null || world.deadlines.includes(world.current.dueOn),
};

function brokenBy(seen: Seen): string[] {
  return Object.entries(laws)
    .filter(([, holds]) => !holds(seen))
    .map(([law]) => law);
}

function begin(): World {
  const current = problem({
    status: 'found',
    unitId: null,
    dueOn: null,
    originalDueOn: null,
    dispatchedOn: null,
    fixes: [],
    evidence: [],
  });
  return { current, former: 'found', deadlines: [], fixers: [], verifiedBy: null };
}

/** How far the walks get: a property that never leaves the first state proves nothing. */
const reached = new Set<string>();

it('no walk closes a problem without evidence and another’s look, forgets a deadline or moves a merged one', () => {
  fc.assert(
    fc.property(steps, (walk) => {
      const world = begin();
      for (const { any, steer, actor: who, handler: doer, day, unit } of walk) {
        const was = world.current;
        const name = steered(was, any, steer);
        if (name === 'before' || name === 'after') {
          const added = { id: `e${was.evidence.length}`, stage: name, round: was.reopenCount };
          world.current = { ...was, evidence: [...was.evidence, added] };
          continue;
        }
        const needsLater = name === 'extend' || name === 'grantExtension';
        const refusal = refusalOf(() => {
          checkAction(was, name, who, doer);
          if (needsLater) checkNewDeadline(was, day);
        });
        if (refusal !== undefined) continue;
        const target = checkAction(was, name, who, doer);
        const by = attribute(who, doer);
        const change = effects[name]?.(world, { by, day, unit }) ?? {};
        world.current = { ...was, ...change, status: target === 'former' ? world.former : target };
        reached.add(name);
        expect(brokenBy({ world, was, action: name, by })).toEqual([]);
      }
    }),
    { numRuns: 400 },
  );
  expect([...reached].toSorted()).toEqual(ProblemAction.options.toSorted());
});
