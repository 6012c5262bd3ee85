import { and, eq } from 'drizzle-orm';
import { linkTypeLabels } from '#shared/domain/incoming/incoming.ts';
import type { LinkType } from '#shared/domain/incoming/incoming.ts';
import { findRegister } from '#shared/registers/index.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { findAnyRow } from '../store/queries/registers.ts';
import { incomingLinks } from '../store/schema/incoming.ts';
import { tasks } from '../store/schema/tasks.ts';
import { takeLetterStep } from './incoming-act.ts';
import type { LetterStep } from './incoming-act.ts';
import type { LinkLine } from './incoming-rows.ts';
import { isOwn, scopeOf } from './scope.ts';
import { taskScope } from './task-scope.ts';
import { canSeeProblem } from './work-scope.ts';

type LinkKind = {
  column: 'problemId' | 'taskId' | 'venueId' | 'schoolId' | 'unitId';
  canSee: (ctx: RecordsContext, id: string) => boolean;
};

/** What may be hung on a letter. A new kind has its column, its line here and, where it must be settled, in the domain's list. */
const kinds: Record<LinkType, LinkKind> = {
  problem: { column: 'problemId', canSee: canSeeProblem },
  task: { column: 'taskId', canSee: canSeeTask },
  venue: { column: 'venueId', canSee: (ctx, id) => canSeeRow(ctx, 'venues', id) },
  school: { column: 'schoolId', canSee: (ctx, id) => canSeeRow(ctx, 'schools', id) },
  unit: { column: 'unitId', canSee: (ctx, id) => canSeeRow(ctx, 'units', id) },
};

export function linkIncoming(
  ctx: RecordsContext,
  input: LetterStep & { type: LinkType; targetId: string },
): void {
  const { id, type, targetId } = input;
  if (!kinds[type].canSee(ctx, targetId)) throw new AppError('record.missing');
  takeLetterStep(ctx, input, {
    action: 'link',
    name: 'incoming.link',
    note: linkTypeLabels[type],
    check: ({ links }) => {
      if (links.some((link) => link.type === type && link.targetId === targetId))
        throw new AppError('incoming.link-known');
    },
    also: () =>
      ctx.db
        .insert(incomingLinks)
        .values({ id: ctx.ports.random.uuid(), incomingId: id, [kinds[type].column]: targetId })
        .run(),
  });
}

export function unlinkIncoming(ctx: RecordsContext, input: LetterStep & { linkId: string }): void {
  const own = and(eq(incomingLinks.id, input.linkId), eq(incomingLinks.incomingId, input.id));
  takeLetterStep(ctx, input, {
    action: 'link',
    name: 'incoming.unlink',
    note: '取下',
    also: () => {
      if (ctx.db.delete(incomingLinks).where(own).run().changes === 0) throw new AppError('record.missing');
    },
  });
}

/** As this account may see it: what is out of its scope has no name. */
export function tellLink(ctx: RecordsContext, link: LinkLine): LinkLine {
  return kinds[link.type].canSee(ctx, link.targetId) ? link : { ...link, name: '不在您的范围内' };
}

function canSeeTask(ctx: RecordsContext, id: string): boolean {
  const seen = and(eq(tasks.id, id), taskScope(ctx));
  return ctx.db.select({ id: tasks.id }).from(tasks).where(seen).get() !== undefined;
}

function canSeeRow(ctx: RecordsContext, registerId: string, id: string): boolean {
  const register = findRegister(registerId);
  const row = register && findAnyRow(ctx.db, register, id);
  return register !== undefined && row !== undefined && isOwn(scopeOf(ctx, register), register, row.values);
}
