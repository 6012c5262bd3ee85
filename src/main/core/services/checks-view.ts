import { and, desc, eq, gte, inArray, isNotNull, lte } from 'drizzle-orm';
import type { Inspection } from '#shared/contract/checks.ts';
import { checklistKindOf, getChecklistFor } from '#shared/domain/inspection/checklists.ts';
import type { Checklist } from '#shared/domain/inspection/checklist.ts';
import type { InspectionKind } from '#shared/domain/inspection/inspection.ts';
import type { VenueKind } from '#shared/domain/inspection/inspection.ts';
import { venue } from '#shared/domain/inspection/place.ts';
import type { Place } from '#shared/domain/inspection/place.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { files } from '../store/schema/organisation.ts';
import {
  inspectionFiles,
  inspectionPeople,
  inspectionResults,
  inspections,
  inspectionUnits,
  jointOperations,
  problems,
} from '../store/schema/work.ts';
import { getPlace, isAt, placeNames, placeOf } from './check-places.ts';
import { checklistsInUse } from './checklists.ts';
import { describeFile } from './files.ts';
import { personNames, typistNames, unitNames } from './organisation.ts';
import { penaltiesOf } from './penalties.ts';
import { assertInspection, inspectionTerm } from './work-scope.ts';

type InspectionRow = typeof inspections.$inferSelect;

/** The list a place is inspected by on a day. @throws AppError `record.missing`. */
export function checklistFor(
  ctx: RecordsContext,
  place: Place,
  { kind, date }: { kind: InspectionKind; date?: string | undefined },
): Checklist {
  const { values } = getPlace(ctx, place);
  const wanted = checklistKindOf(place.register, kind, values['kind'] as VenueKind);
  return getChecklistFor(wanted, checklistsInUse(ctx), date ?? today(ctx.ports));
}

/** How a checklist travels: the fault names and severities stay in the core. */
export function describeChecklist({ id, version, title, kind, items }: Checklist) {
  return { id, version, title, kind, items: items.map(({ code, text, basis }) => ({ code, text, basis })) };
}

export function listOperations(ctx: RecordsContext, date: string) {
  const operations = ctx.db.select().from(jointOperations).where(eq(jointOperations.onDay, date)).all();
  const ids = operations.map(({ id }) => id);
  const made = ctx.db
    .select()
    .from(inspections)
    .where(and(inArray(inspections.operationId, ids), inspectionTerm(ctx)))
    .all();
  const name = placeNames(ctx, made.map(placeOf));
  const took = unitsOf(ctx, made);
  return ids.flatMap((id) => {
    const own = made.filter(({ operationId }) => operationId === id);
    if (own.length === 0) return [];
    const unitIds = [...new Set(own.flatMap((row) => took(row.id)))];
    return [{ id, date, venues: own.map((row) => name(placeOf(row)).name), unitIds }];
  });
}

type ListInput = {
  venueId?: string | undefined;
  place?: Place | undefined;
  kinds?: readonly InspectionKind[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
  limit: number;
};

export function listInspections(
  ctx: RecordsContext,
  { venueId, place, kinds, from, to, limit }: ListInput,
): Inspection[] {
  const at = place ?? (venueId === undefined ? undefined : venue(venueId));
  const rows = ctx.db
    .select()
    .from(inspections)
    .where(
      and(
        at && isAt(at),
        kinds && inArray(inspections.kind, [...kinds]),
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
  const person = personNames(ctx.db);
  const typist = typistNames(ctx);
  const unit = unitNames(ctx.db);
  const place = placeNames(ctx, rows.map(placeOf));
  const lists = new Map(checklistsInUse(ctx).map((list) => [`${list.id} ${list.version}`, list]));
  const took = unitsOf(ctx, rows);
  const { results, participants, found, photos } = partsOf(ctx, rows);
  const penalties = penaltiesOf(ctx, idsOf(rows));
  return rows.map((row) => {
    const checklist = lists.get(`${row.checklistId} ${row.checklistVersion}`);
    const texts = new Map(checklist?.items.map(({ code, text }) => [code, text]));
    return {
      id: row.id,
      place: place(placeOf(row)),
      kind: row.kind,
      date: row.inspectedOn,
      begunAt: row.begunAt,
      enteredAt: row.enteredAt,
      units: took(row.id).flatMap((unitId) => unit(unitId) ?? []),
      people: (participants.get(row.id) ?? []).map((one) => ({
        personId: one.personId,
        name: one.name,
        unit: one.unit,
      })),
      checklistTitle: checklist?.title ?? '',
      checklistVersion: row.checklistVersion,
      results: (results.get(row.id) ?? []).map(({ code, outcome, note }) => ({
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
      problemIds: (found.get(row.id) ?? []).map((problem) => problem.id),
      photos: (photos.get(row.id) ?? []).map(({ file }) => describeFile(file)),
      penalties: penalties.get(row.id) ?? [],
    };
  });
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

/** What hangs on these inspections, each part in one statement. */
function partsOf(ctx: RecordsContext, rows: readonly InspectionRow[]) {
  const ids = idsOf(rows);
  const { db } = ctx;
  const results = db
    .select()
    .from(inspectionResults)
    .where(inArray(inspectionResults.inspectionId, ids))
    .all();
  const participants = db
    .select()
    .from(inspectionPeople)
    .where(inArray(inspectionPeople.inspectionId, ids))
    .orderBy(inspectionPeople.ordinal)
    .all();
  const found = db
    .select({ id: problems.id, inspectionId: problems.inspectionId })
    .from(problems)
    .where(and(isNotNull(problems.inspectionId), inArray(problems.inspectionId, ids)))
    .orderBy(problems.serial)
    .all();
  const photos = db
    .select({ inspectionId: inspectionFiles.inspectionId, file: files })
    .from(inspectionFiles)
    .innerJoin(files, eq(files.id, inspectionFiles.fileId))
    .where(inArray(inspectionFiles.inspectionId, ids))
    .all();
  return {
    results: byInspection(results),
    participants: byInspection(participants),
    found: byInspection(found),
    photos: byInspection(photos),
  };
}

function byInspection<Row extends { inspectionId: string | null }>(list: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(list, (row) => row.inspectionId ?? '');
}

function unitsOf(ctx: RecordsContext, rows: readonly { id: string }[]): (inspectionId: string) => string[] {
  const took = Map.groupBy(
    ctx.db
      .select()
      .from(inspectionUnits)
      .where(inArray(inspectionUnits.inspectionId, idsOf(rows)))
      .all(),
    ({ inspectionId }) => inspectionId,
  );
  return (inspectionId) => (took.get(inspectionId) ?? []).map(({ unitId }) => unitId);
}
