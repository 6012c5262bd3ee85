import { isPlainDate } from '#shared/domain/calendar/plain-date.ts';

const shapes = [
  /^(?<year>\d{4})[-./年](?<month>\d{1,2})[-./月](?<day>\d{1,2})日?$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<month>\d{1,2})[-./月](?<day>\d{1,2})日?$/,
];

/**
 * A day as clerks type it: 2026-3-5, 2026.3.5, 2026年3月5日, 20260305, full-width digits too; 3.5 takes the year of `today`.
 * @returns YYYY-MM-DD, or null when it is no day of the calendar
 */
export function parseDate(typed: string, today: string): string | null {
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '').replaceAll('。', '.');
  for (const shape of shapes) {
    const parts = shape.exec(text)?.groups;
    if (!parts) continue;
    const year = parts['year'] ?? today.slice(0, 4);
    const date = `${year}-${parts['month']?.padStart(2, '0')}-${parts['day']?.padStart(2, '0')}`;
    return isPlainDate(date) ? date : null;
  }
  return null;
}
