import { categoryFormats, formatsFor } from '#shared/domain/export/format.ts';
import type { ColumnFormat } from '#shared/domain/export/format.ts';
import type { ColumnSource, MappedColumn, TemplateMapping } from '#shared/domain/export/mapping.ts';
import { isMasked } from '#shared/domain/permissions/masking.ts';
import type { BusinessRole } from '#shared/domain/people/roles.ts';
import type { Field, Register } from '#shared/registers/register.ts';

/** A column the desk leaves as the template has it. */
export const UNTOUCHED = 'none';

/** A source as the value of a list to choose from. */
export function encodeSource(source: ColumnSource | undefined): string {
  if (source === undefined) return UNTOUCHED;
  if (source.kind === 'field') return `field:${source.field}`;
  if (source.kind === 'category') return `category:${source.field}:${source.code}`;
  return source.kind;
}

export function decodeSource(value: string): ColumnSource | undefined {
  const [kind, field = '', code = ''] = value.split(':');
  switch (kind) {
    case 'field':
      return { kind, field };
    case 'category':
      return { kind, field, code };
    case 'sequence':
    case 'blank':
      return { kind };
    case 'constant':
      return { kind, text: '' };
    default:
      return undefined;
  }
}

type Choices = { group: string; items: { value: string; label: string }[] }[];

/** Everything a column may be filled with. */
export function sourceChoices(register: Register): Choices {
  return [
    {
      group: '台账里的',
      items: register.fields.map(({ key, label }) => ({ value: `field:${key}`, label })),
    },
    ...register.fields.flatMap((field) => ticks(field) ?? []),
    {
      group: '别的',
      items: [
        { value: 'sequence', label: '序号 1、2、3……' },
        { value: 'constant', label: '每行写一样的字' },
        { value: 'blank', label: '留空，手工填' },
        { value: UNTOUCHED, label: '不动，照模板原样' },
      ],
    },
  ];
}

function ticks(field: Field): Choices[number] | undefined {
  if (field.kind !== 'multi' && field.kind !== 'select') return undefined;
  return {
    group: `${field.label}：是哪一类就在哪一列打勾`,
    items: field.options.map(({ code, label }) => ({ value: `category:${field.key}:${code}`, label })),
  };
}

/** The ways of writing that make sense for a source, the usual one first. */
export function formatsOf(register: Register, source: ColumnSource): readonly ColumnFormat[] {
  if (source.kind === 'category') return categoryFormats;
  const field = source.kind === 'field' ? findField(register, source.field) : undefined;
  return field ? formatsFor(field) : ['text'];
}

/** The mapping with one column filled otherwise; a format that no longer fits gives way to the usual one. */
export function setColumn(
  register: Register,
  mapping: TemplateMapping,
  index: number,
  change: { source?: ColumnSource | undefined; format?: ColumnFormat },
): TemplateMapping {
  const former = mapping.columns.find((column) => column.index === index);
  const others = mapping.columns.filter((column) => column.index !== index);
  const source = 'source' in change ? change.source : former?.source;
  if (source === undefined) return { ...mapping, columns: others };
  const formats = formatsOf(register, source);
  const wanted = change.format ?? former?.format;
  const format = wanted !== undefined && formats.includes(wanted) ? wanted : (formats[0] ?? 'text');
  const column: MappedColumn = { index, source, format };
  return { ...mapping, columns: [...others, column].toSorted((a, b) => a.index - b.index) };
}

/** The fields of a mapping that would leave masked. */
export function maskedFields(register: Register, mapping: TemplateMapping, role: BusinessRole): Field[] {
  const keys = new Set(mapping.columns.flatMap(({ source }) => ('field' in source ? [source.field] : [])));
  return register.fields.filter((field) => keys.has(field.key) && isMasked(field, role));
}

/** How many columns of a sheet the desk fills. */
export function filledColumns(mapping: TemplateMapping): number {
  return mapping.columns.filter(({ source }) => source.kind !== 'blank').length;
}

function findField(register: Register, key: string): Field | undefined {
  return register.fields.find((field) => field.key === key);
}
