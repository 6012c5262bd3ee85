import { and, eq, inArray } from 'drizzle-orm';
import type { BatchInput } from '#shared/contract/checks.ts';
import { dateParts } from '#shared/domain/calendar/plain-date.ts';
import { formatFormSerial } from '#shared/domain/documents/numbering.ts';
import type { Checklist } from '#shared/domain/inspection/checklist.ts';
import { problemsFrom } from '#shared/domain/inspection/problems-from.ts';
import type { InspectionDraft } from '#shared/domain/inspection/inspection.ts';
import { relapse } from '#shared/domain/problem/actions.ts';
import type { ProblemDraft } from '#shared/domain/problem/problem.ts';
import { findKin } from '#shared/domain/problem/recurrence.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { placeColumns } from '../store/queries/problem-place.ts';
import { problems } from '../store/schema/work.ts';
import { placeColumns as placeValues } from './check-places.ts';
import { nextSerial } from './organisation.ts';
import type { NamedHandler } from './organisation.ts';
import { newRound } from './problem-course.ts';
import { keepEvidence, noteEvent } from './problem-events.ts';
import { supervisionRules } from './supervision.ts';
import type { ProblemRow } from './problems.ts';
import { holidayTable } from './time-rules.ts';

type Found = {
  draft: InspectionDraft;
  checklist: Checklist;
  inspectionId: string;
  input: BatchInput['places'][number];
  handler: NamedHandler;
};

/**
 * Turns an inspection's failed items into the ledger's problems; only inside the inspection's own act. The same item
 * at the same place is not written twice: an open problem gets the finding as a note, one closed not long ago comes
 * back as 反弹, and one closed long ago is named by the new one.
 * @returns ids of the problems concerned, in the checklist's order.
 */
export function openProblems(ctx: RecordsContext, found: Found): string[] {
  const { relapseDays } = supervisionRules(ctx);
  const { draft: check, checklist, inspectionId } = found;
  return problemsFrom(check, checklist, inspectionId, holidayTable(ctx.db)).map((draft) => {
    const { original, earlier } = findKin(draft.foundOn, knownOf(ctx, draft), relapseDays);
    const id = original
      ? recordAgain(ctx, original, draft, found)
      : openNew(ctx, draft, { ...found, earlierId: earlier?.id ?? null });
    const round = original?.status === 'closed' ? original.reopenedCount + 1 : (original?.reopenedCount ?? 0);
    // Photos of the check are what the place looked like before.
    for (const fileId of found.input.fileIds)
      keepEvidence(ctx, fileId, {
        problemId: id,
        stage: 'before',
        round,
        handlerId: found.handler.personId,
      });
    return id;
  });
}

/** The problems of the same item at the same place, and those they were merged into. */
function knownOf({ db }: RecordsContext, { place, itemCode }: ProblemDraft): ProblemRow[] {
  if (itemCode === null) return [];
  const same = db
    .select()
    .from(problems)
    .where(and(eq(placeColumns[place.register], place.id), eq(problems.itemCode, itemCode)))
    .all();
  const ids = same.flatMap(({ mergedInto }) => mergedInto ?? []);
  const kept = db.select().from(problems).where(inArray(problems.id, ids)).all();
  return [...new Map([...same, ...kept].map((row) => [row.id, row])).values()];
}

/** The next number of the ledger; only inside an act. */
export function nextProblemSerial(ctx: RecordsContext, foundOn: string): string {
  const { year } = dateParts(foundOn);
  return formatFormSerial('问题', year, nextSerial(ctx, 'problem', year));
}

function assignment(
  draft: ProblemDraft,
  { input }: Found,
): { unitId: string | null; deadline: string | null } {
  const result =
    draft.itemCode === null
      ? input.findings.find(({ title, text }) => title === draft.title && text === draft.text)
      : input.results.find(({ code }) => code === draft.itemCode);
  const unitId = result?.rectifyingUnitId ?? null;
  return { unitId, deadline: unitId === null ? null : (result?.deadline ?? draft.suggestedDueOn) };
}

function openNew(
  ctx: RecordsContext,
  draft: ProblemDraft,
  found: Found & { earlierId: string | null },
): string {
  const id = ctx.ports.random.uuid();
  const { unitId, deadline } = assignment(draft, found);
  const basis = found.checklist.items.find(({ code }) => code === draft.itemCode)?.basis ?? null;
  ctx.db
    .insert(problems)
    .values({
      id,
      revision: 1,
      serial: nextProblemSerial(ctx, draft.foundOn),
      source: found.draft.kind === 'covert' ? 'covert' : 'inspection',
      inspectionId: found.inspectionId,
      itemCode: draft.itemCode,
      ...placeValues(draft.place),
      title: draft.title,
      severity: draft.severity,
      detail: draft.text,
      basis,
      foundOn: draft.foundOn,
      status: unitId === null ? 'found' : 'dispatched',
      unitId,
      dispatchedOn: unitId === null ? null : today(ctx.ports),
      originalDeadline: deadline,
      deadline,
      earlierId: found.earlierId,
    })
    .run();
  const handlerId = found.handler.personId;
  noteEvent(ctx, id, { action: 'found', handlerId, unitId: null, note: draft.text });
  if (unitId !== null) noteEvent(ctx, id, { action: 'assign', handlerId, unitId, note: '', deadline });
  return id;
}

function recordAgain(ctx: RecordsContext, original: ProblemRow, draft: ProblemDraft, found: Found): string {
  const handlerId = found.handler.personId;
  const { id, revision } = original;
  if (original.status !== 'closed') {
    noteEvent(ctx, id, { action: 'foundAgain', handlerId, unitId: null, note: draft.text });
    ctx.db
      .update(problems)
      .set({ revision: revision + 1 })
      .where(eq(problems.id, id))
      .run();
    return id;
  }
  const { status } = relapse({ status: original.status, reopenCount: original.reopenedCount });
  const given = assignment(draft, found);
  const deadline = given.deadline ?? draft.suggestedDueOn;
  const unitId = given.unitId ?? original.unitId;
  ctx.db
    .update(problems)
    .set({
      ...newRound(original.reopenedCount, deadline, today(ctx.ports)),
      revision: revision + 1,
      status,
      unitId,
    })
    .where(eq(problems.id, id))
    .run();
  noteEvent(ctx, id, { action: 'reopen', handlerId, unitId: given.unitId, note: draft.text, deadline });
  return id;
}
