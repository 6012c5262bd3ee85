import { and, desc, eq, gte, inArray, lte } from 'drizzle-orm';
import type { ActLine, ObligationThing } from '#shared/contract/obligations.ts';
import { PeriodState } from '#shared/domain/obligation/period-state.ts';
import { describeSettled } from '#shared/domain/obligation/rule.ts';
import { versionStarts } from '#shared/domain/obligation/timeline.ts';
import { tookPart } from '#shared/domain/people/people.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { actFiles, actSteps, actUnits, obligationActs } from '../store/schema/obligations.ts';
import { files } from '../store/schema/organisation.ts';
import { attributionOf } from './attribution.ts';
import { findEra, ruleVersions } from './demands.ts';
import type { Demand } from './demands.ts';
import { describeFile } from './files.ts';
import { describeReliefs, getDemand } from './obligation-reliefs.ts';
import { columnOf, isByHand, totalsOf } from './obligation-states.ts';
import { subjectsOf, TOWN } from './obligation-subjects.ts';
import { listDuties, measure, rowReader } from './obligations.ts';
import { personNames, typistNames, unitNames } from './organisation.ts';

/** Periods and acts of late that come along with the obligation itself. */
const LATE = 24;

/** An obligation with its versions, reliefs, periods and acts. @throws AppError `record.missing`. */
export function getObligation(ctx: RecordsContext, id: string): ObligationThing {
  const era = findEra(ctx);
  const demand = getDemand(ctx, id);
  if (era?.campaign.id !== demand.campaignId) throw new AppError('record.missing');
  const places = listDuties(ctx, era.campaign.id);
  const measured = measure(ctx, era, demand);
  const { periods, states, subjects } = measured;
  const [person, typist] = [personNames(ctx.db), typistNames(ctx)];
  const starts = versionStarts(ruleVersions(demand), era.days);
  const isCoordinating = ctx.actor.role !== 'officer';
  const isTown = subjects.length === 1 && subjects[0]?.id === TOWN;
  const first = Math.max(0, periods.length - LATE);
  return {
    ...rowReader(ctx, era, places)(demand, measured),
    dutyText: places.find((place) => place.id === demand.dutyId)?.text ?? null,
    versions: demand.versions.map((version, at) => ({
      ordinal: version.ordinal,
      rhythm: describeSettled(version.every, version.times),
      rounds: version.rounds,
      effectiveOn: version.effectiveOn,
      startsOn: starts[at] ?? null,
      reason: version.reason,
      handlerName: person(version.handlerId),
      typistName: version.accountId === null ? '' : typist(version.accountId),
      at: version.at,
    })),
    reliefs: describeReliefs(ctx, demand),
    periods: periods.slice(first).map((period, at) => {
      const column = columnOf(states, first + at);
      const state = isTown ? PeriodState.safeParse(column[0]).data : undefined;
      return { ...period, count: totalsOf(column), state: state ?? null };
    }),
    acts: isByHand(demand) ? listActs(ctx, { id, limit: LATE }) : [],
    subjects: subjects.map(({ id: key, name, sub, note }) => ({ key, name, sub, isOver: note !== '' })),
    maySettle: isCoordinating,
    mayRecord: isByHand(demand),
  };
}

type Asked = {
  id: string;
  subjectKey?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  limit?: number;
};

/** Acts typed by hand, newest first; those of subjects out of scope are not told. @throws AppError `record.missing`. */
export function listActs(ctx: RecordsContext, asked: Asked): ActLine[] {
  const demand = getDemand(ctx, asked.id);
  const rows = ctx.db
    .select()
    .from(obligationActs)
    .where(
      and(
        eq(obligationActs.obligationId, demand.id),
        asked.subjectKey === undefined ? undefined : eq(obligationActs.subjectKey, asked.subjectKey),
        gte(obligationActs.actOn, asked.from ?? ''),
        lte(obligationActs.actOn, asked.to ?? '9999-12-31'),
      ),
    )
    .orderBy(desc(obligationActs.actOn), desc(obligationActs.at))
    .limit(asked.limit ?? 1000)
    .all();
  return describeActs(ctx, demand, rows);
}

type ActRow = typeof obligationActs.$inferSelect;

function describeActs(ctx: RecordsContext, demand: Demand, rows: readonly ActRow[]): ActLine[] {
  const names = new Map(
    subjectsOf(ctx, demand).map(({ id, name, sub }) => [id, `${name}${sub && `·${sub}`}`]),
  );
  const [person, typist, unit] = [personNames(ctx.db), typistNames(ctx), unitNames(ctx.db)];
  const of = partsOf(ctx, rows);
  return rows
    .filter(({ subjectKey }) => names.has(subjectKey))
    .map((row) => {
      const { steps, unitIds, kept } = of(row.id);
      const standing = standingOf(row, steps);
      return {
        id: row.id,
        subjectKey: row.subjectKey,
        subjectName: names.get(row.subjectKey) ?? '',
        date: row.actOn,
        enteredOn: row.enteredOn,
        text: row.text,
        participants: row.participants,
        units: unitIds.flatMap((unitId) => unit(unitId) ?? []),
        files: kept,
        isLateEntry: row.needsConfirmation,
        standing,
        steps: steps.map(({ kind, onDay, note, handlerId, accountId, at }) => ({
          kind: stepLabels[kind],
          onDay,
          note,
          handlerName: person(handlerId),
          typistName: typist(accountId),
          at,
        })),
        mayConfirm:
          standing === 'to-confirm' &&
          ctx.actor.role !== 'officer' &&
          !tookPart(attributionOf(ctx, row), ctx.actor),
        handlerName: person(row.handlerId),
        typistName: typist(row.accountId),
        at: row.at,
      };
    });
}

function partsOf({ db }: RecordsContext, rows: readonly ActRow[]) {
  const ids = rows.map(({ id }) => id);
  const steps = Map.groupBy(
    db.select().from(actSteps).where(inArray(actSteps.actId, ids)).orderBy(actSteps.at).all(),
    ({ actId }) => actId,
  );
  const took = Map.groupBy(
    db.select().from(actUnits).where(inArray(actUnits.actId, ids)).all(),
    ({ actId }) => actId,
  );
  const kept = Map.groupBy(
    db
      .select({ actId: actFiles.actId, file: files })
      .from(actFiles)
      .innerJoin(files, eq(files.id, actFiles.fileId))
      .where(inArray(actFiles.actId, ids))
      .all(),
    ({ actId }) => actId,
  );
  return (id: string) => ({
    steps: steps.get(id) ?? [],
    unitIds: (took.get(id) ?? []).map(({ unitId }) => unitId),
    kept: (kept.get(id) ?? []).map(({ file }) => describeFile(file)),
  });
}

type StepRow = typeof actSteps.$inferSelect;

const stepLabels = {
  confirmed: '确认补录',
  'withdrawal-asked': '申请撤回',
  withdrawn: '撤回',
} as const satisfies Record<StepRow['kind'], string>;

function standingOf(row: ActRow, steps: readonly StepRow[]): ActLine['standing'] {
  const has = (kind: StepRow['kind']): boolean => steps.some((step) => step.kind === kind);
  if (has('withdrawn')) return 'withdrawn';
  if (has('withdrawal-asked')) return 'withdrawal-asked';
  return row.needsConfirmation && !has('confirmed') ? 'to-confirm' : 'counts';
}
