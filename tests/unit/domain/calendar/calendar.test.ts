import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFullDate, formatLongDate, formatRange, formatWeek } from '#shared/domain/calendar/format.ts';
import {
  builtInHolidays,
  calendarCoverage,
  findHolidayName,
  HolidayTable,
  holidayNames,
  isWorkday,
  lastWorkdays,
  missingYears,
  withYears,
  workdayFrom,
  workdaysIn,
} from '#shared/domain/calendar/holidays.ts';
import {
  addDays,
  addMonths,
  dateParts,
  daysBetween,
  fromDayNumber,
  monthEnd,
  officeDate,
  PlainDate,
  toDayNumber,
} from '#shared/domain/calendar/plain-date.ts';
import { isoWeek, weekday, weekEnd, weekKey, weekStart } from '#shared/domain/calendar/week.ts';

const DAY_MS = 86_400_000;
/** 1600-01-01 … 2399-12-31, two whole cycles of leap years. */
const dayNumbers = fc.integer({ min: -135_140, max: 157_053 });

describe('plain dates', () => {
  it('count days as the platform does', () => {
    fc.assert(
      fc.property(dayNumbers, (dayNumber) => {
        const expected = new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
        expect(fromDayNumber(dayNumber)).toBe(expected);
        expect(toDayNumber(expected)).toBe(dayNumber);
        expect(weekday(expected) % 7).toBe(new Date(dayNumber * DAY_MS).getUTCDay());
      }),
    );
  });

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '20260101',
    '0000-01-01',
    '',
  ])('refuses %s', (text) => {
    expect(PlainDate.safeParse(text).success).toBe(false);
    expect(() => addDays(text, 1)).toThrow(RangeError);
  });

  it('accepts leap days of leap years only', () => {
    expect(PlainDate.parse('2024-02-29')).toBe('2024-02-29');
    expect(PlainDate.parse('2000-02-29')).toBe('2000-02-29');
  });

  it('move by months and stop at a month’s end', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(monthEnd('2024-02-03')).toBe('2024-02-29');
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
  });

  it('take the office’s day, not the PC’s', () => {
    expect(officeDate(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
    expect(officeDate(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22');
  });
});

describe('weeks', () => {
  it.each([
    ['2026-11-23', 2026, 48],
    ['2027-01-03', 2026, 53],
    ['2025-12-29', 2026, 1],
    ['2023-01-01', 2022, 52],
    ['2024-12-30', 2025, 1],
  ])('%s is in week %i-%i', (date, year, week) => {
    expect(isoWeek(date)).toStrictEqual({ year, week });
  });

  it('hold seven days, Monday to Sunday, under one key, and keys sort by time', () => {
    fc.assert(
      fc.property(dayNumbers, (dayNumber) => {
        const date = fromDayNumber(dayNumber);
        const [monday, sunday] = [weekStart(date), weekEnd(date)];
        expect(daysBetween(monday, sunday)).toBe(6);
        expect(weekKey(monday)).toBe(weekKey(sunday));
        expect(weekKey(addDays(sunday, 1)) > weekKey(sunday)).toBe(true);
      }),
    );
  });
});

describe('the way dates are written', () => {
  it('is the office’s', () => {
    expect(`${formatLongDate('2026-11-23')} · ${formatWeek('2026-11-23')}`).toBe('11月23日 星期一 · 第48周');
    expect(formatFullDate('2024-02-02')).toBe('2024年2月2日');
    expect(formatRange('2026-11-23', '2026-11-29')).toBe('11月23日—11月29日');
    expect(formatRange('2026-12-28', '2027-01-03')).toBe('2026年12月28日—2027年1月3日');
    expect(formatRange('2026-12-28', '2026-12-28')).toBe('12月28日');
  });
});

describe('holidays', () => {
  it('ship as a valid table that says where it ends', () => {
    expect(HolidayTable.safeParse(builtInHolidays).success).toBe(true);
    expect(calendarCoverage(2026)).toBe(true);
    expect(calendarCoverage(2027)).toBe(false);
    expect(missingYears('2026-06-01', '2028-01-01')).toStrictEqual([2027, 2028]);
    expect(missingYears('2026-06-01', '2026-07-01')).toStrictEqual([]);
  });

  it('know days off, exchanged weekends and plain weekends', () => {
    expect(findHolidayName('2026-02-17')).toBe('春节');
    expect(isWorkday('2026-02-17')).toBe(false);
    expect(isWorkday('2026-02-14')).toBe(true);
    expect(findHolidayName('2026-02-14')).toBeUndefined();
    expect(isWorkday('2026-11-22')).toBe(false);
    expect(isWorkday('2026-11-23')).toBe(true);
    expect(workdaysIn('2026-02-16', '2026-02-22')).toStrictEqual([]);
    expect(workdayFrom('2026-02-15')).toBe('2026-02-24');
    expect(holidayNames('2026-09-21', '2026-10-07')).toStrictEqual(['中秋', '国庆节']);
  });

  it('are found from their end as they are counted from their beginning', () => {
    const span = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(
        fc.integer({ min: 18_000, max: 21_000 }),
        span,
        fc.integer({ min: 1, max: 40 }),
        (at, days, count) => {
          const [from, to] = [fromDayNumber(at), fromDayNumber(at + days)];
          const all: string[] = [];
          for (let date = from; date <= to; date = addDays(date, 1)) if (isWorkday(date)) all.push(date);
          expect(lastWorkdays({ from, to }, count)).toStrictEqual(all.slice(-count));
          expect(workdaysIn(from, to)).toStrictEqual(all);
        },
      ),
    );
  });

  it('take an imported year whole, and nothing from outside the years it declares', () => {
    const imported: HolidayTable = {
      years: [2026, 2027],
      daysOff: { '2027-02-08': '春节', '2028-01-03': '元旦' },
      workingWeekends: { '2027-02-13': '春节' },
    };
    const table = withYears(builtInHolidays, imported);
    expect(calendarCoverage(2027, table)).toBe(true);
    expect(calendarCoverage(2028, table)).toBe(false);
    expect(isWorkday('2027-02-08', table)).toBe(false);
    expect(isWorkday('2027-02-13', table)).toBe(true);
    expect(isWorkday('2028-01-03', table)).toBe(true);
    expect(isWorkday('2026-02-17', table)).toBe(true);
    expect(isWorkday('2025-10-01', table)).toBe(false);
    expect(isWorkday('2026-02-17')).toBe(false);
  });

  it('read every day of the table into a day with a year', () => {
    for (const date of Object.keys(builtInHolidays.daysOff)) {
      expect(builtInHolidays.years).toContain(dateParts(date).year);
    }
  });
});
