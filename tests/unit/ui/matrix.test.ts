import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeChoices, rangeOf } from '../../../src/renderer/src/features/checks/week-range.ts';
import { paperPages } from '../../../src/renderer/src/ui/matrix/paper-pages.ts';
import { walk } from '../../../src/renderer/src/ui/matrix/walk.ts';

test('the sheets of paper hold every square once and none twice', () => {
  const count = fc.integer({ min: 1, max: 400 });
  fc.assert(
    fc.property(count, count, fc.integer({ min: 6, max: 60 }), (rows, columns, width) => {
      const sheets = paperPages({ rows, columns }, width);
      const drawn = new Uint8Array(rows * columns);
      for (const sheet of sheets) {
        expect(sheet.columns[1] - sheet.columns[0]).toBeLessThanOrEqual(Math.max(1, Math.floor(219 / width)));
        for (let row = sheet.rows[0]; row < sheet.rows[1]; row += 1)
          for (let column = sheet.columns[0]; column < sheet.columns[1]; column += 1)
            drawn[row * columns + column] = (drawn[row * columns + column] ?? 0) + 1;
      }
      expect(drawn.every((times) => times === 1)).toBe(true);
      expect(
        sheets.filter(({ hasRowTotals, hasColumnTotals }) => hasRowTotals && hasColumnTotals),
      ).toHaveLength(1);
    }),
    { numRuns: 30 },
  );
});

test('the keys never leave the grid, and other keys do not walk', () => {
  const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];
  const press = fc.record({ key: fc.constantFrom(...keys), ctrlKey: fc.boolean() });
  fc.assert(
    fc.property(fc.array(press), (pressed) => {
      let at: readonly [number, number] = [0, 0];
      for (const event of pressed) at = walk(event, at, { rows: 5, columns: 7 }) ?? at;
      expect(at[0] >= 0 && at[0] < 5 && at[1] >= 0 && at[1] < 7).toBe(true);
    }),
  );
  expect(walk({ key: 'Enter', ctrlKey: false }, [0, 0], { rows: 5, columns: 7 })).toBeUndefined();
  expect(walk({ key: 'End', ctrlKey: true }, [0, 0], { rows: 5, columns: 7 })).toEqual([4, 6]);
});

test('a stretch of time is a month, a quarter, a year, a phase or lately', () => {
  const phases = [
    { name: '启动阶段', from: '2025-11-03', to: '2025-12-31' },
    { name: '以后的阶段', from: '2027-01-01', to: '2027-03-31' },
  ];
  const span = { from: '2025-11-03', to: '2026-02-15' };
  const choices = rangeChoices({ span, phases });
  const labels = Object.fromEntries(
    choices.map(({ group, items }) => [group, items.map(({ label }) => label)]),
  );
  expect(labels).toEqual({
    最近: ['近 10 周', '近半年', '近一年', '启用以来'],
    阶段: ['启动阶段'],
    年: ['2026 年', '2025 年'],
    季度: ['2026 年第一季度', '2025 年第四季度'],
    月: ['2026 年 2 月', '2026 年 1 月', '2025 年 12 月', '2025 年 11 月'],
  });
  expect(rangeOf('2026-02', { phases })).toEqual({ weeks: 10, from: '2026-02-01', to: '2026-02-28' });
  expect(rangeOf('2025-Q4', { phases })).toEqual({ weeks: 10, from: '2025-10-01', to: '2025-12-31' });
  expect(rangeOf('2025', { phases })).toEqual({ weeks: 10, from: '2025-01-01', to: '2025-12-31' });
  expect(rangeOf('phase-启动阶段', { phases })).toEqual({ weeks: 10, from: '2025-11-03', to: '2025-12-31' });
  expect(rangeOf('last-53', { phases })).toEqual({ weeks: 53 });
  expect(rangeOf('nonsense', { phases })).toEqual({ weeks: 10 });
});
