import { and, eq, isNull } from 'drizzle-orm';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { objectionKindLabels, outcomeLabels } from '#shared/domain/incoming/incoming.ts';
import type { ObjectionKind, ObjectionOutcome } from '#shared/domain/incoming/incoming.ts';
import { refuseMarked } from '#shared/domain/incoming/secrecy.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { ErrorCode } from '#shared/text/errors/index.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { incomingDemands, incomingObjections, incomingUnits } from '../store/schema/incoming.ts';
import { takeLetterStep } from './incoming-act.ts';
import type { LetterStep } from './incoming-act.ts';
import { assertFiles, writeFiles } from './incoming-register.ts';
import type { LoadedLetter } from './incoming-rows.ts';
import { onField } from './on-field.ts';
import { assertUnit, unitNames } from './organisation.ts';

/** 分办: whom it goes to; again, to others. */
export function assignIncoming(
  ctx: RecordsContext,
  input: LetterStep & { unitIds: readonly string[]; note: string },
): void {
  const unitIds = [...new Set(input.unitIds)];
  if (unitIds.length === 0) throw onField('incoming.unit-none', 'unitIds');
  for (const id of unitIds) assertUnit(ctx.db, id);
  const name = unitNames(ctx.db);
  takeLetterStep(ctx, input, {
    action: 'assign',
    name: 'incoming.assign',
    note: [unitIds.map((id) => name(id) ?? '').join('、'), input.note].filter(Boolean).join('：'),
    also: () => {
      ctx.db.delete(incomingUnits).where(eq(incomingUnits.incomingId, input.id)).run();
      for (const [index, unitId] of unitIds.entries())
        ctx.db
          .insert(incomingUnits)
          .values({ incomingId: input.id, unitId, ordinal: index + 1 })
          .run();
    },
  });
}

type Answers = LetterStep & {
  answers: readonly { demandId: string; answer: string }[];
  fileIds: readonly string[];
};

/** What was done about each demand; an emptied one counts as not written. Only files one may read are hung on it. */
export function answerIncoming(ctx: RecordsContext, input: Answers): void {
  refuseMarked(input.answers);
  assertFiles(ctx, input.fileIds);
  takeLetterStep(ctx, input, {
    action: 'answer',
    name: 'incoming.answer',
    note: input.fileIds.length === 0 ? '' : `附材料 ${new Set(input.fileIds).size} 份`,
    check: ({ demands }) => {
      const known = new Set(demands.map(({ id }) => id));
      if (input.answers.some(({ demandId }) => !known.has(demandId)))
        throw new AppError('incoming.demand-missing');
    },
    also: ({ demands }, handler) => {
      writeFiles(ctx, input.id, 'answer', input.fileIds);
      const before = new Map(demands.map(({ id, answer }) => [id, answer]));
      const day = today(ctx.ports);
      for (const { demandId, answer } of input.answers) {
        if (before.get(demandId) === answer) continue;
        ctx.db
          .update(incomingDemands)
          .set({
            answer,
            answeredOn: answer === '' ? null : day,
            handlerId: handler.personId,
            accountId: ctx.session.accountId,
          })
          .where(eq(incomingDemands.id, demandId))
          .run();
      }
    },
  });
}

type Reply = LetterStep & {
  repliedOn: PlainDate;
  replyNumber: string;
  note: string;
  fileIds: readonly string[];
};

/** The answer went out. */
export function replyIncoming(ctx: RecordsContext, input: Reply): void {
  const { id, repliedOn, replyNumber, note, fileIds } = input;
  refuseMarked([replyNumber, note]);
  assertFiles(ctx, fileIds);
  takeLetterStep(ctx, input, {
    action: 'reply',
    name: 'incoming.reply',
    note: [replyNumber, note].filter(Boolean).join(' '),
    check: (loaded) => assertDay(ctx, loaded, repliedOn, ['repliedOn', 'incoming.replied-bad']),
    change: (_loaded, handler) => ({
      repliedOn,
      replyNumber,
      repliedHandlerId: handler.personId,
      repliedAccountId: ctx.session.accountId,
      repliedTypistId: ctx.actor.personId,
    }),
    also: () => writeFiles(ctx, id, 'reply', fileIds),
  });
}

type Effect = LetterStep & { effectOn: PlainDate; effect: string; fileIds: readonly string[] };

export function recordEffect(ctx: RecordsContext, input: Effect): void {
  const { id, effectOn, effect, fileIds } = input;
  refuseMarked(effect);
  assertFiles(ctx, fileIds);
  takeLetterStep(ctx, input, {
    action: 'effect',
    name: 'incoming.effect',
    note: effect,
    check: (loaded) => assertDay(ctx, loaded, effectOn, ['effectOn', 'incoming.past-day']),
    change: () => ({ effectOn, effect }),
    also: () => writeFiles(ctx, id, 'effect', fileIds),
  });
}

export function closeIncoming(ctx: RecordsContext, input: LetterStep & { note: string }): void {
  const closedOn = today(ctx.ports);
  takeLetterStep(ctx, input, {
    action: 'close',
    name: 'incoming.close',
    note: input.note,
    change: () => ({ closedOn }),
  });
}

/** The organ gave more time, in writing. */
export function extendIncoming(
  ctx: RecordsContext,
  input: LetterStep & { to: PlainDate; note: string },
): void {
  takeLetterStep(ctx, input, {
    action: 'extend',
    name: 'incoming.extend',
    note: `延到 ${input.to}：${input.note}`,
    check: ({ row: { limitOn, receivedOn } }) => {
      const limit = limitOn ?? receivedOn;
      if (input.to <= limit) throw onField('incoming.extension-not-later', 'to', { limit });
    },
    change: () => ({ grantedLimitOn: input.to, limitOn: input.to }),
  });
}

/** The organ wants another answer by a day; the clock runs again. */
export function askAgain(ctx: RecordsContext, input: LetterStep & { to: PlainDate; note: string }): void {
  takeLetterStep(ctx, input, {
    action: 'again',
    name: 'incoming.again',
    note: `${input.to} 前再复：${input.note}`,
    check: () => {
      if (input.to < today(ctx.ports)) throw onField('incoming.limit-needed', 'to');
    },
    change: () => ({ grantedLimitOn: input.to, limitOn: input.to }),
  });
}

type Objection = LetterStep & { kind: ObjectionKind; filedOn: PlainDate; ground: string };

/** The clock goes on: only the organ gives time. */
export function objectIncoming(ctx: RecordsContext, input: Objection): void {
  const { id, kind, filedOn, ground } = input;
  refuseMarked(ground);
  takeLetterStep(ctx, input, {
    action: 'object',
    name: 'incoming.object',
    note: `${objectionKindLabels[kind]}：${ground}`,
    check: (loaded) => assertDay(ctx, loaded, filedOn, ['filedOn', 'incoming.past-day']),
    also: ({ objections }) =>
      ctx.db
        .insert(incomingObjections)
        .values({
          id: ctx.ports.random.uuid(),
          incomingId: id,
          ordinal: objections.length + 1,
          kind,
          filedOn,
          ground,
        })
        .run(),
  });
}

type Settled = LetterStep & { outcome: ObjectionOutcome; decidedOn: PlainDate; decision: string };

/** What the organ said to it. A letter taken back ends here. */
export function settleObjection(ctx: RecordsContext, input: Settled): void {
  const { id, outcome, decidedOn, decision } = input;
  takeLetterStep(ctx, input, {
    action: 'settle',
    name: 'incoming.settle',
    note: [outcomeLabels[outcome], decision].filter(Boolean).join('：'),
    leadsTo: outcome === 'withdrawn' ? 'withdrawn' : undefined,
    check: (loaded) => assertDay(ctx, loaded, decidedOn, ['decidedOn', 'incoming.past-day']),
    also: () =>
      ctx.db
        .update(incomingObjections)
        .set({ outcome, decidedOn, decision })
        .where(and(eq(incomingObjections.incomingId, id), isNull(incomingObjections.outcome)))
        .run(),
  });
}

/** Neither before the letter came nor still to come. */
function assertDay(
  ctx: RecordsContext,
  { row }: LoadedLetter,
  day: PlainDate,
  [field, code]: [string, ErrorCode],
): void {
  if (day > today(ctx.ports) || day < row.receivedOn) throw onField(code, field);
}
