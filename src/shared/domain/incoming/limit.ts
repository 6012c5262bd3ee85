import { z } from 'zod';
import { addDays, addMonths, daysBetween } from '../calendar/plain-date.ts';
import type { PlainDate } from '../calendar/plain-date.ts';
import type { IncomingKind, IncomingStatus } from './incoming.ts';

/** On what the clerk counts the time to answer; the paper itself may name a day, and that day wins. */
export const Basis = z.enum([
  'minors-114',
  'procuratorial',
  'public-interest',
  'public-interest-urgent',
  'judicial',
  'as-written',
]);
export type Basis = z.infer<typeof Basis>;

/**
 * Where each number comes from. The office's own facts name four: §114 one month, a general 检察建议 two months,
 * administrative public interest two months, urgent fifteen days. That of `judicial` is from memory of the document named beside
 * it and has not been read again: it is only offered, and the day on the paper wins over every one of them.
 */
type Span = { readonly months: number } | { readonly days: number };
type BasisRule = {
  readonly label: string;
  /** From the day of receipt; null: only what the paper says. */
  readonly span: Span | null;
  readonly kinds: readonly IncomingKind[];
};

export const bases: Record<Basis, BasisRule> = {
  // 未成年人保护法 (2020) §114: police, procuratorate, court and judicial administration advise; one month, in writing.
  'minors-114': {
    label: '未成年人保护法第一百一十四条（一个月）',
    span: { months: 1 },
    kinds: ['procuratorial', 'judicial', 'police', 'other'],
  },
  // 人民检察院检察建议工作规定 (2019) §19: two months from receipt; in an urgent case as the paper says.
  procuratorial: {
    label: '一般检察建议（两个月）',
    span: { months: 2 },
    kinds: ['procuratorial'],
  },
  // 最高法、最高检关于检察公益诉讼案件适用法律若干问题的解释 §21: two months; fifteen days where harm is spreading.
  'public-interest': {
    label: '行政公益诉讼诉前检察建议（两个月）',
    span: { months: 2 },
    kinds: ['procuratorial'],
  },
  'public-interest-urgent': {
    label: '行政公益诉讼诉前检察建议，情况紧急（15 日）',
    span: { days: 15 },
    kinds: ['procuratorial'],
  },
  // From memory, not read again: 最高人民法院关于综合治理类司法建议工作若干问题的规定 (法释〔2023〕11号), two months to answer.
  judicial: {
    label: '综合治理类司法建议（两个月）',
    span: { months: 2 },
    kinds: ['judicial'],
  },
  // 监察建议 (监察法 §45) and 公安提示函 have no limit that this desk could name: the paper does.
  'as-written': {
    label: '照文上写的',
    span: null,
    kinds: ['supervisory', 'procuratorial', 'judicial', 'police', 'other'],
  },
};

export function basesFor(kind: IncomingKind): Basis[] {
  return Basis.options.filter((basis) => bases[basis].kinds.includes(kind));
}

type Dates = {
  basis: Basis;
  receivedOn: PlainDate;
  /** The day written on the paper. */
  paperLimitOn: PlainDate | null;
  /** The day the organ gave later, in writing. */
  grantedLimitOn: PlainDate | null;
};

/**
 * The last day to answer; null where neither law nor paper names one. The day of receipt does not count, a month ends on
 * the same day of the month or, where there is none, on its last (民法典 §§201–202). A holiday at the end does not move
 * it here: the screen says so, and the answer goes out before.
 */
export function limitOf({ basis, receivedOn, paperLimitOn, grantedLimitOn }: Dates): PlainDate | null {
  return grantedLimitOn ?? paperLimitOn ?? spanEnd(receivedOn, bases[basis].span);
}

function spanEnd(from: PlainDate, span: Span | null): PlainDate | null {
  if (span === null) return null;
  return 'months' in span ? addMonths(from, span.months) : addDays(from, span.days);
}

/** Days before the limit on which the desk speaks up, the first one first. */
export const alarmDays = [15, 7, 1] as const;
type AlarmDay = (typeof alarmDays)[number];

/** The days on which it does. */
export function alarmsOf(limitOn: PlainDate): PlainDate[] {
  return alarmDays.map((days) => addDays(limitOn, -days));
}

/** Whether the clock still runs: until the organ was answered. */
export const isRunning: Record<IncomingStatus, boolean> = {
  registered: true,
  assigned: true,
  drafting: true,
  replied: false,
  recorded: false,
  closed: false,
  withdrawn: false,
};

type Timed = { status: IncomingStatus; limitOn: PlainDate | null };

/** Days to the limit, negative when past; null when no clock runs. */
export function daysToAnswer({ status, limitOn }: Timed, today: PlainDate): number | null {
  return isRunning[status] && limitOn !== null ? daysBetween(today, limitOn) : null;
}

export type IncomingAttention = {
  kind: 'late' | 'alarm';
  daysLeft: number;
  /** The alarm that was passed last; a desk that was off on its day still says it. */
  alarm: AlarmDay | null;
};

/** What a letter asks of today; null: nothing yet. */
export function incomingAttention(letter: Timed, today: PlainDate): IncomingAttention | null {
  const daysLeft = daysToAnswer(letter, today);
  if (daysLeft === null) return null;
  if (daysLeft < 0) return { kind: 'late', daysLeft, alarm: null };
  const alarm = alarmDays.findLast((days) => daysLeft <= days);
  return alarm === undefined ? null : { kind: 'alarm', daysLeft, alarm };
}
