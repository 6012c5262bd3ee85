import { writeXlsx } from 'hucre';
import type { Cell, CellStyle, WriteSheet } from 'hucre';
import { CellState, stateAt } from '#shared/domain/grid/cell-state.ts';
import type { Totals } from '#shared/domain/grid/cell-state.ts';
import { columnTotals, rowTotals, sumTotals } from '#shared/domain/grid/grid.ts';
import type { Grid, GridRow } from '#shared/domain/grid/grid.ts';
import { columnLetter } from '#shared/domain/import/sheet.ts';
import type { CellWords } from '#shared/text/cell-words.ts';
import { cellStyle, font, headerStyle, hintStyle, titleStyle } from './table-frame.ts';

export type MatrixSheet = Grid & {
  title: string;
  /** Under the title: which days, made when, which rows. */
  note: string;
  /** What stands over the first column: 场所, 学校, 单位; and over the small words beside it. */
  nameLabel: string;
  subLabel: string;
  words: CellWords;
};

/** 序号, name, sub before the squares; 应, 做, 漏 after them. */
const before = 3;
/** Columns of squares that one printed page holds beside the names. */
const perPage = 26;
const firstRow = 4;

const centred: CellStyle = {
  ...cellStyle,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
const red: CellStyle = { ...centred, font: { ...font, bold: true, color: { rgb: 'A8291B' } } };

/** A square's ground, beside its word: paper may be black and white. */
const fills = {
  'before-start': null,
  'partial-first': 'F2F2F2',
  'between-rules': 'F2F2F2',
  holiday: 'F2F2F2',
  paused: 'F2F2F2',
  exempt: 'F2F2F2',
  'not-owed': null,
  extra: null,
  shared: 'F2F2F2',
  open: null,
  'due-soon': 'FDF5E6',
  'awaiting-confirmation': 'FDF5E6',
  done: 'E3E8E6',
  'done-late-entry': 'D5DCD9',
  missed: 'FBDAD5',
  'missed-then-evidenced': 'FBDAD5',
} as const satisfies Record<CellState, string | null>;

const styles = new Map(
  CellState.options.map((state): [CellState, CellStyle] => {
    const rgb = fills[state];
    const own = state === 'missed' || state === 'missed-then-evidenced' ? red : centred;
    return [
      state,
      rgb === null ? own : { ...own, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } } },
    ];
  }),
);

/**
 * A table of states as .xlsx: words and grounds, totals as numbers; on A4 across with heads and names on every page.
 */
export async function writeMatrix(matrix: MatrixSheet): Promise<Uint8Array> {
  return writeXlsx({ sheets: [matrixSheet(matrix)], defaultFont: font });
}

type Cells = Map<string, Partial<Cell>>;

function matrixSheet(matrix: MatrixSheet): WriteSheet {
  const { columns, rows, title } = matrix;
  const width = before + columns.length + 3;
  const cells: Cells = new Map();
  cells.set('0,0', { value: title, style: titleStyle });
  cells.set('1,0', { value: matrix.note, style: hintStyle });
  const merges = [0, 1].map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: width - 1 }));
  merges.push(...putHead(cells, matrix));
  for (const [index, row] of rows.entries()) putRow(cells, matrix, row, index);
  const foot = firstRow + rows.length;
  putTotals(cells, matrix, foot);
  cells.set(`${foot + 4},0`, { value: legendOf(matrix.words), style: hintStyle });
  cells.set(`${foot + 5},0`, {
    value: '填表人：　　　　　　　　审核人：　　　　　　　　日期：',
    style: hintStyle,
  });
  merges.push(
    ...[foot + 4, foot + 5].map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: width - 1 })),
  );
  return {
    name: title.replace(/[:\\/?*[\]']/g, '').slice(0, 31),
    columns: [
      { width: 6 },
      { width: 26 },
      { width: 14 },
      ...columns.map(({ name }) => ({ width: name.length > 4 ? 14 : 8 })),
      ...[6, 6, 6].map((size) => ({ width: size })),
    ],
    rows: Array.from({ length: foot + 6 }, () => Array.from({ length: width }, () => null)),
    cells,
    merges,
    rowDefs: new Map([
      [0, { height: 30 }],
      [1, { height: 22 }],
      [3, { height: 34 }],
      [foot + 4, { height: 30 }],
      [foot + 5, { height: 30 }],
    ]),
    freezePane: { rows: firstRow, columns: before },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: Math.max(1, Math.ceil(columns.length / perPage)),
      fitToHeight: 0,
      printTitlesRow: '$3:$4',
      printTitlesColumn: `$A:$${columnLetter(before - 1)}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
  };
}

type Merge = { startRow: number; endRow: number; startCol: number; endCol: number };

/** Two rows: the year or group over its columns, and the columns themselves. */
function putHead(cells: Cells, { columns, nameLabel, subLabel }: MatrixSheet): Merge[] {
  const merges: Merge[] = [];
  const single = [
    ...['序号', nameLabel, subLabel].map((value, column): [number, string] => [column, value]),
    ...['应', '做', '漏'].map((value, at): [number, string] => [before + columns.length + at, value]),
  ];
  for (const [column, value] of single) {
    for (const row of [2, 3])
      cells.set(`${row},${column}`, { value: row === 2 ? value : null, style: headerStyle });
    merges.push({ startRow: 2, endRow: 3, startCol: column, endCol: column });
  }
  let begins = 0;
  for (const [index, { name, sub, group }] of columns.entries()) {
    const isNew = columns[index - 1]?.group !== group;
    if (isNew) begins = index;
    cells.set(`2,${before + index}`, { value: isNew ? group : null, style: headerStyle });
    cells.set(`3,${before + index}`, { value: sub === '' ? name : `${name}\n${sub}`, style: headerStyle });
    const isLast = columns[index + 1]?.group !== group;
    if (isLast && begins < index)
      merges.push({ startRow: 2, endRow: 2, startCol: before + begins, endCol: before + index });
  }
  return merges;
}

function putRow(cells: Cells, { columns, words }: MatrixSheet, row: GridRow, index: number): void {
  const at = firstRow + index;
  const sub = [row.sub, row.note].filter((word) => word !== '').join(' ');
  cells.set(`${at},0`, { value: index + 1, style: centred });
  cells.set(`${at},1`, { value: row.name, style: cellStyle });
  cells.set(`${at},2`, { value: sub === '' ? null : sub, style: cellStyle });
  for (const column of columns.keys()) {
    const state = stateAt(row.cells, column);
    const former = row.misses?.[column] ?? 0;
    const word = words[state].mark === '' ? '' : words[state].word;
    const value = former > 0 ? `${word} 以前漏${former}次`.trim() : word;
    cells.set(`${at},${before + column}`, {
      value: value === '' ? null : value,
      style: former > 0 ? red : (styles.get(state) ?? centred),
    });
  }
  putCounts(cells, at, before + columns.length, rowTotals(row));
}

const counted = ['owed', 'done', 'missed'] as const;

function putCounts(cells: Cells, row: number, column: number, totals: Totals): void {
  for (const [index, part] of counted.entries()) {
    const style = part === 'missed' && totals.missed > 0 ? red : centred;
    cells.set(`${row},${column + index}`, { value: totals[part], style });
  }
}

/** 应, 做, 漏 of every column, a row each, and the whole. */
function putTotals(cells: Cells, { columns, rows }: MatrixSheet, foot: number): void {
  const totals = columnTotals(columns, rows);
  const sum = sumTotals(totals);
  for (const [index, part] of counted.entries()) {
    const label = ['合计：应', '合计：做', '合计：漏'][index] ?? '';
    for (const column of [0, 2]) cells.set(`${foot + index},${column}`, { value: null, style: headerStyle });
    cells.set(`${foot + index},1`, { value: label, style: headerStyle });
    for (const [column, total] of totals.entries()) {
      const style = part === 'missed' && total.missed > 0 ? red : centred;
      cells.set(`${foot + index},${before + column}`, { value: total[part], style });
    }
    for (const at of counted.keys())
      cells.set(`${foot + index},${before + columns.length + at}`, {
        value: at === index ? sum[part] : null,
        style: centred,
      });
  }
}

function legendOf(words: CellWords): string {
  const shown = CellState.options.filter((state) => words[state].mark !== '');
  return `图例：${shown.map((state) => `${words[state].mark} ${words[state].word}`).join('　')}`;
}
