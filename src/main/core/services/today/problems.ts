import type { ProblemRow } from '#shared/contract/problems.ts';
import type { TodayList } from '#shared/contract/work.ts';
import type { Actor } from '#shared/domain/people/people.ts';
import type { ProblemNeed } from '#shared/domain/problem/attention.ts';
import { blank, SOON_DAYS } from './desk.ts';
import type { Placed, TodayDesk } from './desk.ts';

type Place = { list: TodayList; verb: string; step?: string };

/** Where each need stands and what is done about it there; who is to put it right does that instead. */
const places = {
  late: { list: 'late', verb: '督办' },
  // Both are late things, which the line of the late one already names.
  escalate: null,
  'listing-late': { list: 'late', verb: '督办' },
  sign: { list: 'toSign', verb: '签收', step: 'sign' },
  'decide-extension': { list: 'toDecide', verb: '批延期', step: 'grantExtension' },
  verify: { list: 'toVerify', verb: '核查', step: 'verify' },
  close: { list: 'toVerify', verb: '销号', step: 'close' },
  assign: { list: 'toAssign', verb: '交办', step: 'assign' },
  soon: null,
} as const satisfies Record<ProblemNeed, Place | null>;

/** Steps of those who coordinate: an officer reads of them on the problem itself. */
const coordinating: readonly string[] = ['assign', 'close', 'grantExtension'];

/** What open problems ask for, each in the list of its kind; one may ask for several things. */
export function problemLines({ ctx, open, villageOf }: TodayDesk): Placed[] {
  return open.flatMap((row) => {
    const asked = row.needs.flatMap(({ need, isLate, dueOn }) => {
      const place: Place | null = places[need];
      return place
        ? [
            toLine(
              row,
              { ...place, ...turnOf(row, place, ctx.actor) },
              { isLate: isLate || row.isOverdue, dueOn },
            ),
          ]
        : [];
    });
    const isSoon = row.daysLeft !== null && row.daysLeft >= 0 && row.daysLeft <= SOON_DAYS;
    const soon = { list: 'thisWeek', verb: '查看' } as const;
    const lines = isSoon
      ? [
          ...asked,
          toLine(row, { ...soon, ...turnOf(row, soon, ctx.actor) }, { isLate: false, dueOn: row.deadline }),
        ]
      : asked;
    const seen = new Set<TodayList>();
    return lines
      .filter(({ list }) => !seen.has(list) && seen.add(list))
      .map((line) => ({ ...line, village: villageOf.get(row.venueId ?? '') ?? '' }));
  });
}

/** What the button does for this account: the unit's own people put it right, others look after it. */
function turnOf(row: ProblemRow, { list, verb, step }: Place, { role, unitId }: Actor): Partial<Place> {
  const isOurs = unitId !== null && row.unitId === unitId;
  if (isOurs && role === 'officer' && (list === 'late' || list === 'thisWeek'))
    return row.status === 'dispatched'
      ? { verb: '签收', step: 'sign' }
      : { verb: '上报整改', step: 'submit' };
  if (role !== 'officer') return {};
  if (list === 'late' || (step !== undefined && coordinating.includes(step)))
    return { verb: '查看', step: '' };
  return step === 'sign' && !isOurs ? { verb: '查看', step: '' } : { verb };
}

type Day = { isLate: boolean; dueOn: string | null };

function toLine(row: ProblemRow, { list, verb, step }: Place, { isLate, dueOn }: Day): Placed {
  return {
    ...blank,
    key: `problem-${row.id}-${list}`,
    list,
    kind: 'problem',
    id: row.id,
    what: row.title,
    where: row.venueName,
    who: row.unitName ?? '待交办',
    due: dueOn,
    isLate,
    verb,
    step: step === undefined || step === '' ? null : step,
    units: [row.unitId],
  };
}
