import { z } from 'zod';
import { guessColumns, readingsOf } from '#shared/domain/import/guess-columns.ts';
import { findChoice } from '#shared/domain/import/choice-columns.ts';
import { foldLabel } from '#shared/domain/import/text.ts';
import { getField } from '#shared/registers/register.ts';
import type { Field, FieldValues, Register } from '#shared/registers/register.ts';
import { ColumnFormat, formatValue, formatYes, formatsFor } from './format.ts';
import type { FormatContext } from './format.ts';
import type { TemplateColumn, TemplateSheet } from './template.ts';

/** Where the content of a template's column comes from. */
export const ColumnSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), field: z.string() }),
  /** Whether this choice of a field applies. */
  z.object({ kind: z.literal('category'), field: z.string(), code: z.string() }),
  z.object({ kind: z.literal('sequence') }),
  z.object({ kind: z.literal('constant'), text: z.string().max(200) }),
  z.object({ kind: z.literal('blank') }),
]);
export type ColumnSource = z.infer<typeof ColumnSource>;

/** How a register's rows go into a sheet of somebody's template. Columns left out stay as the template has them. */
export const TemplateMapping = z.object({
  sheet: z.string(),
  columns: z
    .array(z.object({ index: z.int().min(0).max(16_383), source: ColumnSource, format: ColumnFormat }))
    .refine((columns) => new Set(columns.map(({ index }) => index)).size === columns.length, {
      message: '同一列只能填一样内容',
    }),
  /** Where the form was read wrong, the rows a person pointed at. */
  firstDataRow: z.int().min(1).optional(),
  lastTemplateRow: z.int().min(1).optional(),
});
export type TemplateMapping = z.infer<typeof TemplateMapping>;
export type MappedColumn = TemplateMapping['columns'][number];

const sequenceNames = new Set(['序号', '序', '编号', 'NO', '顺序号', '排序']);

/** What the headers of a template say about its columns; what they leave open is left out, for a person to decide. */
export function guessTemplateMapping(sheet: TemplateSheet, register: Register): TemplateMapping {
  const visible = sheet.columns.filter((column) => !column.isHidden);
  const { mapping } = guessColumns(
    visible.map((column) => column.lines),
    register,
  );
  const fields = new Map(Object.entries(mapping).map(([key, at]) => [visible[at]?.index, key]));
  const columns = visible.flatMap((column): MappedColumn[] => {
    const key = fields.get(column.index);
    const field = register.fields.find((candidate) => candidate.key === key);
    if (field !== undefined) {
      return [
        {
          index: column.index,
          source: { kind: 'field', field: field.key },
          format: guessFormat(field, column),
        },
      ];
    }
    return guessOther(column, register);
  });
  return { sheet: sheet.name, columns };
}

function guessOther(column: TemplateColumn, register: Register): MappedColumn[] {
  const { index, lines } = column;
  const name = lines.at(-1) ?? '';
  if (sequenceNames.has(foldLabel(name))) {
    return [{ index, source: { kind: 'sequence' }, format: 'number' }];
  }
  if (/^(?:年龄|周岁|实足年龄)$/.test(foldLabel(name).replace(/岁$/, ''))) {
    const birth =
      register.fields.find((field) => field.kind === 'date' && /出生/.test(field.label)) ??
      register.fields.find((field) => field.kind === 'idcard');
    if (birth !== undefined) return [{ index, source: { kind: 'field', field: birth.key }, format: 'age' }];
  }
  const category = findCategory(column, register);
  return category === undefined ? [] : [{ index, source: category, format: 'yes-tick' }];
}

/** A column named like one choice of a field of several: 留守, 困境, … */
function findCategory(column: TemplateColumn, register: Register): ColumnSource | undefined {
  for (const field of register.fields) {
    if (field.kind !== 'multi') continue;
    const option = readingsOf(column.lines).flatMap((reading) => findChoice(reading, field.options) ?? [])[0];
    if (option !== undefined) return { kind: 'category', field: field.key, code: option.code };
  }
  return undefined;
}

/** Headers often say how to write: “出生日期（如2010.1.5）”, “是否在校（√）”. */
function guessFormat(field: Field, { header }: TemplateColumn): ColumnFormat {
  const text = header.normalize('NFKC');
  const [usual = 'text'] = formatsFor(field);
  if (field.kind === 'date') {
    if (/\d{4}\.\d{1,2}|年\.月/.test(text)) return 'date-dot';
    if (/\d{4}\/\d{1,2}/.test(text)) return 'date-slash';
    if (/\d{4}年\d{1,2}月|[xX×]年|年月日\)/.test(text)) return 'date-chinese';
    if (/\b\d{8}\b|YYYYMMDD|8位|八位/i.test(text)) return 'date-compact';
  }
  if (field.kind === 'boolean') {
    if (/[√✓]/.test(text)) return 'yes-tick';
    if (/1.*0|0.*1/.test(text)) return 'yes-number';
  }
  return usual;
}

/** One record as the row of a template, column by column in the mapping's order. */
export function templateRow(
  register: Register,
  mapping: TemplateMapping,
  values: FieldValues,
  number: number,
  context: FormatContext,
): (string | number | null)[] {
  return mapping.columns.map(({ source, format }) => {
    switch (source.kind) {
      case 'sequence':
        return number;
      case 'constant':
        return source.text;
      case 'blank':
        return null;
      case 'category':
        return categoryCell(getField(register, source.field), values[source.field], source.code, format);
      default: {
        const field = getField(register, source.field);
        return formatValue(field, values[source.field], format, context);
      }
    }
  });
}

/** Whether the choice applies. What is masked says nothing about any of them. */
function categoryCell(
  field: Field,
  value: FieldValues[string] | undefined,
  code: string,
  format: ColumnFormat,
): string | number | null {
  if (Array.isArray(value)) return formatYes(value.includes(code), format);
  const isOption = 'options' in field && field.options.some((option) => option.code === value);
  return typeof value === 'string' && !isOption ? null : formatYes(value === code, format);
}
