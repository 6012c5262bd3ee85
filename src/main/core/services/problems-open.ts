import { and, eq, max } from 'drizzle-orm';
import type { BatchInput } from '#shared/contract/checks.ts';
import { dateParts } from '#shared/domain/calendar/plain-date.ts';
import { formatFormSerial } from '#shared/domain/documents/numbering.ts';
import type { Checklist } from '#shared/domain/inspection/checklist.ts';
import { findOriginal, problemsFrom } from '#shared/domain/inspection/problems-from.ts';
import type { InspectionDraft } from '#shared/domain/inspection/inspection.ts';
import { relapse } from '#shared/domain/problem/actions.ts';
import type { ProblemDraft } from '#shared/domain/problem/problem.ts';
import { nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { problemEvents, problemFiles, problems } from '../store/schema/work.ts';
import { nextSerial } from './organisation.ts';
import type { NamedHandler } from './organisation.ts';

type Found = {
  draft: InspectionDraft;
  checklist: Checklist;
  inspectionId: string;
  input: BatchInput['places'][number];
  handler: NamedHandler;
};

type ProblemRow = typeof problems.$inferSelect;

/**
 * Turns an inspection's failed items into the ledger's problems; only inside the inspection's own act. The same item
 * at the same place is not written twice: an open problem gets the finding as a note, a closed one comes back as 反弹.
 * @returns ids of the problems concerned, in the checklist's order.
 */
export function openProblems(ctx: RecordsContext, found: Found): string[] {
  return problemsFrom(found.draft, found.checklist, found.inspectionId).map((draft) => {
    const known = ctx.db
      .select()
      .from(problems)
      .where(and(eq(problems.venueId, draft.venueId ?? ''), eq(problems.itemCode, draft.itemCode ?? '')))
      .all();
    const original = findOriginal(draft, known);
    const id = original ? recordAgain(ctx, original, draft, found) : openNew(ctx, draft, found);
    const round = original?.status === 'closed' ? original.reopenedCount + 1 : (original?.reopenedCount ?? 0);
    keepPhotos(ctx, id, round, found);
    return id;
  });
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

function openNew(ctx: RecordsContext, draft: ProblemDraft, found: Found): string {
  const id = ctx.ports.random.uuid();
  const { year } = dateParts(draft.foundOn);
  const { unitId, deadline } = assignment(draft, found);
  const basis = found.checklist.items.find(({ code }) => code === draft.itemCode)?.basis ?? null;
  ctx.db
    .insert(problems)
    .values({
      id,
      revision: 1,
      serial: formatFormSerial('问题', year, nextSerial(ctx, 'problem', year)),
      inspectionId: found.inspectionId,
      itemCode: draft.itemCode,
      venueId: draft.venueId,
      title: draft.title,
      severity: draft.severity,
      detail: draft.text,
      basis,
      foundOn: draft.foundOn,
      status: unitId === null ? 'found' : 'assigned',
      unitId,
      deadline,
    })
    .run();
  noteEvent(ctx, id, { action: 'found', handlerId: found.handler.personId, unitId: null, note: draft.text });
  if (unitId !== null)
    noteEvent(ctx, id, { action: 'assign', handlerId: found.handler.personId, unitId, note: '' });
  return id;
}

function recordAgain(ctx: RecordsContext, original: ProblemRow, draft: ProblemDraft, found: Found): string {
  const { handler } = found;
  if (original.status !== 'closed') {
    noteEvent(ctx, original.id, {
      action: 'found-again',
      handlerId: handler.personId,
      unitId: null,
      note: draft.text,
    });
    ctx.db
      .update(problems)
      .set({ revision: original.revision + 1 })
      .where(eq(problems.id, original.id))
      .run();
    return original.id;
  }
  const next = relapse({ status: original.status, reopenCount: original.reopenedCount });
  const { unitId, deadline } = assignment(draft, found);
  ctx.db
    .update(problems)
    .set({
      revision: original.revision + 1,
      status: next.status,
      reopenedCount: next.reopenCount,
      unitId: unitId ?? original.unitId,
      deadline: deadline ?? draft.suggestedDueOn,
      closedOn: null,
    })
    .where(eq(problems.id, original.id))
    .run();
  noteEvent(ctx, original.id, { action: 'reopen', handlerId: handler.personId, unitId, note: draft.text });
  return original.id;
}

/** Photos of the check are what the place looked like before. */
function keepPhotos(ctx: RecordsContext, problemId: string, round: number, { input, handler }: Found): void {
  for (const fileId of input.fileIds) {
    ctx.db
      .insert(problemFiles)
      .values({
        problemId,
        fileId,
        stage: 'before',
        round,
        handlerId: handler.personId,
        accountId: ctx.session.accountId,
        addedAt: nowIso(ctx.ports),
      })
      .onConflictDoNothing()
      .run();
  }
}

type EventNote = { action: string; handlerId: string; unitId: string | null; note: string };

/** One line of a problem's story; only inside an act. */
export function noteEvent(ctx: RecordsContext, problemId: string, event: EventNote): void {
  const before = ctx.db
    .select({ last: max(problemEvents.ordinal) })
    .from(problemEvents)
    .where(eq(problemEvents.problemId, problemId))
    .get();
  const ordinal = (before?.last ?? 0) + 1;
  ctx.db
    .insert(problemEvents)
    .values({
      id: ctx.ports.random.uuid(),
      problemId,
      ordinal,
      at: nowIso(ctx.ports),
      accountId: ctx.session.accountId,
      ...event,
    })
    .run();
}
