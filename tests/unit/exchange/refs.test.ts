import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  copyFormula,
  insertRows,
  keepRows,
  moveAreas,
  moveFormula,
} from '#core/exchange/excel/package/refs.ts';

/** Rows 5 to 14 are the template's, three are put in before row 14. */
const block = insertRows(5, 14, 3);
/** Row 5 is the only one, three are put in behind it. */
const single = insertRows(5, 5, 3);

describe('formulas after rows were put in', () => {
  test.each([
    ['SUM(D5:D14)', 'SUM(D5:D17)'],
    ['SUM(D$5:$D14)+D15', 'SUM(D$5:$D17)+D18'],
    ['D4+D13+D14', 'D4+D13+D17'],
    ['SUM(5:14)', 'SUM(5:17)'],
    ['SUM(D:D)', 'SUM(D:D)'],
    ['COUNTIF(F5:F14,"F5:F14")', 'COUNTIF(F5:F17,"F5:F14")'],
    ['LOG10(D15)+AB15_总+总D15+D15(', 'LOG10(D18)+AB15_总+总D15+D15('],
    ['其他表!D15+摸底表!D15', '其他表!D15+摸底表!D18'],
    ["'其他 表'!D15+'摸底表'!D15", "'其他 表'!D15+'摸底表'!D18"],
    ['台账[D15]+Table1[[#All],[D15]]', '台账[D15]+Table1[[#All],[D15]]'],
  ])('%s', (before, after) => {
    expect(moveFormula(before, '摸底表', '摸底表', block)).toBe(after);
  });

  test('a total over the only row grows', () => {
    expect(moveFormula('SUM(D5:D5)+D5+D6', '表', '表', single)).toBe('SUM(D5:D8)+D5+D9');
    expect(moveAreas('D5 E5:F5 A6:C6', single)).toBe('D5:D8 E5:F8 A9:C9');
  });

  test('on another sheet only what names the sheet moves', () => {
    expect(moveFormula("D15+'it''s'!D15", '汇总', "it's", block)).toBe("D15+'it''s'!D18");
  });
});

test('a copied formula moves with its cell, except what $ holds', () => {
  expect(copyFormula('A5+$B5+C$5+$D$5+SUM(E4:E5)&"A5"', 2, 1)).toBe('B7+$B7+D$5+$D$5+SUM(F6:F7)&"A5"');
  expect(copyFormula('A1', -1, 0)).toBe('#REF!');
});

test('copying there and back changes nothing', () => {
  const cell = fc
    .tuple(fc.constantFrom('A', 'Z', 'AA', '$C', 'XF'), fc.integer({ min: 50, max: 9000 }), fc.boolean())
    .map(([column, row, isHeld]) => `${column}${isHeld ? '$' : ''}${row}`);
  fc.assert(
    fc.property(cell, cell, fc.integer({ min: -49, max: 500 }), (a, b, by) => {
      const formula = `SUM(${a}:${b})*${a}`;
      expect(copyFormula(copyFormula(formula, by, 0), -by, 0)).toBe(formula);
    }),
  );
});

test('what is left when rows are taken out', () => {
  const map = keepRows([1, 2, 5, 9]);
  expect(moveAreas('A1:A9 B3:B4 C4:C6 D9', map)).toBe('A1:A4 C3:C3 D4');
  expect(moveFormula('SUM(A2:A9)+A3', '表', '表', map)).toBe('SUM(A2:A4)+#REF!');
});
