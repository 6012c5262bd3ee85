import { and, desc, eq, gte, inArray, lte } from 'drizzle-orm';
import type { Inspection, InspectionInput } from '#shared/contract/work.ts';
import { checkConfirmation, checkInspection } from '#shared/domain/inspection/check-inspection.ts';
import type { Checklist } from '#shared/domain/inspection/checklist.ts';
import { findChecklist, getChecklistFor } from '#shared/domain/inspection/checklists.ts';
import type { InspectionDraft, VenueKind } from '#shared/domain/inspection/inspection.ts';
import { needsConfirmation } from '#shared/domain/obligation/period-state.ts';
import type { Attribution } from '#shared/domain/people/people.ts';
import { venues as venueRegister } from '#shared/registers/venues.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { Drizzle, RecordsContext } from '../context.ts';
import { people } from '../store/schema/organisation.ts';
import { venues } from '../store/schema/registers.ts';
import {
  inspectionResults,
  inspections,
  inspectionUnits,
  jointOperations,
  problems,
} from '../store/schema/work.ts';
import { assertFile } from './files.ts';
import { assertUnit, getHandler, personNames, typistNames, unitNames } from './organisation.ts';
import { openProblems } from './problems-open.ts';
import { getRow } from './register-rows.ts';
import { getSetting } from './settings.ts';
import { assertInspection, inspectionTerm } from './work-scope.ts';

type InspectionRow = typeof inspections.$inferSelect;

/** The newest checklist for the kind of place. @throws AppError `record.missing`. */
export function checklistFor(ctx: RecordsContext, venueId: string): Checklist {
  const venue = getRow(ctx, venueRegister, venueId);
  return getChecklistFor(venue.values['kind'] as VenueKind);
}

/** How a checklist travels: the fault names and severities stay in the core. */
export function describeChecklist({ id, version, title, kind, items }: Checklist) {
  return {
    id,
    version,
    title,
    venueKinds: [kind],
    items: items.map(({ code, text, basis }) => ({ code, text, basis })),
  };
}

export function listOperations(ctx: RecordsContext, date: string) {
  const operations = ctx.db.select().from(jointOperations).where(eq(jointOperations.onDay, date)).all();
  return operations.flatMap(({ id }) => {
    const made = ctx.db
      .select({ id: inspections.id, venue: venues.name })
      .from(inspections)
      .innerJoin(venues, eq(venues.id, inspections.venueId))
      .where(and(eq(inspections.operationId, id), inspectionTerm(ctx)))
      .all();
    if (made.length === 0) return [];
    const unitIds = ctx.db
      .selectDistinct({ unitId: inspectionUnits.unitId })
      .from(inspectionUnits)
      .where(
        inArray(
          inspectionUnits.inspectionId,
          made.map((row) => row.id),
        ),
      )
      .all()
      .map(({ unitId }) => unitId);
    return [{ id, date, venues: made.map(({ venue }) => venue), unitIds }];
  });
}

/**
 * Records one inspection; each failed item becomes a problem and a line of the rectification list in the same act.
 * @throws AppError `inspection.*`, `input.invalid`, `record.missing`, `person.missing`.
 */
export function recordInspection(ctx: RecordsContext, input: InspectionInput) {
  const { db } = ctx;
  const day = today(ctx.ports);
  const handler = getHandler(ctx, input.handlerId);
  getRow(ctx, venueRegister, input.venueId);
  const rectifying = input.results.flatMap(({ rectifyingUnitId }) => rectifyingUnitId ?? []);
  for (const unitId of [...input.unitIds, ...rectifying]) assertUnit(db, unitId);
  for (const fileId of input.fileIds) assertFile(db, fileId);
  if (input.operationId !== undefined) assertOperation(db, input.operationId, input.date);
  const id = ctx.ports.random.uuid();
  const operationId = input.kind === 'joint' ? (input.operationId ?? ctx.ports.random.uuid()) : null;
  const draft: InspectionDraft = {
    date: input.date,
    venueId: input.venueId,
    kind: input.kind,
    operationId,
    unitIds: input.unitIds,
    handler: { personId: handler.personId, unitId: handler.unitId },
    checklistId: input.checklistId,
    checklistVersion: input.checklistVersion,
    results: input.results.map(({ code, outcome, note }) => ({ code, outcome, note })),
    process: input.process,
    handlingResult: input.handlingResult,
  };
  const checklist = findChecklist(input.checklistId, input.checklistVersion);
  checkInspection(draft, checklist, day);
  if (!checklist) throw new AppError('inspection.checklist-mismatch');
  const isLate = needsConfirmation(input.date, day, {
    lateEntryDays: getSetting(ctx.desk.officeDb, 'lateEntryDays'),
  });
  const trace = {
    action: 'checks.record',
    objectType: 'inspection',
    objectId: id,
    fields: ['results', 'process', 'handlingResult'],
    handler: { id: handler.personId, name: handler.name },
  };
  const problemIds = act(ctx, trace, () => {
    if (operationId !== null && input.operationId === undefined) {
      db.insert(jointOperations)
        .values({ id: operationId, onDay: input.date, createdAt: nowIso(ctx.ports) })
        .run();
    }
    db.insert(inspections)
      .values({
        id,
        venueId: input.venueId,
        kind: input.kind,
        operationId,
        inspectedOn: input.date,
        enteredAt: nowIso(ctx.ports),
        enteredOn: day,
        checklistId: checklist.id,
        checklistVersion: checklist.version,
        process: input.process,
        handlingResult: input.handlingResult,
        handlerId: handler.personId,
        accountId: ctx.session.accountId,
        needsConfirmation: isLate,
      })
      .run();
    for (const unitId of new Set(input.unitIds))
      db.insert(inspectionUnits).values({ inspectionId: id, unitId }).run();
    for (const result of draft.results)
      db.insert(inspectionResults)
        .values({ inspectionId: id, ...result })
        .run();
    return openProblems(ctx, { draft, checklist, inspectionId: id, input, handler });
  });
  return { id, problemIds, needsConfirmation: isLate };
}

/** A joint operation is one day's: another day's check begins one of its own. */
function assertOperation(db: Drizzle, id: string, date: string): void {
  const operation = db.select().from(jointOperations).where(eq(jointOperations.id, id)).get();
  if (operation?.onDay !== date) throw new AppError('record.missing');
}

/** @throws AppError `record.missing`, `inspection.not-late`, `inspection.self-confirm`, `inspection.confirmed`. */
export function confirmLate(ctx: RecordsContext, id: string): void {
  const row = ctx.db.select().from(inspections).where(eq(inspections.id, id)).get();
  if (!row) throw new AppError('record.missing');
  if (row.confirmedAt !== null) throw new AppError('inspection.confirmed');
  checkConfirmation({ by: attributionOf(ctx, row), needsConfirmation: row.needsConfirmation }, ctx.actor);
  act(ctx, { action: 'checks.confirmLate', objectType: 'inspection', objectId: id }, () => {
    ctx.db
      .update(inspections)
      .set({ confirmedAt: nowIso(ctx.ports), confirmedBy: ctx.session.accountId })
      .where(eq(inspections.id, id))
      .run();
  });
}

/** Who did and who typed an act, with their units as they are now. */
export function attributionOf(
  ctx: RecordsContext,
  act_: { handlerId: string; accountId: string },
): Attribution {
  const handler = ctx.db.select().from(people).where(eq(people.id, act_.handlerId)).get();
  const typist = ctx.db.select().from(people).where(eq(people.accountId, act_.accountId)).get();
  return {
    handler: { personId: act_.handlerId, unitId: handler?.unitId ?? null },
    typist: {
      accountId: act_.accountId,
      personId: typist?.id ?? act_.accountId,
      unitId: typist?.unitId ?? null,
    },
  };
}

type ListInput = {
  venueId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  limit: number;
};

export function listInspections(ctx: RecordsContext, { venueId, from, to, limit }: ListInput): Inspection[] {
  const rows = ctx.db
    .select()
    .from(inspections)
    .where(
      and(
        venueId === undefined ? undefined : eq(inspections.venueId, venueId),
        from === undefined ? undefined : gte(inspections.inspectedOn, from),
        to === undefined ? undefined : lte(inspections.inspectedOn, to),
        inspectionTerm(ctx),
      ),
    )
    .orderBy(desc(inspections.inspectedOn), desc(inspections.enteredAt))
    .limit(limit)
    .all();
  return describeInspections(ctx, rows);
}

/** @throws AppError `record.missing`. */
export function getInspection(ctx: RecordsContext, id: string): Inspection {
  assertInspection(ctx, id);
  const rows = ctx.db.select().from(inspections).where(eq(inspections.id, id)).all();
  const [found] = describeInspections(ctx, rows);
  if (!found) throw new AppError('record.missing');
  return found;
}

function describeInspections(ctx: RecordsContext, rows: readonly InspectionRow[]): Inspection[] {
  const { db } = ctx;
  const person = personNames(db);
  const typist = typistNames(ctx);
  const unit = unitNames(db);
  const venueNames = new Map(
    db
      .select({ id: venues.id, name: venues.name })
      .from(venues)
      .all()
      .map(({ id, name }) => [id, name]),
  );
  return rows.map((row) => {
    const checklist = findChecklist(row.checklistId, row.checklistVersion);
    const texts = new Map(checklist?.items.map(({ code, text }) => [code, text]));
    const results = db
      .select()
      .from(inspectionResults)
      .where(eq(inspectionResults.inspectionId, row.id))
      .all();
    const took = db.select().from(inspectionUnits).where(eq(inspectionUnits.inspectionId, row.id)).all();
    const found = db
      .select({ id: problems.id })
      .from(problems)
      .where(eq(problems.inspectionId, row.id))
      .all();
    return {
      id: row.id,
      venueId: row.venueId,
      venueName: venueNames.get(row.venueId) ?? '',
      kind: row.kind,
      date: row.inspectedOn,
      enteredAt: row.enteredAt,
      units: took.map(({ unitId }) => unit(unitId) ?? ''),
      checklistTitle: checklist?.title ?? '',
      results: results.map(({ code, outcome, note }) => ({
        code,
        text: texts.get(code) ?? code,
        outcome,
        note,
      })),
      process: row.process,
      handlingResult: row.handlingResult,
      handlerName: person(row.handlerId),
      typistName: typist(row.accountId),
      isLateEntry: row.needsConfirmation,
      needsConfirmation: row.needsConfirmation && row.confirmedAt === null,
      confirmedBy: row.confirmedBy ? typist(row.confirmedBy) : null,
      problemIds: found.map((problem) => problem.id),
    };
  });
}
