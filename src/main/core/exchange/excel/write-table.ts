import { writeXlsx } from 'hucre';
import type { Cell, DataValidation, WriteSheet } from 'hucre';
import { columnLetter } from '#shared/domain/import/sheet.ts';
import type { Lookups } from '#shared/domain/import/parse-field.ts';
import { fieldText } from '#shared/registers/format.ts';
import type { Field, FieldValues, Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { workbookLimits } from './limits.ts';
import { cellStyle, font, headerRow, headerStyle, tableFrame } from './table-frame.ts';
import type { TableFrame } from './table-frame.ts';

const blankRows = 300;
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

function frame(register: Register, hint: string, lines: TableFrame['lines']): WriteSheet {
  const columns = register.fields.map((field) => ({
    header: field.required === true ? `${field.label}*` : field.label,
    width: field.width ?? 16,
  }));
  return tableFrame({ name: register.label, title: register.label, hint, columns, lines });
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
