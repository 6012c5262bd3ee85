import { and, asc, eq } from 'drizzle-orm';
import { tookPart } from '#shared/domain/people/people.ts';
import { needsConfirmation } from '#shared/domain/obligation/period-state.ts';
import {
  checkWithdrawal,
  periodAt,
  withdrawalNeedsSecond,
} from '#shared/domain/obligation/obligation-rules.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { actFiles, actSteps, actUnits, obligationActs } from '../store/schema/obligations.ts';
import { attributionOf } from './attribution.ts';
import { findEra, periodsOf } from './demands.ts';
import type { Demand } from './demands.ts';
import { assertFile } from './files.ts';
import { getDemand } from './obligation-reliefs.ts';
import { isByHand, isCountable } from './obligation-states.ts';
import { subjectsOf, TOWN } from './obligation-subjects.ts';
import { assertUnit, getHandler } from './organisation.ts';
import { entryRules } from './time-rules.ts';

type NewAct = {
  id: string;
  subjectKey: string;
  date: string;
  text: string;
  participants: number | null;
  unitIds: readonly string[];
  fileIds: readonly string[];
  handlerId?: string | undefined;
};

/**
 * 办结登记: something done for an obligation. Typed later than the office allows, it counts once a second person vouches.
 * @throws AppError `obligation.*`, `record.missing`, `person.missing`.
 */
export function recordAct(ctx: RecordsContext, input: NewAct): { id: string; needsConfirmation: boolean } {
  const { db } = ctx;
  const demand = getDemand(ctx, input.id);
  const handler = getHandler(ctx, input.handlerId);
  const day = today(ctx.ports);
  if (!isCountable(demand)) throw new AppError('obligation.not-countable');
  if (!isByHand(demand)) throw new AppError('obligation.by-checks');
  if (input.date > day) throw new AppError('obligation.future-date');
  const subjectKey = subjectFor(ctx, demand, input.subjectKey);
  for (const unitId of input.unitIds) assertUnit(db, unitId);
  for (const fileId of input.fileIds) assertFile(ctx, fileId);
  const id = ctx.ports.random.uuid();
  const isLate = needsConfirmation(input.date, day, entryRules(ctx));
  const trace = {
    action: 'obligations.record',
    objectType: 'obligation',
    objectId: demand.id,
    fields: ['date', 'text', 'participants', 'units', 'files'],
    handler: { id: handler.personId, name: handler.name },
  };
  act(ctx, trace, () => {
    db.insert(obligationActs)
      .values({
        id,
        obligationId: demand.id,
        subjectKey,
        actOn: input.date,
        enteredOn: day,
        text: input.text,
        participants: input.participants,
        needsConfirmation: isLate,
        at: nowIso(ctx.ports),
        handlerId: handler.personId,
        accountId: ctx.session.accountId,
      })
      .run();
    for (const unitId of new Set(input.unitIds)) db.insert(actUnits).values({ actId: id, unitId }).run();
    for (const fileId of new Set(input.fileIds)) db.insert(actFiles).values({ actId: id, fileId }).run();
  });
  return { id, needsConfirmation: isLate };
}

function subjectFor(ctx: RecordsContext, demand: Demand, key: string): string {
  if (demand.subject === 'campaign') return TOWN;
  if (!subjectsOf(ctx, demand).some(({ id }) => id === key)) throw new AppError('obligation.subject-missing');
  return key;
}

/** @throws AppError `record.missing`, `obligation.not-late`, `obligation.confirmed`, `obligation.self-confirm`. */
export function confirmAct(ctx: RecordsContext, actId: string): void {
  const { row, steps } = getAct(ctx, actId);
  if (steps.some(({ kind }) => kind === 'withdrawn')) throw new AppError('obligation.act-withdrawn');
  if (steps.some(({ kind }) => kind === 'confirmed')) throw new AppError('obligation.confirmed');
  if (!row.needsConfirmation) throw new AppError('obligation.not-late');
  if (tookPart(attributionOf(ctx, row), ctx.actor)) throw new AppError('obligation.self-confirm');
  addStep(ctx, { action: 'obligations.confirm', row, kind: 'confirmed', note: '' });
}

/**
 * Takes an act back. Who did or typed it may, his unit's colleagues and the coordinator; once its period is settled, the
 * first asks and a second person takes it back.
 * @throws AppError `record.missing`, `obligation.*`, `person.missing`.
 */
export function withdrawAct(
  ctx: RecordsContext,
  { actId, reason, handlerId }: { actId: string; reason: string; handlerId?: string | undefined },
): { isWithdrawn: boolean } {
  const handler = getHandler(ctx, handlerId);
  const { row, steps, demand } = getAct(ctx, actId);
  const done = attributionOf(ctx, row);
  const units = [done.handler.unitId, done.typist.unitId];
  const isOwn = tookPart(done, ctx.actor) || (ctx.actor.unitId !== null && units.includes(ctx.actor.unitId));
  if (ctx.actor.role === 'officer' && !isOwn) throw new AppError('obligation.other-unit');
  const asked = steps.find(({ kind }) => kind === 'withdrawal-asked');
  checkWithdrawal(
    {
      isWithdrawn: steps.some(({ kind }) => kind === 'withdrawn'),
      asked: asked ? attributionOf(ctx, asked) : null,
    },
    ctx.actor,
  );
  const isWithdrawn = asked !== undefined || !isSettled(ctx, demand, row.actOn);
  addStep(ctx, {
    action: 'obligations.withdraw',
    row,
    kind: isWithdrawn ? 'withdrawn' : 'withdrawal-asked',
    note: reason,
    handler,
  });
  return { isWithdrawn };
}

function isSettled(ctx: RecordsContext, demand: Demand, actOn: string): boolean {
  const era = findEra(ctx);
  if (!era) return false;
  const period = periodAt(periodsOf(demand, era, era.day), actOn);
  return withdrawalNeedsSecond(period, era.day, era.rules);
}

type ActRow = typeof obligationActs.$inferSelect;
type StepRow = typeof actSteps.$inferSelect;

function getAct(ctx: RecordsContext, id: string): { row: ActRow; steps: StepRow[]; demand: Demand } {
  const row = ctx.db.select().from(obligationActs).where(eq(obligationActs.id, id)).get();
  if (!row) throw new AppError('record.missing');
  const demand = getDemand(ctx, row.obligationId);
  if (!subjectsOf(ctx, demand).some((subject) => subject.id === row.subjectKey))
    throw new AppError('record.missing');
  const isOf = and(eq(actSteps.actId, id));
  return { row, demand, steps: ctx.db.select().from(actSteps).where(isOf).orderBy(asc(actSteps.at)).all() };
}

type NewStep = {
  action: string;
  row: ActRow;
  kind: StepRow['kind'];
  note: string;
  handler?: { personId: string; name: string };
};

function addStep(ctx: RecordsContext, { action, row, kind, note, handler }: NewStep): void {
  const trace = {
    action,
    objectType: 'obligation',
    objectId: row.obligationId,
    fields: [kind, row.id],
    ...(handler ? { handler: { id: handler.personId, name: handler.name } } : {}),
  };
  act(ctx, trace, () =>
    ctx.db
      .insert(actSteps)
      .values({
        id: ctx.ports.random.uuid(),
        actId: row.id,
        kind,
        onDay: today(ctx.ports),
        note,
        at: nowIso(ctx.ports),
        handlerId: handler?.personId ?? ctx.actor.personId,
        accountId: ctx.session.accountId,
      })
      .run(),
  );
}
