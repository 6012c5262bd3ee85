import { dateParts } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';
import { isoWeek, weekdayName } from './week.ts';

/** 11月23日 */
export function formatMonthDay(date: PlainDate): string {
  const { month, day } = dateParts(date);
  return `${month}月${day}日`;
}

/** 2026年11月23日: as official papers write it, Arabic figures without zeros (GB/T 9704-2012, 7.3.5). */
export function formatFullDate(date: PlainDate): string {
  return `${dateParts(date).year}年${formatMonthDay(date)}`;
}

/** 11月23日 星期一 */
export function formatLongDate(date: PlainDate): string {
  return `${formatMonthDay(date)} ${weekdayName(date)}`;
}

/** 第48周 */
export function formatWeek(date: PlainDate): string {
  return `第${isoWeek(date).week}周`;
}

/** 11月23日—11月29日; years are named only where the two differ. */
export function formatRange(from: PlainDate, to: PlainDate): string {
  const format = dateParts(from).year === dateParts(to).year ? formatMonthDay : formatFullDate;
  return from === to ? format(from) : `${format(from)}—${format(to)}`;
}
