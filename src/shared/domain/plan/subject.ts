import type { Rhythm } from './plan-draft.ts';

/**
 * What fulfils an obligation on this desk: each key venue's own check, a joint check of several units, or something the
 * office files by hand, once for the town or for each village or school. Read from the plan's own words; while no rhythm is
 * settled the office may choose another.
 */
export function subjectOf(
  text: string,
  every: Rhythm,
): 'venue' | 'joint' | 'campaign' | 'village' | 'school' {
  if (/联合(?:执法|检查|巡查|整治)/.test(text) && !/重点场所.*每周|每周.*重点场所/.test(text)) return 'joint';
  if (every === 'week' && /场所|旅馆|酒店|网吧|KTV|门店/i.test(text)) return 'venue';
  if (/(?:各|每个?)村|村村/.test(text)) return 'village';
  if (every === 'term' && /学校|幼儿园|校园/.test(text)) return 'school';
  return 'campaign';
}
