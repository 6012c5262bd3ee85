import { eq } from 'drizzle-orm';
import type { BatchInput, InspectionInput } from '#shared/contract/checks.ts';
import { checkConfirmation, checkInspection } from '#shared/domain/inspection/check-inspection.ts';
import type { Checklist } from '#shared/domain/inspection/checklist.ts';
import { isInForce } from '#shared/domain/inspection/checklists.ts';
import type { InspectionDraft } from '#shared/domain/inspection/inspection.ts';
import { isSamePlace, venue } from '#shared/domain/inspection/place.ts';
import type { Place } from '#shared/domain/inspection/place.ts';
import { needsConfirmation } from '#shared/domain/obligation/period-state.ts';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { Drizzle, RecordsContext } from '../context.ts';
import {
  inspectionFiles,
  inspectionPeople,
  inspectionResults,
  inspections,
  inspectionUnits,
  jointOperations,
} from '../store/schema/work.ts';
import { attributionOf } from './attribution.ts';
import { getPlace, placeColumns } from './check-places.ts';
import { findVersion } from './checklists.ts';
import { assertFile } from './files.ts';
import { assertUnit, getHandler } from './organisation.ts';
import type { NamedHandler } from './organisation.ts';
import { openProblems } from './problems-open.ts';
import { entryRules } from './time-rules.ts';
import { assertInspection } from './work-scope.ts';

type Head = Omit<BatchInput, 'places'>;
type AtPlace = BatchInput['places'][number];
export type Recorded = { id: string; problemIds: string[]; needsConfirmation: boolean };

/** One inspection that may be stored: everything it names exists and every rule is kept. */
type Checked = {
  id: string;
  head: Head;
  input: AtPlace;
  draft: InspectionDraft;
  checklist: Checklist;
  handler: NamedHandler;
  isLate: boolean;
};

/** Where an inspection was made. */
export function placeOfInput(input: Pick<InspectionInput, 'venueId' | 'place'>): Place {
  const place = input.place ?? (input.venueId === undefined ? undefined : venue(input.venueId));
  if (!place) throw new AppError('record.missing');
  return place;
}

/**
 * Records one inspection; each failed item becomes a problem and a line of the rectification list in the same act.
 * @throws AppError `inspection.*`, `input.invalid`, `record.missing`, `person.missing`.
 */
export function recordInspection(ctx: RecordsContext, input: InspectionInput): Recorded {
  const handler = getHandler(ctx, input.handlerId);
  assertHead(ctx, input);
  const operationId = operationOf(ctx, input);
  const checked = checkOne(ctx, input, { ...input, place: placeOfInput(input) }, { handler, operationId });
  const trace = { ...traceOf(handler), action: 'checks.record', objectId: checked.id };
  return act(ctx, trace, () => {
    beginOperation(ctx, input, operationId);
    return store(ctx, checked);
  });
}

/**
 * Records a whole round in one act: every place, or none.
 * @throws AppError as `recordInspection`; `input.invalid` with fields `places.3.…` where places have gaps.
 */
export function recordBatch(ctx: RecordsContext, { places, ...head }: BatchInput) {
  const handler = getHandler(ctx, head.handlerId);
  assertHead(ctx, head);
  const twice = places.findIndex(
    ({ place }, index) => places.findIndex((other) => isSamePlace(other.place, place)) < index,
  );
  if (twice >= 0) {
    const sentence = describeError('inspection.place-twice');
    throw new AppError('inspection.place-twice', undefined, { [`places.${twice}`]: sentence });
  }
  const operationId = operationOf(ctx, head);
  const fields: Record<string, string> = {};
  const checked = places.flatMap((input, index) => {
    try {
      return [checkOne(ctx, head, input, { handler, operationId })];
    } catch (error) {
      if (!(error instanceof AppError) || !error.fields) throw error;
      for (const [field, sentence] of Object.entries(error.fields))
        fields[`places.${index}.${field}`] = sentence;
      return [];
    }
  });
  if (checked.length < places.length) throw new AppError('inspection.batch-gaps', undefined, fields);
  const trace = {
    ...traceOf(handler),
    action: 'checks.recordBatch',
    objectId: operationId ?? checked[0]?.id ?? '',
  };
  return act(ctx, trace, () => {
    beginOperation(ctx, head, operationId);
    const recorded = checked.map((one) => ({ ...store(ctx, one), place: one.draft.place }));
    return { operationId, recorded };
  });
}

function traceOf(handler: NamedHandler) {
  return {
    objectType: 'inspection',
    fields: ['results', 'process', 'handlingResult'],
    handler: { id: handler.personId, name: handler.name },
  };
}

/** Everything the head names exists. @throws AppError `record.missing`, `person.missing`. */
function assertHead(ctx: RecordsContext, head: Head): void {
  for (const unitId of head.unitIds) assertUnit(ctx.db, unitId);
  for (const { personId } of head.people) if (personId !== null) getHandler(ctx, personId);
  if (head.operationId !== undefined) assertOperation(ctx.db, head.operationId, head.date);
}

/** A joint operation is one day's: another day's check begins one of its own. */
function assertOperation(db: Drizzle, id: string, date: string): void {
  const operation = db.select().from(jointOperations).where(eq(jointOperations.id, id)).get();
  if (operation?.onDay !== date) throw new AppError('record.missing');
}

function operationOf(ctx: RecordsContext, { kind, operationId }: Head): string | null {
  return kind === 'joint' ? (operationId ?? ctx.ports.random.uuid()) : null;
}

function beginOperation(ctx: RecordsContext, head: Head, operationId: string | null): void {
  if (operationId === null || head.operationId !== undefined) return;
  ctx.db
    .insert(jointOperations)
    .values({ id: operationId, onDay: head.date, createdAt: nowIso(ctx.ports) })
    .run();
}

type Round = { handler: NamedHandler; operationId: string | null };

/** @throws AppError with the sentence of each gap beside its field. */
function checkOne(ctx: RecordsContext, head: Head, input: AtPlace, { handler, operationId }: Round): Checked {
  const day = today(ctx.ports);
  getPlace(ctx, input.place);
  for (const { rectifyingUnitId } of [...input.results, ...input.findings])
    if (rectifyingUnitId) assertUnit(ctx.db, rectifyingUnitId);
  for (const fileId of input.fileIds) assertFile(ctx, fileId);
  const draft: InspectionDraft = {
    date: head.date,
    place: input.place,
    kind: head.kind,
    operationId,
    unitIds: head.unitIds,
    handler: { personId: handler.personId, unitId: handler.unitId },
    checklistId: input.checklistId,
    checklistVersion: input.checklistVersion,
    results: input.results.map(({ code, outcome, note }) => ({ code, outcome, note })),
    findings: input.findings.map(({ title, text, severity }) => ({ title, text, severity })),
    process: input.process,
    handlingResult: input.handlingResult,
  };
  const known = findVersion(ctx, input.checklistId, input.checklistVersion);
  const checklist = known && isInForce(known, head.date) ? known : undefined;
  checkInspection(draft, checklist, day);
  if (!checklist) throw new AppError('inspection.checklist-mismatch');
  const isLate = needsConfirmation(head.date, day, entryRules(ctx));
  return { id: ctx.ports.random.uuid(), head, input, draft, checklist, handler, isLate };
}

/** Only inside an act. */
function store(ctx: RecordsContext, checked: Checked): Recorded {
  const { db } = ctx;
  const { id, head, draft, checklist, input, handler, isLate } = checked;
  db.insert(inspections)
    .values({
      id,
      ...placeColumns(draft.place),
      kind: draft.kind,
      operationId: draft.operationId,
      inspectedOn: draft.date,
      begunAt: head.begunAt,
      enteredAt: nowIso(ctx.ports),
      enteredOn: today(ctx.ports),
      checklistId: checklist.id,
      checklistVersion: checklist.version,
      process: draft.process,
      handlingResult: draft.handlingResult,
      handlerId: handler.personId,
      accountId: ctx.session.accountId,
      needsConfirmation: isLate,
    })
    .run();
  for (const unitId of new Set(draft.unitIds))
    db.insert(inspectionUnits).values({ inspectionId: id, unitId }).run();
  for (const result of draft.results)
    db.insert(inspectionResults)
      .values({ inspectionId: id, ...result })
      .run();
  for (const [ordinal, participant] of head.people.entries())
    db.insert(inspectionPeople)
      .values({ inspectionId: id, ordinal, ...participant })
      .run();
  for (const fileId of new Set(input.fileIds))
    db.insert(inspectionFiles).values({ inspectionId: id, fileId }).run();
  const problemIds = openProblems(ctx, { draft, checklist, inspectionId: id, input, handler });
  return { id, problemIds, needsConfirmation: isLate };
}

/** @throws AppError `record.missing`, `inspection.not-late`, `inspection.self-confirm`, `inspection.confirmed`. */
export function confirmLate(ctx: RecordsContext, id: string): void {
  assertInspection(ctx, id);
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
