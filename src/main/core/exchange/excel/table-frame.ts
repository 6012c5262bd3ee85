import type { Cell, CellStyle, ColumnDef, WriteSheet } from 'hucre';

/** The row of the column names, below title and hint. */
export const headerRow = 3;
const border = { style: 'thin' } as const;
const box = { top: border, right: border, bottom: border, left: border };
export const font = { name: '宋体', size: 11 };
export const titleStyle: CellStyle = {
  font: { name: '黑体', size: 16 },
  alignment: { horizontal: 'center', vertical: 'center' },
};
export const hintStyle: CellStyle = {
  font: { name: '楷体', size: 11 },
  alignment: { vertical: 'center', wrapText: true },
};
export const headerStyle: CellStyle = {
  font: { ...font, bold: true },
  border: box,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EEF4' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
/** Text format: whatever is typed later stays as typed, so no identity number loses its last digits. */
export const cellStyle: CellStyle = {
  font,
  border: box,
  numFmt: '@',
  alignment: { vertical: 'center', wrapText: true },
};

export type TableFrame = {
  readonly name: string;
  readonly title: string;
  readonly hint: string;
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  readonly lines: readonly (readonly (string | null)[])[];
};

/** Title, hint, header, lines as text; on A4 across, the header repeats on every printed page. */
export function tableFrame({ name, title, hint, columns, lines }: TableFrame): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  cells.set('0,0', { value: title, style: titleStyle });
  cells.set('1,0', { value: hint, style: hintStyle });
  for (const [column, { header: value }] of columns.entries()) {
    cells.set(`${headerRow - 1},${column}`, { value, style: headerStyle });
  }
  for (const [index, line] of lines.entries()) {
    for (const [column, value] of line.entries()) {
      cells.set(`${headerRow + index},${column}`, { value: value === '' ? null : value, style: cellStyle });
    }
  }
  const blank = () => columns.map(() => null);
  return {
    name: name.replace(/[:\\/?*[\]']/g, '').slice(0, 31) || '表',
    columns: columns.map(({ width }): ColumnDef => ({ width })),
    rows: Array.from({ length: headerRow + lines.length }, blank),
    cells,
    merges: (columns.length > 1 ? [0, 1] : []).map((row) => ({
      startRow: row,
      endRow: row,
      startCol: 0,
      endCol: columns.length - 1,
    })),
    rowDefs: new Map([
      [0, { height: 30 }],
      [1, { height: hint === '' ? 6 : 24 }],
      [2, { height: 30 }],
    ]),
    freezePane: { rows: headerRow, columns: 1 },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${headerRow}:$${headerRow}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
  };
}
