import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noticeYears, readNotice, toNoticeLines, toTable } from '#shared/domain/calendar/holiday-notice.ts';
import { builtInHolidays, isWorkday, withYears } from '#shared/domain/calendar/holidays.ts';
import { fromDayNumber } from '#shared/domain/calendar/plain-date.ts';
import { refusalOf } from '../refusal.ts';

const read = (text: string) => readNotice(toNoticeLines(text));

describe('a notice', () => {
  it('is read as people paste it: days and ranges, any separator, headings and weekdays passed over', () => {
    const days = read(
      '日期\t名称\t休或班\n2027年1月1日,元旦,休\n2027/2/6 至 2027/2/8 春节 休'.replace(' 至 ', '至'),
    );
    expect(days.map(({ date, name }) => `${date}${name}`)).toEqual([
      '2027-01-01元旦',
      '2027-02-06春节',
      '2027-02-07春节',
      '2027-02-08春节',
    ]);
    expect(read('2027-02-20 星期六 春节 调休上班')).toEqual([
      { date: '2027-02-20', name: '春节', isWorked: true },
    ]);
  });

  it.each([
    ['2027-02-08至2027-02-06 春节 休', 'holiday.unreadable'],
    ['2027-02-06至2027-04-06 春节 休', 'holiday.unreadable'],
    ['2027-02-06 休', 'holiday.unreadable'],
    ['\n \n', 'holiday.empty'],
  ] as const)('%s is refused', (text, code) => {
    expect(refusalOf(() => read(text))).toMatchObject({ code });
  });

  it('covers the year it is about, not the one whose last day it takes along', () => {
    const days = read('2026-12-31 元旦 休\n2027-01-01至2027-01-03 元旦 休\n2027-02-05至2027-02-14 春节 休');
    expect(noticeYears(days)).toEqual([2027]);
  });

  it('decides alone about its year, and about no other', () => {
    const days = fc.integer({ min: 20_820, max: 21_180 }).map(fromDayNumber); // within 2027
    fc.assert(
      fc.property(days, fc.integer({ min: 18_000, max: 20_700 }).map(fromDayNumber), (off, elsewhere) => {
        const day = { date: off, name: '某节', isWorked: false };
        const table = withYears(builtInHolidays, toTable([2027], [day]));
        expect(isWorkday(off, table)).toBe(false);
        expect(isWorkday(elsewhere, table)).toBe(isWorkday(elsewhere));
      }),
    );
  });
});
