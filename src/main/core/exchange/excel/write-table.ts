import { writeXlsx } from 'hucre';
import type { Cell, CellStyle, ColumnDef, DataValidation, WriteSheet } from 'hucre';
import { columnLetter } from '#shared/domain/import/sheet.ts';
import type { Lookups } from '#shared/domain/import/parse-field.ts';
import { fieldText } from '#shared/registers/format.ts';
import type { Field, FieldValues, Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { workbookLimits } from './limits.ts';

const headerRow = 3;
const blankRows = 300;
const border = { style: 'thin' } as const;
const box = { top: border, right: border, bottom: border, left: border };
const font = { name: '宋体', size: 11 };
const titleStyle: CellStyle = {
  font: { name: '黑体', size: 16 },
  alignment: { horizontal: 'center', vertical: 'center' },
};
const hintStyle: CellStyle = {
  font: { name: '楷体', size: 11 },
  alignment: { vertical: 'center', wrapText: true },
};
const headerStyle: CellStyle = {
  font: { ...font, bold: true },
  border: box,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EEF4' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
/** Text format: whatever is typed later stays as typed, so no identity number loses its last digits. */
const cellStyle: CellStyle = {
  font,
  border: box,
  numFmt: '@',
  alignment: { vertical: 'center', wrapText: true },
};

/**
 * A register's rows as an .xlsx file that reads back without loss: every value is text, choices are labels.
 * With no rows it is the blank sheet to hand out, with room for 300 records and drop-down lists.
 * @throws AppError exchange.table-too-long
 */
export async function writeTable(
  register: Register,
  rows: readonly FieldValues[],
  lookups: Lookups = {},
): Promise<Uint8Array> {
  const limit = workbookLimits.rows - headerRow;
  if (rows.length > limit) throw new AppError('exchange.table-too-long', { rows: rows.length, limit });
  const sheets = rows.length > 0 ? [tableSheet(register, rows, lookups)] : blankSheets(register, lookups);
  return writeXlsx({ sheets, defaultFont: font });
}

function tableSheet(register: Register, rows: readonly FieldValues[], lookups: Lookups): WriteSheet {
  const { fields } = register;
  const lines = rows.map((row) => fields.map((field) => fieldText(field, row[field.key], lookups)));
  return {
    ...frame(register, '', lines),
    autoFilter: { range: `A${headerRow}:${columnLetter(fields.length - 1)}${headerRow + rows.length}` },
  };
}

function blankSheets(register: Register, lookups: Lookups): WriteSheet[] {
  const hint = '带 * 的栏目必须填写，一行填一条；不要改动栏目名，不要合并单元格。各栏怎么填见“填写说明”。';
  const lines = Array.from({ length: blankRows }, () => register.fields.map(() => null));
  const validations = register.fields.flatMap((field, column) => dropDown(field, column, lookups) ?? []);
  return [{ ...frame(register, hint, lines), dataValidations: validations }, helpSheet(register)];
}

/** Title, hint, header, lines; the header repeats on every printed page. */
function frame(register: Register, hint: string, lines: readonly (readonly (string | null)[])[]): WriteSheet {
  const { fields } = register;
  const cells = new Map<string, Partial<Cell>>();
  cells.set('0,0', { value: register.label, style: titleStyle });
  cells.set('1,0', { value: hint, style: hintStyle });
  for (const [column, field] of fields.entries()) {
    const value = field.required === true ? `${field.label}*` : field.label;
    cells.set(`${headerRow - 1},${column}`, { value, style: headerStyle });
  }
  for (const [index, line] of lines.entries()) {
    for (const [column, value] of line.entries()) {
      cells.set(`${headerRow + index},${column}`, { value: value === '' ? null : value, style: cellStyle });
    }
  }
  const blank = () => fields.map(() => null);
  return {
    name: register.label.slice(0, 31),
    columns: fields.map((field): ColumnDef => ({ width: field.width ?? 16 })),
    rows: Array.from({ length: headerRow + lines.length }, blank),
    cells,
    merges: [0, 1].map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: fields.length - 1 })),
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

/** Excel takes a list of at most 255 characters in place; a longer one is left to the help sheet. */
function dropDown(field: Field, column: number, lookups: Lookups): DataValidation | undefined {
  const labels = labelsOf(field, lookups);
  const isFit =
    labels.length > 0 && labels.every((label) => !/[,"]/.test(label)) && labels.join(',').length <= 255;
  if (!isFit) return undefined;
  const letter = columnLetter(column);
  return {
    type: 'list',
    values: labels,
    range: `${letter}${headerRow + 1}:${letter}${headerRow + blankRows}`,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: field.label,
    errorMessage: '请从下拉里选一项',
  };
}

function labelsOf(field: Field, lookups: Lookups): string[] {
  if (field.kind === 'boolean') return ['是', '否'];
  if (field.kind === 'select') return field.options.map((option) => option.label);
  if (field.kind === 'village' || field.kind === 'unit') {
    return (lookups[field.kind] ?? []).map((option) => option.label);
  }
  return [];
}

function helpSheet(register: Register): WriteSheet {
  const rows = register.fields.map((field) => [
    field.label,
    field.required === true ? '必填' : '',
    [field.help ?? '', field.kind === 'select' || field.kind === 'multi' ? choices(field.options) : '']
      .filter((part) => part !== '')
      .join('：'),
  ]);
  const lines = [['栏目', '必填', '怎么填'], ...rows];
  const cells = new Map<string, Partial<Cell>>();
  for (const [row, line] of lines.entries()) {
    for (const [column, value] of line.entries()) {
      cells.set(`${row},${column}`, { value, style: row === 0 ? headerStyle : cellStyle });
    }
  }
  return { name: '填写说明', columns: [{ width: 16 }, { width: 8 }, { width: 80 }], rows: lines, cells };
}

function choices(options: readonly { readonly label: string }[]): string {
  return options.map((option) => option.label).join('；');
}
