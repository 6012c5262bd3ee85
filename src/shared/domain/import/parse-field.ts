import { parseIdCard } from '#shared/domain/identity/id-card.ts';
import { parsePhone } from '#shared/domain/identity/phone.ts';
import type { Field, FieldValue, IntegerField, Option, TextField } from '#shared/registers/register.ts';
import {
  findOption,
  parseBoolean,
  parseExactOption,
  parseOption,
  parseOptions,
  refuseOption,
} from './parse-choice.ts';
import { parseDate } from './parse-date.ts';
import { parseRef } from './parse-ref.ts';
import { accept, limit, refuse } from './parsed.ts';
import type { Parsed } from './parsed.ts';
import type { SheetCell } from './sheet.ts';
import { cleanLine, cleanName, cleanText } from './text.ts';

/**
 * The office's own lists, which `village` and `unit` fields must name an entry of, and by register the rows that `ref`
 * fields may mean (code: id, label: name). Without a list any name passes.
 */
export type Lookups = {
  readonly village?: readonly Option[];
  readonly unit?: readonly Option[];
  readonly refs?: Readonly<Record<string, readonly Option[]>>;
};

const lostDigits = refuse('数字超过 15 位，Excel 已把后面几位变成 0，请重新填写（单元格先设成文本）');
const scientific = /^\d(\.\d+)?E[+]?\d+$/i;
/** Typed in place of the hyphen of a licence or document number; all of them mean it. */
const hyphens = /[－﹣‐‑‒–—―−]/g;
/** What stands in a cell when there is nothing to say. */
const nothing = /^(?:[-—–―/\\]+|空|暂无|未填|#N\/A)$/i;
/** The same, where it is not an answer: 无 under 是否 means no. */
const none = /^(?:无|没有|不详|不清楚)$/;

/** One cell of a field, judged by the field's own rule; a blank cell is `null`, whether or not the field is required. */
export function parseField(field: Field, cell: SheetCell, lookups: Lookups = {}): Parsed<FieldValue> {
  const text = cleanText(cell.text);
  if (cell.formula === 'missing') return refuse('这一格是公式，表里没有存下结果，请改成填好的内容再导入');
  if (text === '' || nothing.test(text)) return accept(null);
  if (/^#(REF|VALUE|DIV\/0|NAME|NUM|NULL|SPILL|CALC)[!?]?$/i.test(text)) {
    return refuse(`这一格的公式出错了（${text}），请改成填好的内容再导入`);
  }
  if (field.kind !== 'boolean' && !('options' in field) && none.test(text)) return accept(null);
  switch (field.kind) {
    case 'date':
      return parseDate(cell);
    case 'phone':
      return hasLostDigits(cell) ? lostDigits : parsePhone(text);
    case 'idcard':
      return hasLostDigits(cell) ? lostDigits : parseIdCard(text);
    case 'boolean':
      return parseBoolean(text);
    case 'integer':
      return parseInteger(field, text);
    case 'select':
      return field.isExact === true
        ? parseExactOption(text, field.options)
        : parseOption(text, field.options);
    case 'multi':
      return parseOptions(text, field.options);
    case 'village':
      return lookups.village === undefined ? limit(cleanName(text), 100) : parsePlace(text, lookups.village);
    case 'unit':
      return lookups.unit === undefined ? limit(cleanName(text), 100) : parseOption(text, lookups.unit);
    case 'ref':
      return parseRef(field, text, lookups.refs);
    default:
      return parseText(field, cell);
  }
}

/** A number of sixteen digits or more has already been rounded by the workbook. */
function hasLostDigits(cell: SheetCell): boolean {
  return cell.number !== undefined && Math.abs(cell.number) >= 1e15;
}

function parseText(field: TextField, cell: SheetCell): Parsed<string> {
  if (hasLostDigits(cell)) return lostDigits;
  if (field.kind === 'note') return limit(cleanText(cell.text), field.maxLength ?? 2000);
  if (field.kind === 'name') return limit(cleanName(cell.text), field.maxLength ?? 100);
  const line = cleanLine(cell.text);
  if (field.kind === 'text') return limit(line, field.maxLength ?? 200);
  if (scientific.test(line)) return lostDigits;
  const code = line
    .replace(/^['‘’]/, '')
    .replaceAll(' ', '')
    .replace(hyphens, '-');
  return limit(code, field.maxLength ?? 100);
}

function parseInteger(field: IntegerField, text: string): Parsed<number> {
  const plain = text
    .normalize('NFKC')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/(?<=\d)\s*\p{Script=Han}$/u, '');
  if (!/^[+-]?\d{1,15}(\.0+)?$/.test(plain)) return refuse('请填整数');
  const value = Number(plain);
  if (field.min !== undefined && value < field.min) return refuse(`不能小于 ${field.min}`);
  if (field.max !== undefined && value > field.max) return refuse(`不能大于 ${field.max}`);
  return accept(value === 0 ? 0 : value);
}

/** Villages are written with and without the town before them and 村, 村委会, 社区 after them; the bare name decides. */
function parsePlace(text: string, places: readonly Option[]): Parsed<string> {
  const exact = findOption(text, places);
  if (exact !== undefined) return accept(exact.code);
  const name = bareName(text);
  const matches = places.filter(
    (place) =>
      name !== '' && [place.label, ...(place.aliases ?? [])].some((other) => bareName(other) === name),
  );
  const [match] = matches;
  return match !== undefined && matches.length === 1 ? accept(match.code) : refuseOption(text, places);
}

function bareName(text: string): string {
  return cleanName(text)
    .replace(/^.*(?:镇|乡|街道|办事处)(?=..)/, '')
    .replace(/(?:村民委员会|社区居委会|居民委员会|村委会|居委会|社区|行政村|村)$/, '');
}
