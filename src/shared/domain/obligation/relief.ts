import { builtInHolidays, workdaysIn } from '#shared/domain/calendar/holidays.ts';
import type { HolidayTable } from '#shared/domain/calendar/holidays.ts';
import { addDays, earlier, later } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Period } from './period.ts';

/** 暂停 of a whole obligation (`subjectKey` null), or 免于 for one of those it is owed for. */
export type Relief = {
  readonly id: string;
  readonly subjectKey: string | null;
  readonly from: PlainDate;
  /** Null: until further notice. */
  readonly to: PlainDate | null;
  /** The day a second person agreed; null while nobody has. */
  readonly approvedOn: PlainDate | null;
  /** The first day on which it was demanded again, ended before its time. */
  readonly endedOn: PlainDate | null;
};

/**
 * A period in which a relief leaves no workday owes nothing. Only one agreed to while the period still ran counts: what
 * was over by then stays a miss. A period that keeps a workday is owed whole, for it can be done on that day.
 */
export function relieve(
  period: Period,
  subjectKey: string,
  reliefs: readonly Relief[],
  table: HolidayTable = builtInHolidays,
): Period {
  if (period.state0 !== 'owed') return period;
  const own = reliefs.flatMap((relief) => {
    const isMine = relief.subjectKey === null || relief.subjectKey === subjectKey;
    const span = isMine ? reliefIn(relief, period) : undefined;
    return span === undefined ? [] : [{ ...span, isPause: relief.subjectKey === null }];
  });
  if (own.length === 0) return period;
  const isFree = workdaysIn(period.from, period.to, table).every((day) =>
    own.some(({ from, to }) => from <= day && day <= to),
  );
  if (!isFree) return period;
  return { ...period, state0: own.some(({ isPause }) => isPause) ? 'paused' : 'exempt' };
}

/** The days of the period that the relief covers. */
function reliefIn(relief: Relief, period: Period): { from: PlainDate; to: PlainDate } | undefined {
  if (relief.approvedOn === null || relief.approvedOn > period.to) return undefined;
  const until = relief.endedOn === null ? period.to : addDays(relief.endedOn, -1);
  const from = later(relief.from, period.from);
  const to = earlier(earlier(relief.to ?? period.to, until), period.to);
  return from <= to ? { from, to } : undefined;
}

/** Whether it holds on a day. */
export function isRelieved(reliefs: readonly Relief[], day: PlainDate): boolean {
  return reliefs.some(
    ({ from, to, approvedOn, endedOn }) =>
      approvedOn !== null && from <= day && (to === null || day <= to) && (endedOn === null || day < endedOn),
  );
}
