import { and, asc, desc, inArray } from 'drizzle-orm';
import type { IncomingFilter, IncomingRow } from '#shared/contract/incoming.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { incomingKindLabels } from '#shared/domain/incoming/incoming.ts';
import type { IncomingStatus } from '#shared/domain/incoming/incoming.ts';
import { daysToAnswer, incomingAttention } from '#shared/domain/incoming/limit.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { incoming } from '../store/schema/incoming.ts';
import { besidesOf } from './incoming-rows.ts';
import type { LetterRow } from './incoming-rows.ts';
import { incomingTerm } from './incoming-scope.ts';
import { unitNames } from './organisation.ts';

const running: readonly IncomingStatus[] = ['registered', 'assigned', 'drafting'];
const over: readonly IncomingStatus[] = ['closed', 'withdrawn'];
const statusesOf: Record<IncomingFilter, readonly IncomingStatus[]> = {
  open: [...running, 'replied', 'recorded'],
  due: running,
  overdue: running,
  'to-reply': running,
  replied: ['replied', 'recorded'],
  closed: over,
  all: [...running, 'replied', 'recorded', ...over],
};

const belongs: Partial<Record<IncomingFilter, (row: IncomingRow) => boolean>> = {
  due: ({ alarm, isOverdue }) => isOverdue || alarm !== null,
  overdue: ({ isOverdue }) => isOverdue,
};

/** What is over goes on growing; the newest are shown, older ones are found by a word or by Ctrl+K. */
const MOST_OVER = 500;

/** Late ones first, then by their last day; what has no limit and what is answered after those; what is over last. */
export function listIncoming(
  ctx: RecordsContext,
  { filter, search }: { filter: IncomingFilter; search: string },
): IncomingRow[] {
  const wanted = search.normalize('NFKC').trim().toLowerCase();
  const rows = rowsOf(ctx, statusesOf[filter], wanted !== '');
  return describeLetters(ctx, rows)
    .filter((row) => (belongs[filter]?.(row) ?? true) && (wanted === '' || textOf(row).includes(wanted)))
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function rowsOf(ctx: RecordsContext, statuses: readonly IncomingStatus[], isSearched: boolean): LetterRow[] {
  const within = (some: readonly IncomingStatus[]) =>
    ctx.db
      .select()
      .from(incoming)
      .where(and(inArray(incoming.status, [...some]), incomingTerm(ctx)));
  const live = within(statuses.filter((status) => !over.includes(status)))
    .orderBy(asc(incoming.limitOn))
    .all();
  if (!statuses.some((status) => over.includes(status))) return live;
  const ended = within(over).orderBy(desc(incoming.receivedOn));
  return [...live, ...(isSearched ? ended.all() : ended.limit(MOST_OVER).all())];
}

export function describeLetters(ctx: RecordsContext, rows: readonly LetterRow[]): IncomingRow[] {
  const besides = besidesOf(
    ctx.db,
    rows.map(({ id }) => id),
  );
  const unit = unitNames(ctx.db);
  const day = today(ctx.ports);
  return rows.map((row) => describeLetter(row, { day, unit, besides }));
}

type Telling = {
  day: PlainDate;
  unit: ReturnType<typeof unitNames>;
  besides: ReturnType<typeof besidesOf>;
};

function describeLetter(row: LetterRow, { day, unit, besides }: Telling): IncomingRow {
  const attention = incomingAttention(row, day);
  const { count, answered } = besides.demands.get(row.id) ?? { count: 0, answered: 0 };
  return {
    id: row.id,
    serial: row.serial,
    kind: row.kind,
    organ: row.organ,
    number: row.number,
    title: row.title,
    receivedOn: row.receivedOn,
    limitOn: row.limitOn,
    daysLeft: daysToAnswer(row, day),
    isOverdue: attention?.kind === 'late',
    alarm: attention?.alarm ?? null,
    status: row.status,
    units: (besides.units.get(row.id) ?? []).map((id) => ({ id, name: unit(id) ?? '' })),
    demandCount: count,
    answeredCount: answered,
    hasObjection: besides.objected.has(row.id),
    repliedOn: row.repliedOn,
    replyNumber: row.replyNumber,
    revision: row.revision,
  };
}

function textOf(row: IncomingRow): string {
  const units = row.units.map(({ name }) => name);
  return [row.serial, row.number, row.title, row.organ, incomingKindLabels[row.kind], ...units]
    .join('\n')
    .toLowerCase();
}

function orderOf({ status, limitOn, daysLeft, receivedOn, serial }: IncomingRow): string {
  if (over.includes(status)) return `3${99_999_999 - Number(receivedOn.replaceAll('-', ''))}${serial}`;
  if (daysLeft === null) return `${running.includes(status) ? 1 : 2}${receivedOn}${serial}`;
  return `0${limitOn}${serial}`;
}
