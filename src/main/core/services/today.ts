import { and, desc, eq, isNull } from 'drizzle-orm';
import type { TodayLine } from '#shared/contract/work.ts';
import { formatLongDate, formatMonthDay, formatWeek } from '#shared/domain/calendar/format.ts';
import { daysBetween } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { isToDo } from '#shared/domain/grid/grid.ts';
import { nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { backups } from '../store/schema/office.ts';
import { phases } from '../store/schema/plan.ts';
import { inspections } from '../store/schema/work.ts';
import { people } from '../store/schema/organisation.ts';
import { recordsKeyHolders } from '../vault/slots.ts';
import { placeNames, placeOf } from './check-places.ts';
import { weekBoard } from './matrix.ts';
import type { WeekBoard } from './matrix.ts';
import { incomingLines } from './incoming-today.ts';
import { listProblems } from './problems-list.ts';
import { inspectionTerm } from './work-scope.ts';

/** Days without a backup after which the desk says so. */
const BACKUP_DAYS = 7;
/** Days before its deadline that a problem is this week's work. */
const SOON_DAYS = 7;

type ProblemLine = ReturnType<typeof listProblems>[number];

/** The first screen: what is late, what is this week's, what waits for whom. */
export function todayOverview(ctx: RecordsContext) {
  const board = weekBoard(ctx);
  const open = listProblems(ctx, { filter: 'open', search: '', mine: false });
  const letters = incomingLines(ctx);
  const phase = currentPhase(ctx, board);
  const lastBackup = ctx.desk.officeDb.select().from(backups).orderBy(desc(backups.sequence)).limit(1).get();
  const nameOf = new Map(board.venues.map(({ id, name }) => [id, name]));
  const soon = open.filter(
    ({ isOverdue, daysLeft }) => !isOverdue && daysLeft !== null && daysLeft <= SOON_DAYS,
  );
  return {
    today: board.day,
    headline: [`${formatLongDate(board.day)} · ${formatWeek(board.day)}`, phaseText(phase)]
      .filter(Boolean)
      .join(' · '),
    phase,
    hasPlan: board.campaign !== undefined,
    hasVenues: board.venues.length > 0,
    late: [
      ...letters.late,
      ...open.filter(({ isOverdue }) => isOverdue).map((line) => problemLine(line, '督办')),
    ],
    toVerify: [
      ...open.filter(({ status }) => status === 'submitted').map((line) => problemLine(line, '核查')),
      ...open.filter(({ status }) => status === 'verified').map((line) => problemLine(line, '销号')),
      ...open.filter(({ extension }) => extension !== null).map((line) => problemLine(line, '批延期')),
      ...lateEntries(ctx),
    ],
    thisWeek: [...letters.soon, ...dueChecks(board), ...soon.map((line) => problemLine(line, '查看'))],
    toAssign: open.filter(({ status }) => status === 'found').map((line) => problemLine(line, '交办')),
    lastWeekMissed: board.present.lastMissed.map((venueId) => ({
      venueId,
      venueName: nameOf.get(venueId) ?? '',
    })),
    joint: board.joint ? { needed: board.joint.needed, done: board.joint.done } : null,
    lastBackupAt: lastBackup?.at ?? null,
    warnings: warningsOf(ctx, lastBackup?.at ?? null),
  };
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

function problemLine(line: ProblemLine, verb: string): TodayLine {
  return {
    key: `problem-${line.id}`,
    kind: 'problem',
    id: line.id,
    what: line.title,
    where: line.venueName,
    who: line.unitName ?? '待交办',
    // No clock runs while a fix waits to be verified.
    due: line.daysLeft === null ? null : line.deadline,
    isLate: line.isOverdue,
    verb,
  };
}

/** Venues whose check of this week is still owed. */
function dueChecks(board: WeekBoard): TodayLine[] {
  const week = board.weeks.at(-1);
  if (!week || board.present.current?.key !== week.key) return [];
  const { rows } = board.present;
  return board.venues.flatMap(({ id, name, village, supervisor }, index) => {
    const state = rows[index]?.cells.at(-1);
    if (state === undefined || !isToDo(state)) return [];
    return [
      {
        key: `venue-${id}`,
        kind: 'venue' as const,
        id,
        what: name,
        where: village,
        who: supervisor ?? '',
        due: week.to,
        isLate: false,
        verb: '记检查',
      },
    ];
  });
}

/** Checks typed too late to count by themselves: somebody else has to vouch for them. */
function lateEntries(ctx: RecordsContext): TodayLine[] {
  const rows = ctx.db
    .select({ inspection: inspections, who: people.name })
    .from(inspections)
    .innerJoin(people, eq(people.id, inspections.handlerId))
    .where(and(eq(inspections.needsConfirmation, true), isNull(inspections.confirmedAt), inspectionTerm(ctx)))
    .orderBy(inspections.inspectedOn)
    .all();
  const place = placeNames(
    ctx,
    rows.map(({ inspection }) => placeOf(inspection)),
  );
  return rows.map(({ inspection, who }) => {
    const { name, village } = place(placeOf(inspection));
    return {
      key: `inspection-${inspection.id}`,
      kind: 'inspection' as const,
      id: inspection.id,
      what: `${name}：${formatMonthDay(inspection.inspectedOn)}的检查补录`,
      where: village,
      who,
      due: null,
      isLate: false,
      verb: '确认',
    };
  });
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
