import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { PARTIAL_FIRST_OWES_NOTHING } from './period.ts';
import type { Period } from './period.ts';

/** Days on end in which a place was open, key and on the register: what it owes checks for. */
export type Span = {
  readonly from: PlainDate;
  /** Its last day; null while it goes on. */
  readonly to: PlainDate | null;
  /** The day the end was typed; null means the last day itself. */
  readonly endEnteredOn: PlainDate | null;
};

/** A day on which a place began or ceased to owe. */
export type Turn = { readonly on: PlainDate; readonly owes: boolean };

/** The spans between turns, by day. A place that closes and opens again owes nothing for the days between. */
export function spansFrom(turns: readonly Turn[]): Span[] {
  const spans: Span[] = [];
  let from: PlainDate | null = null;
  for (const { on, owes } of turns) {
    if (owes) from ??= on;
    else if (from !== null) {
      spans.push({ from, to: on, endEnteredOn: null });
      from = null;
    }
  }
  if (from !== null) spans.push({ from, to: null, endEnteredOn: null });
  return spans;
}

/**
 * What a period asks of a place: itself; 'partial-first' where the place came too late within it; null where it was not there
 * at its end. A place that closed and opened again within the period owes it all the same, and a closing typed long
 * after the period was over does not wipe out its miss.
 * @param lastDay the period's `lastEntryDay`
 */
export function periodForSpans(period: Period, spans: readonly Span[], lastDay: PlainDate): Period | null {
  if (period.state0 !== 'owed') return period;
  const isOpenAtEnd = ({ to, endEnteredOn }: Span): boolean =>
    to === null || to >= period.to || (endEnteredOn ?? to) > lastDay;
  const touching = spans.filter(
    (span) => span.from <= period.to && (isOpenAtEnd(span) || (span.to ?? '') >= period.from),
  );
  if (!touching.some(isOpenAtEnd)) return null;
  // Who comes within a week or a month owes nothing for it; a term or a year is owed while there is time left to do it.
  const latest = PARTIAL_FIRST_OWES_NOTHING[period.every] ? period.from : period.dueSoonFrom;
  return touching.some(({ from }) => from <= latest) ? period : { ...period, state0: 'partial-first' };
}
