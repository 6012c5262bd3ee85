import { digitByDigit, findNumber, toHalfWidth } from './numerals.ts';

/** What a date without a year, or 即日起, refers to. */
export type DateContext = { issuedOn: string | null; year: number | null };

/** A stretch of time in a text; `start` and `end` are offsets in the text given. `isRange`: both ends were written. */
export type DateSpan = {
  from: string | null;
  to: string | null;
  start: number;
  end: number;
  isRange: boolean;
  hasYear: boolean;
};

type Part =
  | '上旬'
  | '中旬'
  | '下旬'
  | '底'
  | '初'
  | '中'
  | '上半年'
  | '下半年'
  | '全年'
  | 'Q1'
  | 'Q2'
  | 'Q3'
  | 'Q4';
type Point = {
  year?: number;
  shift?: number;
  month?: number;
  day?: number;
  part?: Part;
  isNow?: boolean;
  end: number;
};

const DASH = '[\\-—–―－~～─﹣]+';
const UNTIL = `(?:${DASH}|至|到|截至|截止到?|直至)`;

/** Brings every way of writing a date to Arabic 年月日 without spaces; apply once, before looking for dates. */
export function plainDates(text: string): string {
  return toHalfWidth(text)
    .replace(/(?<=[\d年月日号底起至到—–\-~～])\s+(?=[\d年月日号底起至到—–\-~～])/g, '')
    .replace(/[〇○零一二三四五六七八九]{4}(?=年)/g, digitByDigit)
    .replace(/[一二三四五六七八九十]{1,3}(?=[月日](?!次))/g, (count) => String(findNumber(count) ?? count))
    .replace(/(?<!\d)(\d{4})[.／/-](\d{1,2})[.／/-](\d{1,2})(?!\d)/g, '$1年$2月$3日')
    .replace(/(?<!\d)((?:19|20)\d{2})[.／/](\d{1,2})(?![\d.])/g, '$1年$2月')
    .replace(new RegExp(`(?<=日${UNTIL})(\\d{1,2})[.／/](\\d{1,2})(?![\\d.])`, 'g'), '$1月$2日')
    .replace(new RegExp(`(?<![\\d月])(\\d{1,2})(${UNTIL})(\\d{1,2})月`, 'g'), '$1月$2$3月')
    .replace(new RegExp(`(\\d{1,2}月\\d{1,2})(${UNTIL}\\d{1,2}日)`, 'g'), '$1日$2');
}

const NOW = /(?:即日|印发之日|发布之日|发文之日|下发之日)/y;
const SHIFTS: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  当年: 0,
  同年: 0,
  明年: 1,
  次年: 1,
  翌年: 1,
  来年: 1,
  去年: -1,
  上年: -1,
};
const POINT = new RegExp(
  `(?:(\\d{4})年度?|(${Object.keys(SHIFTS).join('|')})度?)?` +
    `(?:(\\d{1,2})月份?(?:(\\d{1,2})(?:[日号]|(?=${UNTIL}))|(上旬|中旬|下旬|底|末|初|中))?` +
    `|(年?[底末初])|(上半年|下半年|全年)|第?([1-4一二三四])季度)?`,
  'y',
);
const DAY_ONLY = /(\d{1,2})[日号]/y;

function readPoint(text: string, at: number): Point | undefined {
  NOW.lastIndex = at;
  if (NOW.test(text)) return { isNow: true, end: NOW.lastIndex };
  POINT.lastIndex = at;
  const match = POINT.exec(text);
  if (!match || match[0] === '') return undefined;
  const [, year, shift, month, day, monthPart, yearPart, half, quarter] = match;
  const hasYear = year !== undefined || shift !== undefined;
  if (!month && !half && !quarter && !hasYear && !(yearPart?.startsWith('年') ?? false)) return undefined;
  const point: Point = { end: POINT.lastIndex };
  if (year !== undefined) point.year = Number(year);
  if (shift !== undefined) point.shift = SHIFTS[shift] ?? 0;
  if (month !== undefined) point.month = Number(month);
  if (day !== undefined) point.day = Number(day);
  const part = (monthPart ?? yearPart?.replace('年', '') ?? half)?.replace('末', '底');
  if (part !== undefined) point.part = part as Part;
  if (quarter !== undefined) point.part = `Q${findNumber(quarter) ?? 1}` as Part;
  return point;
}

export function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function toDate(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > lastDayOf(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** First and last month and day of a part of a month (given its last day) or, without a month, of a year. */
function boundsOf(point: Point, year: number): readonly [string | null, string | null] {
  const { month, day, part } = point;
  const quarter = part?.startsWith('Q') ? Number(part.slice(1)) : undefined;
  if (quarter !== undefined)
    return [toDate(year, quarter * 3 - 2, 1), toDate(year, quarter * 3, lastDayOf(year, quarter * 3))];
  if (month === undefined) {
    if (part === '底') return [toDate(year, 12, 31), toDate(year, 12, 31)];
    if (part === '初') return [toDate(year, 1, 1), toDate(year, 1, 31)];
    return [
      toDate(year, part === '下半年' ? 7 : 1, 1),
      part === '上半年' ? toDate(year, 6, 30) : toDate(year, 12, 31),
    ];
  }
  if (month < 1 || month > 12) return [null, null];
  if (day !== undefined) return [toDate(year, month, day), toDate(year, month, day)];
  const last = lastDayOf(year, month);
  const days = {
    上旬: [1, 10],
    中旬: [11, 20],
    下旬: [21, last],
    底: [last, last],
    初: [1, 10],
    中: [15, 15],
  } as const;
  const [first, end] = part !== undefined && part in days ? days[part as keyof typeof days] : [1, last];
  return [toDate(year, month, first), toDate(year, month, end)];
}

function resolve(
  point: Point,
  base: number | null,
  context: DateContext,
): { first: string | null; last: string | null; year: number | null } {
  if (point.isNow) return { first: context.issuedOn, last: context.issuedOn, year: context.year };
  const year = point.year ?? (base === null ? null : base + (point.shift ?? 0));
  if (year === null) return { first: null, last: null, year };
  const [first, last] = boundsOf(point, year);
  return { first, last, year };
}

const RANGE = new RegExp(
  `(?:日|份)?(?:起|开始|启动|始)?(?:[，,、]|持续)?(?:${UNTIL})(?:本?)(?=[\\d年今本当同明次翌来上下全第一二三四]|长期)`,
  'y',
);

/** The end of a range; a bare day (1月3日至15日) takes the start's month. */
function readEnd(text: string, at: number, start: Point): Point | undefined {
  const end = readPoint(text, at);
  if (end) return end;
  DAY_ONLY.lastIndex = at;
  const day = DAY_ONLY.exec(text);
  if (!day || start.month === undefined) return undefined;
  return { month: start.month, day: Number(day[1]), end: DAY_ONLY.lastIndex };
}

function spanAt(text: string, start: number, context: DateContext): DateSpan | undefined {
  const point = readPoint(text, start);
  if (!point) return undefined;
  const from = resolve(point, context.year, context);
  const hasYear = point.year !== undefined || point.isNow === true;
  RANGE.lastIndex = point.end;
  const next = RANGE.test(text) ? readEnd(text, RANGE.lastIndex, point) : undefined;
  if (next) {
    let to = resolve(next, from.year, context);
    // 12月至3月: the year is only inherited, so the end lies in the year after.
    if (
      next.year === undefined &&
      next.shift === undefined &&
      from.year !== null &&
      to.last !== null &&
      from.first !== null &&
      to.last < from.first
    ) {
      to = resolve(next, from.year + 1, context);
    }
    return { from: from.first, to: to.last, start, end: next.end, isRange: true, hasYear };
  }
  const isYearAlone = point.month === undefined && point.part === undefined && !point.isNow;
  if (isYearAlone) return undefined;
  const after = text.slice(point.end, point.end + 4);
  const before = text.slice(Math.max(0, start - 2), start);
  const span = { start, end: point.end, isRange: false, hasYear };
  if (/^(?:日|份)?(?:起|开始)/.test(after)) return { ...span, from: from.first, to: null };
  if (/^(?:日|底|份)?(?:前|以前|之前|止)/.test(after) || /(?:截至|截止|至|到)$/.test(before))
    return { ...span, from: null, to: from.last };
  return { ...span, from: from.first, to: from.last };
}

/** Every stretch of time in a text that went through `plainDates`, in order. */
export function listSpans(text: string, context: DateContext): DateSpan[] {
  const spans: DateSpan[] = [];
  for (let at = 0; at < text.length;) {
    const span = /\d/.test(text[at - 1] ?? '') ? undefined : spanAt(text, at, context);
    if (span) spans.push(span);
    at = span ? span.end : at + 1;
  }
  return spans;
}

const WHOLE_DAY = /^[（(]?(\d{4})年(\d{1,2})月(\d{1,2})[日号][）)]?$/;

/** A line that is a full date and nothing else: 2024年2月2日, 二〇二四年二月二日. */
export function findWholeDay(text: string): string | null {
  const match = WHOLE_DAY.exec(plainDates(text.replace(/\s+/g, '')));
  return match ? toDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}
