import { dateParts } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';

/** 民法典 §17: an adult from the day of the eighteenth birthday. */
export const MAJORITY_YEARS = 18;

/** Full years (周岁) on a day; whoever is born on 29 February comes of age on 1 March of a common year. Negative before birth. */
export function ageOn(birth: PlainDate, day: PlainDate): number {
  const years = dateParts(day).year - dateParts(birth).year;
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}
