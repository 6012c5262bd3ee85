import { and, eq } from 'drizzle-orm';
import type { Subject, SubjectType } from '#shared/domain/documents/subject.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { getLetter } from '../documents/letters/index.ts';
import { obligations } from '../store/schema/obligations.ts';
import { campaigns } from '../store/schema/plan.ts';
import { venues } from '../store/schema/registers.ts';
import { inspections, problems } from '../store/schema/work.ts';
import { tasks } from '../store/schema/tasks.ts';
import { suggestSupervision } from './drafts/supervision.ts';
import { noteEvent } from './problem-events.ts';
import { suggestTaskPaper } from './drafts/task.ts';
import { noteReplyIssued, suggestReply } from './incoming-papers.ts';
import { canSeeLetter } from './incoming-rows.ts';
import { noteTaskEvent } from './task-events.ts';
import { taskScope } from './task-scope.ts';

/** `kind` is the letter's id. */
type Issued = { kind: string; number: string; handlerId: string };

/** 整改通知书2026-001, 督办函 某政函〔2026〕1号: the story names the kind of paper, whether or not its number does. */
function paperNote({ kind, number }: Issued): string {
  const { title } = getLetter(kind);
  return number.startsWith(title) ? number : `${title} ${number}`;
}

/** What a kind of record has to do with the papers about it. */
type SubjectPart = {
  exists: (ctx: RecordsContext, id: string) => boolean;
  /** The kind offered first. */
  suggest?: (ctx: RecordsContext, id: string) => string;
  /** Leaves the paper in the record's own story; only inside the act of issuing. */
  noteIssued?: (ctx: RecordsContext, id: string, issued: Issued) => void;
};

const parts: Partial<Record<SubjectType, SubjectPart>> = {
  problem: {
    exists: ({ db }, id) =>
      db.select({ id: problems.id }).from(problems).where(eq(problems.id, id)).get() !== undefined,
    suggest: suggestSupervision,
    noteIssued: (ctx, id, issued) => {
      const action = issued.kind.startsWith('supervision-') ? ('supervise' as const) : ('paper' as const);
      noteEvent(ctx, id, { action, handlerId: issued.handlerId, unitId: null, note: paperNote(issued) });
    },
  },
  task: {
    exists: (ctx, id) =>
      ctx.db
        .select({ id: tasks.id })
        .from(tasks)
        .where(and(eq(tasks.id, id), taskScope(ctx)))
        .get() !== undefined,
    suggest: suggestTaskPaper,
    noteIssued: (ctx, id, issued) =>
      noteTaskEvent(ctx, id, { action: 'paper', handlerId: issued.handlerId, note: paperNote(issued) }),
  },
  inspection: {
    exists: ({ db }, id) =>
      db.select({ id: inspections.id }).from(inspections).where(eq(inspections.id, id)).get() !== undefined,
  },
  venue: {
    exists: ({ db }, id) =>
      db.select({ id: venues.id }).from(venues).where(eq(venues.id, id)).get() !== undefined,
  },
  obligation: {
    exists: ({ db }, id) =>
      db.select({ id: obligations.id }).from(obligations).where(eq(obligations.id, id)).get() !== undefined,
  },
  incoming: { exists: canSeeLetter, suggest: suggestReply, noteIssued: noteReplyIssued },
  campaign: {
    exists: ({ db }, id) =>
      db.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.id, id)).get() !== undefined,
  },
};

/** @throws AppError `record.missing`. */
export function assertSubject(ctx: RecordsContext, { type, id }: Subject): void {
  if (parts[type]?.exists(ctx, id) !== true) throw new AppError('record.missing');
}

export function suggestedKind(ctx: RecordsContext, { type, id }: Subject): string | null {
  return parts[type]?.suggest?.(ctx, id) ?? null;
}

export function noteIssued(ctx: RecordsContext, { type, id }: Subject, issued: Issued): void {
  parts[type]?.noteIssued?.(ctx, id, issued);
}
