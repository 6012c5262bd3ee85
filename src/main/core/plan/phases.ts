import type { PlanPhase } from '#shared/domain/plan/plan-draft.ts';

import { listSpans, plainDates } from './dates.ts';
import type { DateContext } from './dates.ts';
import type { OpenPhase } from './findings.ts';
import { splitItems } from './marker.ts';

const ORDINAL = /^第[一二三四五六七八1-9]\s*(?:阶段|步)\s*/;
const NAME_END = /[（(：:。，,；;、]/;
const BRACKETS = /^[）)（(：:。，,；;、\s—–-]+/;
const LONG_TERM = /长期(?:坚持|开展)?/;

function isShort(name: string): boolean {
  return name.length >= 2 && name.length <= 20;
}

function bareName(text: string): string {
  return (
    text
      .replace(BRACKETS, '')
      .replace(/^(?:为|是)/, '')
      .split(NAME_END)[0]
      ?.replace(/[（(—–\-~\s]+$/, '')
      .trim() ?? ''
  );
}

/** Reads "（一）动员部署阶段（1月1日至31日）。……" without its number: name, dates, and whether it looks like a phase at all. */
export function readPhase(raw: string, context: DateContext): OpenPhase & { isPhase: boolean; body: string } {
  const text = plainDates(raw.trim());
  const stop = text.indexOf('。');
  // The dates may follow in a sentence of their own: 动员阶段。时间：1月1日至31日。
  const end = /^。(?:时间)?[：:为自从]*\d/.test(text.slice(stop)) ? text.indexOf('。', stop + 1) : stop;
  const sentence = end < 0 || end > 120 ? text.slice(0, 120) : text.slice(0, end);
  const ordinal = ORDINAL.exec(sentence)?.[0] ?? '';
  const span = listSpans(sentence, context)[0];
  const isNear = span !== undefined && span.start <= ordinal.length + 25;
  const before = bareName(sentence.slice(ordinal.length, isNear ? span.start : undefined));
  const after = isNear ? bareName(text.slice(span.end).replace(/^(?:日|底)?(?:前|止|结束)?/, '')) : '';
  const name = isShort(before) ? before : isShort(after) ? after : ordinal.trim();
  const isLongTerm = !isNear && LONG_TERM.test(sentence.slice(0, 40));
  return {
    name,
    from: isNear ? span.from : null,
    to: isNear ? span.to : null,
    hasYear: isNear ? span.hasYear : false,
    hasDates: isNear || isLongTerm,
    isPhase:
      name !== '' && !/^共?分|个阶段/.test(name) && (isNear || ordinal !== '' || before.endsWith('阶段')),
    body: isNear ? text.slice(span.end) : stop < 0 ? '' : text.slice(stop + 1),
  };
}

/** Phases told in one paragraph: 一是动员阶段（…）；二是…, or 第一阶段（…）……第二阶段（…）……. */
export function splitPhases(text: string): { lead: string; items: string[] } | undefined {
  const starts = Array.from(
    text.matchAll(/(?:^|[。；;：:，,\s])(?=第[一二三四五六]阶段)/g),
    (match) => match.index + match[0].length,
  );
  if (starts.length >= 2) {
    return {
      lead: text.slice(0, starts[0]),
      items: starts.map((at, index) => text.slice(at, starts[index + 1]).trim()),
    };
  }
  const list = splitItems(text);
  return list && { lead: list.lead, items: list.items.map((item) => item.text) };
}

function addYear(date: string | null): string | null {
  return date === null
    ? null
    : `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`.replace(/(\d{4})-02-29/, '$1-02-28');
}

/** Phases follow one another: one without a year that would begin before the phase ahead of it lies a year later. */
export function settlePhases(phases: readonly OpenPhase[]): PlanPhase[] {
  const settled: PlanPhase[] = [];
  for (const { name, from, to, hasYear } of phases) {
    const previous = settled.at(-1);
    const isBefore = !hasYear && from !== null && from < (previous?.from ?? '');
    settled.push({ name, from: isBefore ? addYear(from) : from, to: isBefore ? addYear(to) : to });
  }
  return settled;
}
