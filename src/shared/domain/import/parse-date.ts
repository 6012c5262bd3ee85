import { fromDayNumber, isPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { accept, refuse } from './parsed.ts';
import type { Parsed } from './parsed.ts';
import type { SheetCell } from './sheet.ts';

const separated =
  /^(\d+)[-./年](\d{1,2})[-./月](\d{1,2})[日号]?(?:T?\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?)?[秒Z]?)?$/;
/** 1927-05-18 to 2119-01-10: bare day counts outside are house numbers and other slips. */
const serialRange = { from: 10_000, to: 80_000 };
/** Excel counts days from 1899-12-30 (from March 1900 on). */
const serialOf1970 = 25_569;

/** A calendar day from a real date, a day count, or one of the ways people write dates; YYYY-MM-DD. */
export function parseDate(cell: SheetCell): Parsed<string> {
  if (cell.date !== undefined) {
    return judge(cell.date, cell.date);
  }
  const text = cell.text
    .normalize('NFKC')
    .replace(/[\s'‘’]/g, '')
    .replace(/[—–―‐‑]/g, '-');
  const parts = separated.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (parts !== null) return fromParts(text, parts);
  if (/^\d{5}(\.\d+)?$/.test(text)) return fromSerial(Math.floor(Number(text)), text);
  if (/^\d{4}[-./年](0?[1-9]|1[0-2])月?$/.test(text)) return refuse(`“${text}”只有年和月，请补上日`);
  if (/^\d{4}年?$/.test(text)) return refuse(`“${text}”只有年份，请补上月和日`);
  return refuse(`“${shorten(text)}”认不出是哪一天，请写成 2026-03-05 这样`);
}

function fromParts(text: string, parts: RegExpExecArray): Parsed<string> {
  const [, year = '', month = '', day = ''] = parts;
  if (year.length === 2) return refuse(`“${text}”的年份请写四位`);
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return judge(date, shorten(text));
}

function fromSerial(serial: number, text: string): Parsed<string> {
  if (serial < serialRange.from || serial > serialRange.to)
    return refuse(`“${text}”认不出是哪一天，请写成 2026-03-05 这样`);
  const date = fromDayNumber(serial - serialOf1970);
  return accept(date, `单元格里是天数 ${text}，按 ${date} 读入，请核对`);
}

/** What lies outside these years is a slip of the keyboard in every sheet this desk reads. */
function judge(date: string, text: string): Parsed<string> {
  if (!isPlainDate(date)) return refuse(`“${text}”这一天不存在，请核对`);
  if (date < '1900-01-01' || date >= '2200-01-01') return refuse(`日期“${text}”不合常理，请核对年份`);
  return accept(date);
}

function shorten(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
