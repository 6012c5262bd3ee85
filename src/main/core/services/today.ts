import { desc, eq } from 'drizzle-orm';
import type { TodayLine, TodayList } from '#shared/contract/work.ts';
import { formatLongDate, formatWeek } from '#shared/domain/calendar/format.ts';
import { holidayNames, missingYears } from '#shared/domain/calendar/holidays.ts';
import { addDays, daysBetween } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { weekEnd, weekStart } from '#shared/domain/calendar/week.ts';
import { nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { backups } from '../store/schema/office.ts';
import { units } from '../store/schema/organisation.ts';
import { phases } from '../store/schema/plan.ts';
import { recordsKeyHolders } from '../vault/slots.ts';
import type { WeekBoard } from './matrix.ts';
import { openDesk } from './today/desk.ts';
import type { Placed, TodayDesk } from './today/desk.ts';
import { leaderView } from './today/leader.ts';
import { formerMisses } from './today/obligations.ts';
import { sources } from './today/sources.ts';

/** Days without a backup after which the desk says so. */
const BACKUP_DAYS = 7;
/** Days ahead in which a year without a holiday notice is told. */
const NOTICE_DAYS = 14;

/** The first screen: what is late, what is this week's, what waits for whom. */
export function todayOverview(ctx: RecordsContext) {
  const desk = openDesk(ctx);
  const { board } = desk;
  const own = ownUnit(ctx);
  const toLine = lineReader(own);
  const placed = sources.flatMap((source) => source(desk));
  const listOf = (list: TodayList): TodayLine[] =>
    placed
      .filter((line) => line.list === list)
      .map(toLine)
      .toSorted(byDay);
  const phase = currentPhase(ctx, board);
  const lastBackup = ctx.desk.officeDb.select().from(backups).orderBy(desc(backups.sequence)).limit(1).get();
  const nameOf = new Map(board.venues.map(({ id, name }) => [id, name]));
  const leader = leaderView(desk);
  const lastWeek = board.weeks.findLast(({ to }) => to < board.day)?.key ?? '';
  return {
    today: board.day,
    headline: [formatLongDate(board.day), formatWeek(board.day), holidayText(board), phaseText(phase)]
      .filter(Boolean)
      .join(' · '),
    phase,
    hasPlan: board.campaign !== undefined,
    hasVenues: board.venues.length > 0,
    late: listOf('late'),
    thisWeek: listOf('thisWeek'),
    toSign: listOf('toSign'),
    toVerify: listOf('toVerify'),
    toDecide: listOf('toDecide'),
    toAssign: listOf('toAssign'),
    lastWeekMissed: board.present.lastMissed.map((venueId) => ({
      venueId,
      venueName: nameOf.get(venueId) ?? '',
      week: lastWeek,
    })),
    lastMissed: formerMisses(desk),
    joint: jointOf(desk),
    own: own && { unit: own.name, isVillage: own.kind === 'village' },
    leader: leader && { ...leader, listed: leader.listed.map(toLine) },
    lastBackupAt: lastBackup?.at ?? null,
    warnings: [...holidayWarnings(ctx, board), ...warningsOf(ctx, lastBackup?.at ?? null)],
  };
}

type OwnUnit = { id: string; name: string; kind: string };

function ownUnit({ db, actor }: RecordsContext): OwnUnit | null {
  if (actor.unitId === null) return null;
  return db.select().from(units).where(eq(units.id, actor.unitId)).get() ?? null;
}

/** Drops what only the core needs, and says whether the line is of the account's own unit or village. */
function lineReader(own: OwnUnit | null): (placed: Placed) => TodayLine {
  return ({ list: _list, units: whose, village, ...line }) => ({
    ...line,
    reach:
      own === null
        ? []
        : [
            ...(whose.includes(own.id) || whose.includes(own.name) ? (['unit'] as const) : []),
            ...(own.kind === 'village' && village === own.name ? (['village'] as const) : []),
          ],
  });
}

/** The late ones first, then by their day; what has none keeps its place at the end. */
function byDay(a: TodayLine, b: TodayLine): number {
  const [first, second] = [a.due ?? '9999', b.due ?? '9999'];
  return first < second ? -1 : Number(first > second);
}

function jointOf({ board, unit }: TodayDesk) {
  if (!board.joint) return null;
  const { needed, done, unitIds } = board.joint;
  return { needed, done, units: unitIds.flatMap((id) => unit(id) ?? []) };
}

/** A week with a holiday has fewer days for the same checks. */
function holidayText({ day, table }: WeekBoard): string {
  const names = holidayNames(weekStart(day), weekEnd(day), table);
  return names.length === 0 ? '' : `本周有${names.join('、')}`;
}

type Phase = { name: string; daysLeft: number | null } | null;

function currentPhase(ctx: RecordsContext, { campaign, day }: WeekBoard): Phase {
  if (!campaign) return null;
  const rows = ctx.db
    .select()
    .from(phases)
    .where(eq(phases.campaignId, campaign.id))
    .orderBy(phases.ordinal)
    .all();
  const running = rows.find(
    ({ fromOn, toOn }) => (fromOn === null || fromOn <= day) && (toOn === null || day <= toOn),
  );
  return running
    ? { name: running.name, daysLeft: running.toOn === null ? null : daysBetween(day, running.toOn) }
    : null;
}

function phaseText(phase: Phase): string {
  if (!phase) return '';
  return phase.daysLeft === null ? phase.name : `${phase.name} 还剩 ${phase.daysLeft} 天`;
}

function warningsOf(ctx: RecordsContext, lastBackupAt: PlainDate | null): string[] {
  const warnings: string[] = [];
  if (recordsKeyHolders(ctx.desk.slots.slots).length < 2) {
    warnings.push('只有一个账号能打开业务数据。请尽快再开一个业务账号并交钥匙，以免忘了密码打不开。');
  }
  const age =
    lastBackupAt === null ? null : (Date.parse(nowIso(ctx.ports)) - Date.parse(lastBackupAt)) / 86_400_000;
  if (age === null) warnings.push('还没有做过备份。请插上 U 盘，到“备份”里做一次。');
  else if (age > BACKUP_DAYS) warnings.push(`已经 ${Math.floor(age)} 天没有备份。请插上 U 盘备份一次。`);
  return warnings;
}

/** Without a notice every weekday counts as one: who reads a day here should know it. */
function holidayWarnings({ actor }: RecordsContext, { day, table }: WeekBoard): string[] {
  const years = missingYears(day, addDays(day, NOTICE_DAYS), table);
  if (years.length === 0) return [];
  const what = `还没有 ${years.join('、')} 年的放假安排，周期和期限暂按周一到周五上班算。`;
  return [actor.role === 'officer' ? what : `${what}通知来了，请到“设置”的节假日里导入。`];
}
