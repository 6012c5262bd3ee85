import { and, eq, notInArray } from 'drizzle-orm';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { inspectionKindLabels, VenueKind, venueKindLabels } from '#shared/domain/inspection/inspection.ts';
import { venues as venueRegister } from '#shared/registers/venues.ts';
import type { Subject } from '#shared/domain/documents/subject.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { today } from '../../context.ts';
import type { RecordsContext } from '../../context.ts';
import { promisesOf } from '../../documents/letters/promises.ts';
import { venues } from '../../store/schema/registers.ts';
import { inspections, problems } from '../../store/schema/work.ts';
import { placeNames, placeOf } from '../check-places.ts';
import { getRow } from '../register-rows.ts';
import type { Drafter } from './draft.ts';
import { factsOf } from './problem-facts.ts';

const RECTIFY_DAYS = 7;
const COMMITMENT_DAYS = 365;

const advice = '逐项改正，留下改正前后的照片。\n明确专人负责，每天自查，做好记录。';

/** 整改通知书 of one problem, of all that one check found, or of what is open at one place. @throws AppError `record.missing`. */
export const draftRectification: Drafter = (ctx, subject): Words => {
  const day = today(ctx.ports);
  return { advice, deadline: addDays(day, RECTIFY_DAYS), ...foundAt(ctx, subject) };
};

function foundAt(ctx: RecordsContext, { type, id }: Subject): Words {
  if (type === 'problem') {
    const { problem, place, source } = factsOf(ctx, id);
    return {
      recipient: place,
      manager: managerOf(ctx, problem.venueId),
      matter: problem.title.slice(0, 40),
      source,
      foundOn: problem.foundOn,
      problems: line(problem),
    };
  }
  if (type === 'inspection') return foundByCheck(ctx, id);
  const venue = getRow(ctx, venueRegister, id);
  const open = ctx.db
    .select()
    .from(problems)
    .where(and(eq(problems.venueId, id), notInArray(problems.status, ['closed', 'merged'])))
    .orderBy(problems.foundOn)
    .all();
  return {
    recipient: String(venue.values['name'] ?? ''),
    manager: managerOf(ctx, id),
    matter: open.length === 1 ? (open[0]?.title ?? '').slice(0, 40) : '检查发现的问题',
    source: '日常检查',
    foundOn: open[0]?.foundOn ?? today(ctx.ports),
    problems: open.map(line).join('\n'),
  };
}

function foundByCheck(ctx: RecordsContext, id: string): Words {
  const check = ctx.db.select().from(inspections).where(eq(inspections.id, id)).get();
  if (!check) throw new AppError('record.missing');
  const place = placeOf(check);
  const found = ctx.db.select().from(problems).where(eq(problems.inspectionId, id)).all();
  return {
    recipient: placeNames(ctx, [place])(place).name,
    manager: managerOf(ctx, check.venueId),
    matter: '检查发现的问题',
    source: inspectionKindLabels[check.kind],
    foundOn: check.inspectedOn,
    problems: found.map(line).join('\n'),
  };
}

function managerOf(ctx: RecordsContext, venueId: string | null): string {
  if (venueId === null) return '';
  return ctx.db.select().from(venues).where(eq(venues.id, venueId)).get()?.manager ?? '';
}

function line({
  title,
  detail,
  basis,
}: Pick<typeof problems.$inferSelect, 'title' | 'detail' | 'basis'>): string {
  const beside = [detail, basis ? `依据：${basis}` : ''].filter((part) => part !== '').join('；');
  return `${title}${beside === '' ? '' : `（${beside.replaceAll('\n', ' ')}）`}。`;
}

/** 承诺书 of a place, by its kind. @throws AppError `record.missing`. */
export const draftCommitment: Drafter = (ctx, { id }): Words => {
  const { values } = getRow(ctx, venueRegister, id);
  const kind = VenueKind.catch('general').parse(values['kind']);
  return {
    place: String(values['name'] ?? ''),
    kindLabel: venueKindLabels[kind],
    address: String(values['address'] ?? ''),
    manager: String(values['manager'] ?? ''),
    promises: promisesOf(kind).join('\n'),
    until: addDays(today(ctx.ports), COMMITMENT_DAYS),
  };
};
