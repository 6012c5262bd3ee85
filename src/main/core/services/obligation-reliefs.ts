import { asc, eq } from 'drizzle-orm';
import type { ReliefLine } from '#shared/contract/obligations.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { checkDecision, mayDecide } from '#shared/domain/obligation/obligation-rules.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { obligationReliefs, reliefSteps } from '../store/schema/obligations.ts';
import { files } from '../store/schema/organisation.ts';
import { attributionOf } from './attribution.ts';
import { findDemand } from './demands.ts';
import type { Demand } from './demands.ts';
import { assertFile, describeFile } from './files.ts';
import { isVisible } from './obligation-grid.ts';
import { subjectsOf } from './obligation-subjects.ts';
import { getHandler, personNames, typistNames } from './organisation.ts';

type Asked = {
  id: string;
  subjectKey: string | null;
  from: PlainDate;
  to: PlainDate | null;
  reason: string;
  fileId: string | null;
  handlerId?: string | undefined;
};

/** The obligation, where this account may see it. @throws AppError `record.missing`. */
export function getDemand(ctx: RecordsContext, id: string): Demand {
  const demand = findDemand(ctx.db, id);
  if (!demand || !isVisible(ctx, demand)) throw new AppError('record.missing');
  return demand;
}

/** Asks for a pause, or for the exemption of one subject. @throws AppError `obligation.*`, `record.missing`, `person.missing`. */
export function askRelief(ctx: RecordsContext, asked: Asked): { id: string } {
  const demand = getDemand(ctx, asked.id);
  const handler = getHandler(ctx, asked.handlerId);
  if (asked.to !== null && asked.to < asked.from) throw new AppError('obligation.dates-order');
  if (asked.fileId !== null) assertFile(ctx, asked.fileId);
  const isKnown = subjectsOf(ctx, demand).some(({ id }) => id === asked.subjectKey);
  if (asked.subjectKey !== null && !isKnown) throw new AppError('obligation.subject-missing');
  const id = ctx.ports.random.uuid();
  const trace = {
    action: asked.subjectKey === null ? 'obligations.pause' : 'obligations.exempt',
    objectType: 'obligation',
    objectId: demand.id,
    fields: ['from', 'to', 'reason', 'file'],
    handler: { id: handler.personId, name: handler.name },
  };
  act(ctx, trace, () =>
    ctx.db
      .insert(obligationReliefs)
      .values({
        id,
        obligationId: demand.id,
        subjectKey: asked.subjectKey,
        fromOn: asked.from,
        toOn: asked.to,
        reason: asked.reason,
        fileId: asked.fileId,
        askedOn: today(ctx.ports),
        at: nowIso(ctx.ports),
        handlerId: handler.personId,
        accountId: ctx.session.accountId,
      })
      .run(),
  );
  return { id };
}

type StepKind = (typeof reliefSteps.$inferSelect)['kind'];

/** @throws AppError `record.missing`, `obligation.decided`, `obligation.self-decide`. */
export function decideRelief(
  ctx: RecordsContext,
  { reliefId, agrees, note }: { reliefId: string; agrees: boolean; note: string },
): void {
  const { row, steps } = getRelief(ctx, reliefId);
  checkDecision({ by: attributionOf(ctx, row), isDecided: steps.length > 0 }, ctx.actor);
  const kind = agrees ? 'approved' : 'refused';
  addStep(ctx, { action: 'obligations.decide', row, kind, note });
}

/** @throws AppError `record.missing`, `obligation.not-running`. */
export function endRelief(ctx: RecordsContext, { reliefId, note }: { reliefId: string; note: string }): void {
  const { row, steps } = getRelief(ctx, reliefId);
  const has = (kind: StepKind): boolean => steps.some((step) => step.kind === kind);
  const isOver = row.toOn !== null && row.toOn < today(ctx.ports);
  if (!has('approved') || has('ended') || isOver) throw new AppError('obligation.not-running');
  addStep(ctx, { action: 'obligations.resume', row, kind: 'ended', note });
}

type ReliefRow = typeof obligationReliefs.$inferSelect;
type StepRow = typeof reliefSteps.$inferSelect;

function getRelief(ctx: RecordsContext, id: string): { row: ReliefRow; steps: StepRow[] } {
  const row = ctx.db.select().from(obligationReliefs).where(eq(obligationReliefs.id, id)).get();
  if (!row) throw new AppError('record.missing');
  getDemand(ctx, row.obligationId);
  return { row, steps: ctx.db.select().from(reliefSteps).where(eq(reliefSteps.reliefId, id)).all() };
}

type NewStep = { action: string; row: ReliefRow; kind: StepKind; note: string };

function addStep(ctx: RecordsContext, { action, row, kind, note }: NewStep): void {
  act(ctx, { action, objectType: 'obligation', objectId: row.obligationId, fields: [kind] }, () =>
    ctx.db
      .insert(reliefSteps)
      .values({
        id: ctx.ports.random.uuid(),
        reliefId: row.id,
        kind,
        onDay: today(ctx.ports),
        note,
        at: nowIso(ctx.ports),
        handlerId: ctx.actor.personId,
        accountId: ctx.session.accountId,
      })
      .run(),
  );
}

/** An obligation's pauses and exemptions with what became of them; of subjects out of scope nothing is told. */
export function describeReliefs(ctx: RecordsContext, demand: Demand): ReliefLine[] {
  const names = new Map(
    subjectsOf(ctx, demand).map(({ id, name, sub }) => [id, `${name}${sub && `·${sub}`}`]),
  );
  const [person, typist] = [personNames(ctx.db), typistNames(ctx)];
  const day = today(ctx.ports);
  return ctx.db
    .select({ row: obligationReliefs, file: files })
    .from(obligationReliefs)
    .leftJoin(files, eq(files.id, obligationReliefs.fileId))
    .where(eq(obligationReliefs.obligationId, demand.id))
    .orderBy(asc(obligationReliefs.at))
    .all()
    .filter(({ row }) => row.subjectKey === null || names.has(row.subjectKey))
    .map(({ row, file }) => {
      const steps = ctx.db
        .select()
        .from(reliefSteps)
        .where(eq(reliefSteps.reliefId, row.id))
        .orderBy(asc(reliefSteps.at))
        .all();
      return {
        id: row.id,
        subjectKey: row.subjectKey,
        subjectName: row.subjectKey === null ? null : (names.get(row.subjectKey) ?? null),
        from: row.fromOn,
        to: row.toOn,
        reason: row.reason,
        file: file ? describeFile(file) : null,
        askedOn: row.askedOn,
        standing: standingOf(row, steps, day),
        steps: steps.map(({ kind, onDay, note, handlerId, accountId, at }) => ({
          kind: stepLabels[kind],
          onDay,
          note,
          handlerName: person(handlerId),
          typistName: typist(accountId),
          at,
        })),
        mayDecide: steps.length === 0 && mayDecide(attributionOf(ctx, row), ctx.actor),
        handlerName: person(row.handlerId),
        typistName: typist(row.accountId),
        at: row.at,
      };
    });
}

const stepLabels = { approved: '同意', refused: '不同意', ended: '提前恢复' } as const satisfies Record<
  StepKind,
  string
>;

function standingOf({ toOn }: ReliefRow, steps: readonly StepRow[], day: PlainDate): ReliefLine['standing'] {
  if (steps.some(({ kind }) => kind === 'refused')) return 'refused';
  if (!steps.some(({ kind }) => kind === 'approved')) return 'waiting';
  const isEnded = steps.some(({ kind }) => kind === 'ended');
  return isEnded || (toOn !== null && toOn < day) ? 'over' : 'holds';
}
