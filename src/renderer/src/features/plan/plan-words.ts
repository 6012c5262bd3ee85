import { describeSettled } from '#shared/domain/obligation/rule.ts';
import type { Settled } from '#shared/domain/obligation/rule.ts';
import type { Deputy, Rhythm } from '#shared/domain/plan/plan-draft.ts';

export const rhythmLabels = {
  week: '每周',
  month: '每月',
  quarter: '每季度',
  term: '每学期',
  year: '每年',
  unspecified: '定期（未定）',
} as const satisfies Record<Rhythm, string>;

/** 每月至少 2 次; a rhythm the plan leaves open says so. */
export function describeRhythm(every: Settled, times: number | null): string {
  if (every === 'unspecified') return '定期，没写多久一次';
  return describeSettled(every, times);
}

/** 陈某（常务） and back. */
export function showDeputy({ name, note }: Deputy): string {
  return note ? `${name}（${note}）` : name;
}

export function readDeputy(text: string): Deputy {
  const match = /^(.+?)[（(](.+?)[）)]$/.exec(text.trim());
  return match?.[1] && match[2] ? { name: match[1].trim(), note: match[2].trim() } : { name: text.trim() };
}

/** One name a line, as pasted from a sheet; blank lines and doubles are dropped. */
export function readLines(text: string): string[] {
  const names = text.split(/[\n、，,；;\t]+/).map((name) => name.trim());
  return [...new Set(names)].filter((name) => name !== '');
}
