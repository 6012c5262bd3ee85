import type { PlanObligation, Rhythm } from '#shared/domain/plan/plan-draft.ts';

import { COUNT, findNumber, toHalfWidth } from './numerals.ts';

/** An obligation before it is known whose it is. */
export type Demand = Pick<PlanObligation, 'text' | 'every' | 'times'>;

type Rate = { every: Rhythm; times: number | null };
type Phrase = Rate & { start: number; end: number; needsCount?: boolean };

/** "Once every n units" as so many times in a countable period. */
function rateOf(n: number, unit: string): Rate {
  if (unit === '工作日') return { every: 'week', times: 5 };
  if (/^[日天]$/.test(unit)) {
    if (n <= 3) return { every: 'week', times: Math.floor(7 / n) };
    return n === 7 ? { every: 'week', times: 1 } : { every: 'month', times: Math.max(1, Math.floor(30 / n)) };
  }
  if (/^(?:周|星期|礼拜)$/.test(unit))
    return n === 1 ? { every: 'week', times: 1 } : { every: 'month', times: Math.max(1, Math.floor(4 / n)) };
  if (unit === '旬') return { every: 'month', times: 3 };
  if (unit.startsWith('月')) {
    if (n < 1) return { every: 'month', times: 2 };
    if (n === 1 || n === 3) return { every: n === 1 ? 'month' : 'quarter', times: 1 };
    return { every: 'year', times: Math.max(1, Math.floor(12 / n)) };
  }
  if (unit.startsWith('季'))
    return n === 1
      ? { every: 'quarter', times: 1 }
      : { every: 'year', times: Math.max(1, Math.floor(4 / n)) };
  if (unit === '学期') return { every: 'term', times: 1 };
  if (n < 1) return { every: 'year', times: 2 };
  // Once in several years fits no period the desk counts.
  return n === 1 ? { every: 'year', times: 1 } : { every: 'unspecified', times: null };
}

const UNIT = '工作日|日|天|周|星期|礼拜|旬|月度?|季度?|学期|学年|年度?';
const ACT =
  '调度|通报|例会|会商|会议|碰头|报告|报送|上报|汇报|研判|巡查|排查|检查|督查|督导|走访|小结|总结|清零|统计|分析|点评|评比|评估|复盘|推进|报';
const COUNTED = `(${COUNT})(?:\\s*[-~—–至到]\\s*${COUNT})?\\s*(?:余|多)?(?:次(?!性)|回|轮|场|遍|趟|期|节|堂)`;
const NO_CALENDAR_BEFORE =
  '(?<![\\d一二三四五六七八九十本上下当次这该每逐按半双隔工生节假全平周同首末元今昨明民作])';

type Pattern = { regex: RegExp; read: (match: RegExpExecArray) => Rate; needsCount?: boolean };

function countOf(text: string | undefined): number {
  return text === '半' ? 0.5 : (findNumber(text ?? '') ?? 1);
}

const UNSPECIFIED: Rate = { every: 'unspecified', times: null };

const PATTERNS: readonly Pattern[] = [
  {
    regex: new RegExp(`每隔?(${COUNT}|半)?个?(${UNIT})(?!级|龄|岁|边|轻|代|嫂)`, 'g'),
    read: (match) => rateOf(countOf(match[1]), match[2] ?? ''),
  },
  { regex: /逐([日天周月]|季度?)(?!下降|递|提升|上升|增|减)/g, read: (match) => rateOf(1, match[1] ?? '') },
  {
    regex: /按(半)?([日周旬月](?!龄|份|薪)|季度?(?!节)|学期|年度?(?!龄|代|限|级|计划|目标|满|轮))/g,
    read: (match) => rateOf(countOf(match[1]), match[2] ?? ''),
  },
  {
    regex: new RegExp(
      `(?<![\\d每十])([1-9]|[一二两三四五六]|半)个?(日|天|周|星期|月|季度?|学期|年)(?:不?少于|至少)?(?:${COUNT})(?:[次回轮遍场查访评会课]|主题|活动|${ACT})`,
      'g',
    ),
    read: (match) => {
      const rate = rateOf(countOf(match[1]), match[2] ?? '');
      const times =
        findNumber(new RegExp(`(${COUNT})[^\\d一二两三四五六七八九十]+$`).exec(match[0])?.[1] ?? '') ?? 1;
      return { every: rate.every, times: rate.times === null ? null : rate.times * times };
    },
  },
  {
    regex: new RegExp(`(${COUNT})(?:次|场|轮|回)[/／](日|天|周|星期|月|季度?|学期|年)`, 'g'),
    read: (match) => {
      const rate = rateOf(1, match[2] ?? '');
      return { every: rate.every, times: (rate.times ?? 1) * (findNumber(match[1] ?? '') ?? 1) };
    },
  },
  {
    regex: new RegExp(`${NO_CALENDAR_BEFORE}([日周旬]|月度?|季度?)(?:${ACT})`, 'g'),
    read: (match) => rateOf(1, match[1] ?? ''),
  },
  {
    regex: new RegExp(`(?:双|隔)(周|月)(?:${ACT}|${COUNT}[次查])`, 'g'),
    read: (match) => rateOf(2, match[1] ?? ''),
  },
  { regex: new RegExp(`半(月|年)(?:${ACT})`, 'g'), read: (match) => rateOf(0.5, match[1] ?? '') },
  { regex: /(?:全年|年内|一年内|年度内)/g, read: () => rateOf(1, '年'), needsCount: true },
  {
    regex:
      /不定期|(?<![规指法约固假])定期(?!限|存)|常态化(?!机制|长效|制度|、|$)|常态(?=开展|推进|巡查|排查)|经常性|经常(?=开展|深入|检查|组织|联系|走访|巡查|排查)|周期性|每逢/g,
    read: () => UNSPECIFIED,
  },
];

function listPhrases(clause: string): Phrase[] {
  const found = PATTERNS.flatMap(({ regex, read, needsCount }) =>
    Array.from(clause.matchAll(regex), (match): Phrase => ({
      ...read(match),
      start: match.index,
      end: match.index + match[0].length,
      ...(needsCount ? { needsCount } : {}),
    })),
  ).toSorted((a, b) => a.start - b.start || b.end - a.end);
  const phrases: Phrase[] = [];
  for (const phrase of found) {
    if (phrase.start >= (phrases.at(-1)?.end ?? 0)) phrases.push(phrase);
  }
  return phrases;
}

/** 每周一、周四 → 2; 每年3月、9月 → 2; a single day says nothing about the count. */
function countDays(after: string): number {
  const list =
    /^(?:[一二三四五六日天]|\d{1,2}[日号月]?)(?:[、和及](?:每?周|星期)?(?:[一二三四五六日天](?![次场轮])|\d{1,2}[日号月]))+/.exec(
      after,
    );
  return list ? list[0].split(/[、和及]/).length : 1;
}

function countTimes(after: string, before: string): number | undefined {
  const later = new RegExp(`(?<!第)${COUNTED}`).exec(after);
  const match = later ?? new RegExp(`(?<!第)${COUNTED}$`).exec(before);
  const count = match ? findNumber(match[1] ?? '') : undefined;
  return count === 0 ? undefined : count;
}

type Clause = { text: string; sentence: number };

/** Cuts at commas and stops, but not inside brackets. */
function splitClauses(text: string): Clause[] {
  const clauses: Clause[] = [];
  let depth = 0;
  let sentence = 0;
  let clause = '';
  const close = (): void => {
    if (clause.trim() !== '') clauses.push({ text: clause.trim(), sentence });
    clause = '';
  };
  for (const sign of text) {
    if (/[（(]/.test(sign)) depth += 1;
    if (/[）)]/.test(sign)) depth = Math.max(0, depth - 1);
    if (depth === 0 && /[，,；;。！!？?：:\n]/.test(sign)) {
      close();
      if (/[；;。！!？?\n]/.test(sign)) sentence += 1;
    } else clause += sign;
  }
  close();
  return clauses;
}

/** Where one clause holds several phrases (周调度、月通报), each takes its own piece if that can be understood alone. */
function cutBetween(clause: string, phrases: readonly Phrase[]): string[] {
  const cuts = phrases.slice(1).map((phrase, index) => {
    const from = phrases[index]?.end ?? 0;
    return from + clause.slice(from, phrase.start).lastIndexOf('、');
  });
  const pieces = phrases.map((_, index) =>
    clause.slice((cuts[index - 1] ?? -1) + 1, cuts[index] ?? clause.length),
  );
  const areWhole =
    cuts.every((cut, index) => cut >= (phrases[index]?.end ?? 0)) &&
    pieces.every((piece) => piece.length >= 4 && !/^[^“]*”|“[^”]*$/.test(piece));
  return areWhole ? pieces : phrases.map(() => clause);
}

/** Says nothing but how often: "每月一次", "每周至少1次". */
function isBare(text: string): boolean {
  const rest = listPhrases(text).reduceRight(
    (left, phrase) => left.slice(0, phrase.start) + left.slice(phrase.end),
    text,
  );
  return (
    rest.replace(new RegExp(COUNTED, 'g'), '').replace(/不得?少于|至少|原则上|不低于|以上|一般/g, '').length <
    2
  );
}

const NEXT_COUNT = new RegExp(
  `^(?:次数)?(?:原则上|每次|一般)?(?:至少|不得?少于|不低于)(?:开展|组织|召开)?${COUNTED}`,
);

/** The count a clause of its own gives to the demand before it: "每月开展联合执法，不少于2次". */
function findNextCount(next: Clause | undefined, sentence: number): number | undefined {
  const plain = toHalfWidth(next?.text ?? '');
  if (next?.sentence !== sentence || listPhrases(plain).length > 0) return undefined;
  return findNumber(NEXT_COUNT.exec(plain)?.[1] ?? '');
}

const LONGEST = 200;

/** A clause without end is cut around the phrase. */
function excerpt(piece: string, phrase: Phrase): string {
  return piece.length <= LONGEST
    ? piece
    : piece.slice(Math.max(0, phrase.start - LONGEST / 2), phrase.end + LONGEST / 2);
}

/** What a text demands again and again: one demand for each "how often" in it, in the order written. */
export function listDemands(text: string): Demand[] {
  const clauses = splitClauses(text);
  return clauses.flatMap((clause, index) => {
    const plain = toHalfWidth(clause.text);
    const phrases = listPhrases(plain);
    if (phrases.length === 0) return [];
    const pieces = cutBetween(clause.text, phrases);
    const [before, next] = [clauses[index - 1], clauses[index + 1]];
    const lead =
      isBare(plain) && before?.sentence === clause.sentence ? `${before.text.slice(-LONGEST)}，` : '';
    return phrases.flatMap((phrase, at): Demand[] => {
      const piece = pieces[at] ?? clause.text;
      const after = plain.slice(phrase.end, phrases[at + 1]?.start);
      const own = countTimes(after, plain.slice(phrases[at - 1]?.end ?? 0, phrase.start));
      const later =
        own === undefined && at === phrases.length - 1 ? findNextCount(next, clause.sentence) : undefined;
      const count = own ?? later;
      if (count === undefined && phrase.needsCount) return [];
      const times = phrase.times === null ? null : phrase.times * (count ?? 1) * countDays(after);
      const whole = `${piece === clause.text ? lead : ''}${excerpt(piece, phrase)}${later === undefined ? '' : `，${next?.text ?? ''}`}`;
      return [{ text: whole.trim(), every: phrase.every, times }];
    });
  });
}
