import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Incoming, LinkType } from '#shared/domain/incoming/incoming.ts';
import type { Attribution } from '#shared/domain/people/people.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { Drizzle, RecordsContext } from '../context.ts';
import {
  incoming,
  incomingDemands,
  incomingLinks,
  incomingObjections,
  incomingUnits,
} from '../store/schema/incoming.ts';
import { schools, venues } from '../store/schema/registers.ts';
import { units } from '../store/schema/organisation.ts';
import { tasks } from '../store/schema/tasks.ts';
import { problems } from '../store/schema/work.ts';
import { incomingTerm } from './incoming-scope.ts';

export type LetterRow = typeof incoming.$inferSelect;
export type LinkLine = { id: string; type: LinkType; targetId: string; name: string; isSettled: boolean };

/** One letter with what the rules ask of it. */
export type LoadedLetter = {
  row: LetterRow;
  unitIds: string[];
  demands: (typeof incomingDemands.$inferSelect)[];
  links: LinkLine[];
  objections: (typeof incomingObjections.$inferSelect)[];
  domain: Incoming;
};

/** Whether the account may see this letter. */
export function canSeeLetter(ctx: RecordsContext, id: string): boolean {
  return findLetterRow(ctx, id) !== undefined;
}

function findLetterRow(ctx: RecordsContext, id: string): LetterRow | undefined {
  return ctx.db
    .select()
    .from(incoming)
    .where(and(eq(incoming.id, id), incomingTerm(ctx)))
    .get();
}

/** @throws AppError `record.missing`, also for a letter that is not this account's to see. */
export function loadLetter(ctx: RecordsContext, id: string): LoadedLetter {
  const row = findLetterRow(ctx, id);
  if (!row) throw new AppError('record.missing');
  const { db } = ctx;
  const unitIds = db
    .select({ unitId: incomingUnits.unitId })
    .from(incomingUnits)
    .where(eq(incomingUnits.incomingId, id))
    .orderBy(asc(incomingUnits.ordinal))
    .all()
    .map(({ unitId }) => unitId);
  const demands = db
    .select()
    .from(incomingDemands)
    .where(eq(incomingDemands.incomingId, id))
    .orderBy(asc(incomingDemands.ordinal))
    .all();
  const objections = db
    .select()
    .from(incomingObjections)
    .where(eq(incomingObjections.incomingId, id))
    .orderBy(asc(incomingObjections.ordinal))
    .all();
  const links = linksOf(db, id);
  return {
    row,
    unitIds,
    demands,
    links,
    objections,
    domain: {
      status: row.status,
      unitIds,
      demands: demands.map(({ answeredOn }) => ({ isAnswered: answeredOn !== null })),
      links: links.map(({ type, isSettled }) => ({ type, isSettled })),
      hasOpenObjection: objections.some(({ outcome }) => outcome === null),
      repliedBy: repliedBy(row),
    },
  };
}

/** Only who it was is asked of the answer, never his unit. */
function repliedBy({ repliedHandlerId, repliedAccountId, repliedTypistId }: LetterRow): Attribution | null {
  if (repliedHandlerId === null || repliedAccountId === null || repliedTypistId === null) return null;
  return {
    handler: { personId: repliedHandlerId, unitId: null },
    typist: { accountId: repliedAccountId, personId: repliedTypistId, unitId: null },
  };
}

function linksOf(db: Drizzle, id: string): LinkLine[] {
  return db
    .select({
      link: incomingLinks,
      problem: problems.title,
      problemStatus: problems.status,
      task: tasks.title,
      taskStatus: tasks.status,
      venue: venues.name,
      school: schools.name,
      unit: units.name,
    })
    .from(incomingLinks)
    .leftJoin(problems, eq(problems.id, incomingLinks.problemId))
    .leftJoin(tasks, eq(tasks.id, incomingLinks.taskId))
    .leftJoin(venues, eq(venues.id, incomingLinks.venueId))
    .leftJoin(schools, eq(schools.id, incomingLinks.schoolId))
    .leftJoin(units, eq(units.id, incomingLinks.unitId))
    .where(eq(incomingLinks.incomingId, id))
    .orderBy(sql`${incomingLinks}.rowid`)
    .all()
    .flatMap(({ link, problem, problemStatus, task, taskStatus, venue, school, unit }) => {
      const lines: { type: LinkType; targetId: string | null; name: string | null; isSettled: boolean }[] = [
        {
          type: 'problem',
          targetId: link.problemId,
          name: problem,
          isSettled: problemStatus === 'closed' || problemStatus === 'merged',
        },
        {
          type: 'task',
          targetId: link.taskId,
          name: task,
          isSettled: taskStatus === 'closed' || taskStatus === 'cancelled',
        },
        { type: 'venue', targetId: link.venueId, name: venue, isSettled: true },
        { type: 'school', targetId: link.schoolId, name: school, isSettled: true },
        { type: 'unit', targetId: link.unitId, name: unit, isSettled: true },
      ];
      return lines.flatMap(({ targetId, name, ...line }) =>
        targetId === null ? [] : [{ id: link.id, targetId, name: name ?? '', ...line }],
      );
    });
}

/** SQLite takes some ten thousand values in one question; a list asks in pieces. */
const PIECE = 5000;

/** What a list shows of many letters beside their rows, in three questions a piece. */
export function besidesOf(db: Drizzle, ids: readonly string[]) {
  const handedTo = new Map<string, string[]>();
  const demands = new Map<string, { count: number; answered: number }>();
  const objected = new Set<string>();
  for (let at = 0; at < ids.length; at += PIECE) {
    const piece = ids.slice(at, at + PIECE);
    const inUnits = db
      .select()
      .from(incomingUnits)
      .where(inArray(incomingUnits.incomingId, piece))
      .orderBy(asc(incomingUnits.ordinal))
      .all();
    for (const { incomingId, unitId } of inUnits)
      handedTo.set(incomingId, [...(handedTo.get(incomingId) ?? []), unitId]);
    const counts = db
      .select({
        id: incomingDemands.incomingId,
        count: sql<number>`count(*)`,
        answered: sql<number>`count(${incomingDemands.answeredOn})`,
      })
      .from(incomingDemands)
      .where(inArray(incomingDemands.incomingId, piece))
      .groupBy(incomingDemands.incomingId)
      .all();
    for (const { id, count, answered } of counts) demands.set(id, { count, answered });
    const open = db
      .select({ id: incomingObjections.incomingId })
      .from(incomingObjections)
      .where(and(inArray(incomingObjections.incomingId, piece), isNull(incomingObjections.outcome)))
      .all();
    for (const { id } of open) objected.add(id);
  }
  return { units: handedTo, demands, objected };
}
