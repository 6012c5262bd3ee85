import { isLate, waitsFor } from '#shared/domain/task/status.ts';
import { listingLevelLabels } from '#shared/domain/problem/problem.ts';
import { blank } from './desk.ts';
import type { Placed, TodayDesk } from './desk.ts';

type Late = { unitId: string; name: string; problems: number; tasks: number };

/** Who is late with how much, where it is worst, and what is 挂牌督办. Only for who leads. */
export function leaderView(desk: TodayDesk) {
  const { ctx } = desk;
  if (ctx.actor.role !== 'leader') return null;
  return { units: lateByUnit(desk), worst: worstVillage(desk), listed: listedLines(desk) };
}

function lateByUnit({ open, tasks, board, unit }: TodayDesk): Late[] {
  const late = [
    ...open
      .filter(({ isOverdue }) => isOverdue)
      .flatMap(({ unitId }) => (unitId === null ? [] : [{ unitId, kind: 'problems' as const }])),
    ...tasks
      .filter(({ row }) => !row.isCancelled)
      .flatMap(({ domain }) => domain.assignments)
      .filter((part) => part.dispatchedOn !== null && isLate(part, board.day))
      .map(({ unitId }) => ({ unitId, kind: 'tasks' as const })),
  ];
  const countOf = (own: typeof late, kind: (typeof late)[number]['kind']): number =>
    own.filter((one) => one.kind === kind).length;
  return [...Map.groupBy(late, ({ unitId }) => unitId)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([unitId, own]) => ({
      unitId,
      name: unit(unitId) ?? '',
      problems: countOf(own, 'problems'),
      tasks: countOf(own, 'tasks'),
    }));
}

/** The village with the most late problems and places missed last week together; the first by name among equals. */
function worstVillage({ open, villageOf, board }: TodayDesk) {
  const late = open
    .filter(({ isOverdue }) => isOverdue)
    .flatMap(({ venueId }) => villageOf.get(venueId ?? '') ?? []);
  const missed = board.present.lastMissed.flatMap((id) => villageOf.get(id) ?? []);
  const counted = [...new Set([...late, ...missed])].map((village) => ({
    village,
    late: late.filter((one) => one === village).length,
    missed: missed.filter((one) => one === village).length,
  }));
  return (
    counted.toSorted(
      (a, b) => b.late + b.missed - (a.late + a.missed) || (a.village < b.village ? -1 : 1),
    )[0] ?? null
  );
}

function listedLines({ open, tasks, board, unit, villageOf }: TodayDesk): Placed[] {
  const problems = open.flatMap(({ listing, id, title, venueId, venueName, unitName, unitId }) =>
    listing === null
      ? []
      : [
          {
            ...blank,
            key: `listed-${id}`,
            list: 'late' as const,
            kind: 'problem' as const,
            id,
            what: title,
            where: `${venueName} · ${listingLevelLabels[listing.level]}`,
            who: unitName ?? '',
            due: listing.deadline,
            isLate: listing.deadline < board.day,
            verb: '查看',
            units: [unitId],
            village: villageOf.get(venueId ?? '') ?? '',
          },
        ],
  );
  const parts = tasks.flatMap(({ row, domain }) =>
    domain.assignments
      .filter(({ level, status }) => level === 'list' && waitsFor[status] !== 'nobody')
      .map((part) => ({
        ...blank,
        key: `listed-${part.id}`,
        list: 'late' as const,
        kind: 'task' as const,
        id: row.id,
        what: row.title,
        who: unit(part.unitId) ?? '',
        due: part.deadline,
        isLate: isLate(part, board.day),
        verb: '查看',
        partId: part.id,
        units: [part.unitId],
      })),
  );
  return [...problems, ...parts];
}
