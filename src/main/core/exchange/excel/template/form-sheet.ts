import type { FormSheet } from '#shared/domain/export/find-table.ts';
import type { Merge, Sheet, SheetCell, SheetRow } from '#shared/domain/import/sheet.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { WorkbookLimits } from '../limits.ts';
import { cellText, findFormula, openSheetXml } from '../package/sheet-xml.ts';
import type { SheetXml } from '../package/sheet-xml.ts';
import { readTree, relationsOf } from '../package/workbook-package.ts';
import type { SheetEntry, WorkbookPackage } from '../package/workbook-package.ts';
import { elementsOf, findElement, listElements } from '../package/xml-tree.ts';

/** A sheet of a template with its words, merges and lines. */
export function readFormSheet(
  book: WorkbookPackage,
  entry: SheetEntry,
  strings: readonly string[],
  limits: WorkbookLimits,
): FormSheet {
  const xml = openSheetXml(readTree(book.parts, entry.path));
  const lastRow = Math.max(0, ...[...xml.rows.keys()].slice(-1));
  if (lastRow > limits.rows * 2) {
    throw new AppError('exchange.too-many-rows', { sheet: entry.name, limit: limits.rows * 2 });
  }
  const bordered = borderedStyles(book);
  const hidden = hiddenColumns(xml);
  return {
    sheet: toPlainSheet(entry, xml, strings, lastRow),
    lastRow,
    isHiddenColumn: (column) => hidden.some(({ from, to }) => from <= column && column <= to),
    hasBorder: (row, column) => {
      const style = xml.rows.get(row)?.cells.get(column)?.attributes.get('s');
      return bordered.has(Number(style ?? 0));
    },
  };
}

function toPlainSheet(entry: SheetEntry, xml: SheetXml, strings: readonly string[], lastRow: number): Sheet {
  const rows = Array.from({ length: lastRow }, (_, index): SheetRow => {
    const cells: (SheetCell | null)[] = [];
    for (const [column, cell] of xml.rows.get(index + 1)?.cells ?? []) {
      const text = cellText(cell, strings);
      const isFormula = findFormula(cell) !== undefined;
      if (text.trim() === '' && !isFormula) continue;
      while (cells.length < column) cells.push(null);
      cells[column] = isFormula ? { text, formula: 'cached' } : { text };
    }
    return { row: index + 1, cells };
  });
  return { name: entry.name, isHidden: entry.isHidden, rows, merges: withinRows(xml.merges, lastRow) };
}

/** A block over the whole sheet is as long as the sheet. */
function withinRows(merges: readonly Merge[], lastRow: number): Merge[] {
  return merges
    .filter(({ fromRow, toRow }) => fromRow <= toRow && fromRow <= lastRow)
    .map((block) => ({ ...block, toRow: Math.min(block.toRow, lastRow) }));
}

/** Numbers of the cell styles that draw a line below or above. */
function borderedStyles(book: WorkbookPackage): Set<number> {
  const relation = relationsOf(book.parts, book.workbookPath).find(({ type }) => type === 'styles');
  if (relation === undefined) return new Set();
  const styles = readTree(book.parts, relation.path);
  const lined = listElements(findElement(styles, 'borders'), 'border').map((border) =>
    elementsOf(border).some((side) => (side.attributes.get('style') ?? 'none') !== 'none'),
  );
  const formats = listElements(findElement(styles, 'cellXfs'), 'xf');
  return new Set(
    [...formats.keys()].filter((index) => lined[Number(formats[index]?.attributes.get('borderId') ?? 0)]),
  );
}

function hiddenColumns(xml: SheetXml): { readonly from: number; readonly to: number }[] {
  return listElements(findElement(xml.root, 'cols'), 'col')
    .filter((column) => ['1', 'true'].includes(column.attributes.get('hidden') ?? ''))
    .map(({ attributes }) => ({
      from: Number(attributes.get('min')) - 1,
      to: Number(attributes.get('max')) - 1,
    }));
}
