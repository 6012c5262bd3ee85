import { desc, eq } from 'drizzle-orm';
import { noticeYears, readNotice, toNoticeLines, toTable } from '#shared/domain/calendar/holiday-notice.ts';
import type { NoticeDay } from '#shared/domain/calendar/holiday-notice.ts';
import { missingYears, withYears } from '#shared/domain/calendar/holidays.ts';
import { dateParts } from '#shared/domain/calendar/plain-date.ts';
import { relieve } from '#shared/domain/obligation/relief.ts';
import type { Rule } from '#shared/domain/obligation/rule.ts';
import { periods } from '#shared/domain/obligation/timeline.ts';
import { tookPart } from '#shared/domain/people/people.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { readWorkbook } from '../exchange/excel/read-workbook.ts';
import { holidayNotices } from '../store/schema/obligations.ts';
import { attributionOf } from './attribution.ts';
import { findCampaign, findEra, listDemands, periodsOf } from './demands.ts';
import type { Demand, Era } from './demands.ts';
import { getHandler, personNames, typistNames } from './organisation.ts';
import { holidayTable } from './time-rules.ts';

type Source = { text: string; file?: Blob | undefined; name: string };

/** The notices the office read in, newest first, and the years still without one. */
export function listHolidays(ctx: RecordsContext) {
  const { db } = ctx;
  const [person, typist] = [personNames(db), typistNames(ctx)];
  const table = holidayTable(db);
  const campaign = findCampaign(db);
  const day = today(ctx.ports);
  const until = campaign && campaign.toOn > day ? campaign.toOn : day;
  const covered = new Set<number>();
  const rows = db.select().from(holidayNotices).orderBy(desc(holidayNotices.at)).all();
  return {
    years: table.years,
    missingYears: missingYears(campaign?.fromOn ?? day, until, table),
    notices: rows.map((row) => {
      const isWaiting = row.needsConfirmation && row.confirmedAt === null;
      const isReplaced = !isWaiting && row.years.every((year) => covered.has(year));
      if (!isWaiting) for (const year of row.years) covered.add(year);
      return {
        id: row.id,
        source: row.source,
        years: row.years,
        days: row.days,
        at: row.at,
        handlerName: person(row.handlerId),
        typistName: typist(row.accountId),
        standing: isWaiting
          ? ('to-confirm' as const)
          : isReplaced
            ? ('replaced' as const)
            : ('holds' as const),
        mayConfirm:
          isWaiting && ctx.actor.role !== 'officer' && !tookPart(attributionOf(ctx, row), ctx.actor),
      };
    }),
  };
}

/** @throws AppError `holiday.*`, `exchange.*`. */
export async function previewNotice(ctx: RecordsContext, source: Source) {
  const days = readNotice(await linesOf(source));
  const years = noticeYears(days);
  return { years, days, pastPeriods: changedPeriods(ctx, years, days) };
}

async function linesOf({ text, file, name }: Source) {
  if (file === undefined) return toNoticeLines(text);
  const [sheet] = await readWorkbook(new Uint8Array(await file.arrayBuffer()), name);
  return (sheet?.rows ?? []).map(({ row, cells }) => ({
    line: row,
    cells: cells.map((cell) => cell?.date ?? cell?.text ?? ''),
  }));
}

/**
 * Periods already begun that owe something else by the new table: weeks that lose or win their last workday, and periods
 * of which a pause or an exemption then leaves no workday, or one more.
 */
function changedPeriods(ctx: RecordsContext, years: readonly number[], days: NoticeDay[]): string[] {
  const era = findEra(ctx);
  if (!era) return [];
  const after = { ...era, table: withYears(era.table, toTable(years, days)) };
  const week: Rule = { every: 'week', times: 1, per: 'campaign' };
  const weeks = ({ table }: Era) => periods(week, era.days, era.day, table);
  const relieved = listDemands(ctx.db, era.campaign.id).flatMap((demand) =>
    relievedKeys(demand).map((key) => (by: Era) => {
      const own = periodsOf(demand, by, era.day);
      return own.map((period) => relieve(period, key, demand.reliefs, by.table));
    }),
  );
  const changed = [weeks, ...relieved].flatMap((countBy) => {
    const before = countBy(era);
    return countBy(after)
      .filter(({ state0 }, at) => state0 !== before[at]?.state0)
      .map(({ label, from }) => (label.startsWith('第') ? `${dateParts(from).year}年${label}` : label));
  });
  return [...new Set(changed)];
}

/** Whom the pauses and exemptions of an obligation are for: '' stands for all. */
function relievedKeys({ reliefs }: Demand): string[] {
  return [...new Set(reliefs.map(({ subjectKey }) => subjectKey ?? ''))];
}

/**
 * Keeps a notice. From now on its years are its own days and no others; one that changes what was owed in the past counts
 * only when a second person confirms it. @throws AppError `holiday.*`, `exchange.*`, `person.missing`.
 */
export async function importNotice(
  ctx: RecordsContext,
  { handlerId, ...source }: Source & { handlerId?: string | undefined },
): Promise<{ id: string; needsConfirmation: boolean }> {
  const handler = getHandler(ctx, handlerId);
  const { years, days, pastPeriods } = await previewNotice(ctx, source);
  const id = ctx.ports.random.uuid();
  const needsConfirmation = pastPeriods.length > 0;
  const trace = {
    action: 'holidays.import',
    objectType: 'holidays',
    objectId: id,
    fields: years.map(String),
    handler: { id: handler.personId, name: handler.name },
  };
  act(ctx, trace, () =>
    ctx.db
      .insert(holidayNotices)
      .values({
        id,
        source: source.file === undefined ? '粘贴的名单' : source.name,
        years,
        days,
        enteredOn: today(ctx.ports),
        at: nowIso(ctx.ports),
        handlerId: handler.personId,
        accountId: ctx.session.accountId,
        needsConfirmation,
      })
      .run(),
  );
  return { id, needsConfirmation };
}

/** @throws AppError `record.missing`, `holiday.not-waiting`, `holiday.self-confirm`. */
export function confirmNotice(ctx: RecordsContext, id: string): void {
  const row = ctx.db.select().from(holidayNotices).where(eq(holidayNotices.id, id)).get();
  if (!row) throw new AppError('record.missing');
  if (!row.needsConfirmation || row.confirmedAt !== null) throw new AppError('holiday.not-waiting');
  if (tookPart(attributionOf(ctx, row), ctx.actor)) throw new AppError('holiday.self-confirm');
  act(ctx, { action: 'holidays.confirm', objectType: 'holidays', objectId: id }, () =>
    ctx.db
      .update(holidayNotices)
      .set({ confirmedAt: nowIso(ctx.ports), confirmedBy: ctx.session.accountId })
      .where(eq(holidayNotices.id, id))
      .run(),
  );
}

/** Those that wait for this account to confirm them. */
export function noticesToConfirm(ctx: RecordsContext) {
  return listHolidays(ctx).notices.filter(({ mayConfirm }) => mayConfirm);
}
