import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/renderer/src/ui/parse-date.ts';

const today = '2026-11-23';

describe('parseDate', () => {
  it.each([
    ['2026-03-05', '2026-03-05'],
    ['2026-3-5', '2026-03-05'],
    ['2026.3.5', '2026-03-05'],
    ['2026/3/5', '2026-03-05'],
    ['2026年3月5日', '2026-03-05'],
    ['２０２６．３．５', '2026-03-05'],
    ['2026。3。5', '2026-03-05'],
    [' 2026 - 3 - 5 ', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['3.5', '2026-03-05'],
    ['12月1日', '2026-12-01'],
    ['2024-2-29', '2024-02-29'],
  ])('reads %s', (typed, date) => {
    expect(parseDate(typed, today)).toBe(date);
  });

  it.each(['', '2026', '2026-13-1', '2026-2-30', '2025.2.29', '明天', '2026-03-05x', '1-2-3'])(
    'refuses %s',
    (typed) => {
      expect(parseDate(typed, today)).toBeNull();
    },
  );
});
