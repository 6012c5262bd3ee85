import { daysBetween } from '#shared/domain/calendar/plain-date.ts';
import { formatDay } from '../../ui/format.ts';

/** A deadline as one says it: 逾期3天 / 今天到期 / 明天到期 / 11月27日. Both are YYYY-MM-DD. */
export function dueWords(due: string, today: string): string {
  const days = daysBetween(today, due);
  if (days < 0) return `逾期 ${-days} 天`;
  if (days === 0) return '今天到期';
  if (days === 1) return '明天到期';
  return days <= 7 ? `还有 ${days} 天` : formatDay(due, today);
}
