import type { PlanPeriod, PlanPhase } from '#shared/domain/plan/plan-draft.ts';

import { lastDayOf, listSpans, plainDates } from './dates.ts';
import type { DateContext } from './dates.ts';
import type { Prose } from './findings.ts';
import { COUNT, findNumber } from './numerals.ts';

const LASTS = new RegExp(`(?:为期|历时|持续)(?:(${COUNT})个月|(${COUNT})年|(半)年)`);

/** The last day of so many months from a day on: 2024-03-01 and 12 → 2025-02-28. */
function lastDayAfter(from: string, months: number): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const ahead = year * 12 + (month - 1) + months;
  const [endYear, endMonth] = [Math.floor(ahead / 12), (ahead % 12) + 1];
  const date = new Date(Date.UTC(endYear, endMonth - 1, Math.min(day, lastDayOf(endYear, endMonth))));
  return new Date(date.getTime() - (day > lastDayOf(endYear, endMonth) ? 0 : 86_400_000))
    .toISOString()
    .slice(0, 10);
}

function findPeriod(raw: string, context: DateContext): PlanPeriod | undefined {
  const text = plainDates(raw);
  const spans = listSpans(text, context);
  const range = spans.find((span) => span.isRange && (span.from !== null || span.to !== null));
  if (range) return { from: range.from, to: range.to };
  const lasts = LASTS.exec(text);
  const start = spans.find((span) => span.from !== null)?.from;
  if (!lasts || !start) return undefined;
  const months = lasts[3] ? 6 : (findNumber(lasts[1] ?? '') ?? (findNumber(lasts[2] ?? '') ?? 0) * 12);
  return months > 0 ? { from: start, to: lastDayAfter(start, months) } : undefined;
}

/** Where a plan says how long it runs, the likeliest place first. */
const PLACES: readonly ((prose: Prose) => boolean)[] = [
  (prose) => prose.topic === 'guide' && /目标|时间|期限/.test(prose.heading),
  (prose) => prose.topic === 'steps' && !prose.inPhase,
  (prose) => prose.topic === 'preamble',
  (prose) => prose.topic === 'guide',
];

/** The campaign's period: written out in the text, otherwise from the first phase's start to the last one's end. */
export function settlePeriod(
  prose: readonly Prose[],
  phases: readonly PlanPhase[],
  context: DateContext,
): { period: PlanPeriod; source: Prose | undefined } {
  for (const isHere of PLACES) {
    for (const source of prose.filter(isHere)) {
      const period = findPeriod(source.text, context);
      if (period) return { period, source };
    }
  }
  return { period: { from: phases[0]?.from ?? null, to: phases.at(-1)?.to ?? null }, source: undefined };
}
