import { and, count, desc, eq } from 'drizzle-orm';
import type { ChecklistHistory, ChecklistVersion } from '#shared/contract/checklists.ts';
import {
  checkDecision,
  effectiveFrom,
  nextVersion,
  retiredItems,
} from '#shared/domain/inspection/checklist-versions.ts';
import type { ChecklistEdit } from '#shared/domain/inspection/checklist-versions.ts';
import { Checklist } from '#shared/domain/inspection/checklist.ts';
import { builtInChecklists, findChecklist, getChecklistFor } from '#shared/domain/inspection/checklists.ts';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { checklistVersions } from '../store/schema/checklists.ts';
import { inspections } from '../store/schema/work.ts';
import { attributionOf } from './attribution.ts';
import { getHandler, personNames, typistNames } from './organisation.ts';

type VersionRow = typeof checklistVersions.$inferSelect;

/** Every version that may be used: those that ship and those a second person agreed to. */
export function checklistsInUse(ctx: RecordsContext): Checklist[] {
  const own = ctx.db.select().from(checklistVersions).where(eq(checklistVersions.state, 'approved')).all();
  return [...builtInChecklists, ...own.map(toChecklist)];
}

export function findVersion(ctx: RecordsContext, id: string, version: number): Checklist | undefined {
  return findChecklist(id, version, checklistsInUse(ctx));
}

export function listChecklists(ctx: RecordsContext) {
  const day = today(ctx.ports);
  const usable = checklistsInUse(ctx);
  const own = ctx.db.select().from(checklistVersions).orderBy(desc(checklistVersions.version)).all();
  return builtInChecklists.map(({ id, kind }) => {
    const current = getChecklistFor(kind, usable, day);
    const coming = own.find(
      (row) => row.listId === id && row.version > current.version && row.state !== 'refused',
    );
    return {
      id,
      kind,
      title: current.title,
      version: current.version,
      items: current.items.length,
      effectiveOn: current.effectiveOn,
      coming: coming
        ? {
            version: coming.version,
            effectiveOn: coming.effectiveOn,
            isApproved: coming.state === 'approved',
          }
        : null,
    };
  });
}

/** @throws AppError `record.missing`. */
export function getChecklistHistory(ctx: RecordsContext, id: string): ChecklistHistory {
  const shipped = getShipped(id);
  const rows = versionRows(ctx, id);
  const usable = [shipped, ...rows.filter(({ state }) => state === 'approved').map(toChecklist)];
  const current = getChecklistFor(shipped.kind, usable, today(ctx.ports));
  const newest = usable.at(-1) ?? current;
  const uses = usesOf(ctx, id);
  const waiting = rows.find(({ state }) => state === 'proposed');
  return {
    id,
    kind: shipped.kind,
    current: current.version,
    versions: [
      ...rows.map((row) => describeVersion(ctx, row, uses)).toReversed(),
      describeShipped(shipped, uses),
    ],
    retired: retiredItems(newest, usable),
    whyNotDecide: waiting ? whyNotDecide(ctx, waiting) : null,
  };
}

type Proposal = {
  id: string;
  base: number;
  edit: ChecklistEdit;
  reason: string;
  handlerId?: string | undefined;
};

/** @throws AppError `checklist.*`, `record.missing`, `person.missing`. */
export function proposeChecklist(ctx: RecordsContext, input: Proposal): { version: number } {
  const shipped = getShipped(input.id);
  const rows = versionRows(ctx, input.id);
  if (rows.some(({ state }) => state === 'proposed')) throw new AppError('checklist.waiting');
  const usable = [shipped, ...rows.filter(({ state }) => state === 'approved').map(toChecklist)];
  const base = usable.at(-1) ?? shipped;
  if (base.version !== input.base) throw new AppError('checklist.newer');
  const next = nextVersion(base, input.edit, {
    versions: [shipped, ...rows.map(toChecklist)],
    today: today(ctx.ports),
    newCode: () => `own-${ctx.ports.random.uuid().slice(0, 8)}`,
  });
  const handler = getHandler(ctx, input.handlerId);
  const trace = {
    action: 'checklists.propose',
    objectType: 'checklist',
    objectId: `${next.id}-${next.version}`,
    fields: ['title', 'items', 'effectiveOn'],
    handler: { id: handler.personId, name: handler.name },
  };
  act(ctx, trace, () =>
    ctx.db
      .insert(checklistVersions)
      .values({
        listId: next.id,
        version: next.version,
        kind: next.kind,
        title: next.title,
        items: JSON.stringify(next.items),
        effectiveOn: input.edit.effectiveOn,
        reason: input.reason,
        state: 'proposed',
        proposedAt: nowIso(ctx.ports),
        handlerId: handler.personId,
        accountId: ctx.session.accountId,
      })
      .run(),
  );
  return { version: next.version };
}

type Decision = { id: string; version: number };

/** @throws AppError `checklist.not-waiting`, `checklist.self-approval`. */
export function approveChecklist(ctx: RecordsContext, decision: Decision): { effectiveOn: string } {
  const row = getWaiting(ctx, decision);
  const effectiveOn = effectiveFrom(row.effectiveOn, today(ctx.ports));
  decide(ctx, row, 'checklists.approve', { state: 'approved', effectiveOn });
  return { effectiveOn };
}

/** @throws AppError `checklist.not-waiting`, `checklist.self-approval`. */
export function refuseChecklist(
  ctx: RecordsContext,
  { note, ...decision }: Decision & { note: string },
): void {
  decide(ctx, getWaiting(ctx, decision), 'checklists.refuse', { state: 'refused', decisionNote: note });
}

function decide(
  ctx: RecordsContext,
  row: VersionRow,
  action: string,
  set: Partial<typeof checklistVersions.$inferInsert>,
): void {
  const trace = { action, objectType: 'checklist', objectId: `${row.listId}-${row.version}` };
  act(ctx, trace, () =>
    ctx.db
      .update(checklistVersions)
      .set({ ...set, decidedAt: nowIso(ctx.ports), decidedBy: ctx.session.accountId })
      .where(isVersion(row.listId, row.version))
      .run(),
  );
}

function getWaiting(ctx: RecordsContext, { id, version }: Decision): VersionRow {
  const row = ctx.db.select().from(checklistVersions).where(isVersion(id, version)).get();
  if (row?.state !== 'proposed') throw new AppError('checklist.not-waiting');
  checkDecision(attributionOf(ctx, row), ctx.actor);
  return row;
}

/** Versions that wait for this account to look at them. */
export function checklistsToDecide(ctx: RecordsContext) {
  const person = personNames(ctx.db);
  return ctx.db
    .select()
    .from(checklistVersions)
    .where(eq(checklistVersions.state, 'proposed'))
    .all()
    .filter((row) => whyNotDecide(ctx, row) === null)
    .map(({ listId: id, title, version, handlerId }) => ({
      id,
      title,
      version,
      handlerName: person(handlerId),
    }));
}

function isVersion(id: string, version: number) {
  return and(eq(checklistVersions.listId, id), eq(checklistVersions.version, version));
}

function whyNotDecide(ctx: RecordsContext, row: VersionRow): string | null {
  if (ctx.actor.role === 'officer') return describeError('access.denied');
  try {
    checkDecision(attributionOf(ctx, row), ctx.actor);
    return null;
  } catch (error) {
    if (error instanceof AppError) return describeError(error.code, error.params);
    throw error;
  }
}

function getShipped(id: string): Checklist {
  const shipped = builtInChecklists.find((checklist) => checklist.id === id);
  if (!shipped) throw new AppError('record.missing');
  return shipped;
}

/** The oldest first. */
function versionRows(ctx: RecordsContext, id: string): VersionRow[] {
  return ctx.db
    .select()
    .from(checklistVersions)
    .where(eq(checklistVersions.listId, id))
    .orderBy(checklistVersions.version)
    .all();
}

function toChecklist({ listId, items, ...row }: VersionRow): Checklist {
  const { version, kind, title, effectiveOn } = row;
  return Checklist.parse({ id: listId, version, kind, title, effectiveOn, items: JSON.parse(items) });
}

function usesOf(ctx: RecordsContext, id: string): Map<number, number> {
  const rows = ctx.db
    .select({ version: inspections.checklistVersion, uses: count() })
    .from(inspections)
    .where(eq(inspections.checklistId, id))
    .groupBy(inspections.checklistVersion)
    .all();
  return new Map(rows.map(({ version, uses }) => [version, uses]));
}

function describeVersion(ctx: RecordsContext, row: VersionRow, uses: Map<number, number>): ChecklistVersion {
  const typist = typistNames(ctx);
  return {
    version: row.version,
    title: row.title,
    items: toChecklist(row).items,
    state: row.state,
    effectiveOn: row.effectiveOn,
    reason: row.reason,
    proposedAt: row.proposedAt,
    handlerName: personNames(ctx.db)(row.handlerId),
    typistName: typist(row.accountId),
    decidedAt: row.decidedAt,
    decidedBy: row.decidedBy === null ? '' : typist(row.decidedBy),
    decisionNote: row.decisionNote ?? '',
    uses: uses.get(row.version) ?? 0,
  };
}

function describeShipped({ version, title, items }: Checklist, uses: Map<number, number>): ChecklistVersion {
  return {
    version,
    title,
    items,
    state: 'built-in',
    effectiveOn: null,
    reason: '',
    proposedAt: null,
    handlerName: '',
    typistName: '',
    decidedAt: null,
    decidedBy: '',
    decisionNote: '',
    uses: uses.get(version) ?? 0,
  };
}
