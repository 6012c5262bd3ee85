import { findWholeDay, plainDates } from './dates.ts';
import { splitLabels } from './labels.ts';
import { findMarker } from './marker.ts';
import { toHalfWidth, digitByDigit } from './numerals.ts';
import { withoutSpaces } from './source.ts';
import type { SourceLine } from './source.ts';

/** What stands around the plan's body: letterhead, notice, title, signature, imprint. */
export type Cover = {
  title: string;
  number: string | null;
  issuedOn: string | null;
  /** Lines of the cover that were understood and hold nothing else. */
  read: ReadonlySet<SourceLine>;
};

const NUMBER =
  /^[（(]?([\u4e00-\u9fffA-Za-z]{1,15})[〔［[（(【﹝](\d{4}|[〇○零一二三四五六七八九]{4})[〕］\]）)】﹞]((?:第)?\d{1,4})号[）)]?(?:签发人[：:].*)?$/;
const PLAN_NOUN = /(?:方案|计划|预案|办法|意见|细则|要点|规划|安排)(?:[（(][^（()）]{1,8}[）)])?$/;
const NOTICE = /关于(?:印发|转发|下发|发布)/;
const ISSUER = /(?:文件|政府|委员会|办公室|党委|党政办|领导小组|街道办事处|指挥部|综合治理中心)$/;
const DAY_AT_END = /\d{4}年\d{1,2}月\d{1,2}日$/;

function findDocumentNumber(text: string): string | null {
  const match = NUMBER.exec(toHalfWidth(withoutSpaces(text)));
  return match ? `${match[1] ?? ''}〔${digitByDigit(match[2] ?? '')}〕${match[3] ?? ''}号` : null;
}

function isTitleLike(text: string): boolean {
  const plain = withoutSpaces(text);
  return (
    plain !== '' &&
    plain.length <= 45 &&
    !/[。；;：:]/.test(plain) &&
    !findDocumentNumber(text) &&
    !findWholeDay(text) &&
    !DAY_AT_END.test(plainDates(plain))
  );
}

/** Runs of title-like lines; blank lines do not part them, because a title may be spread over the page. */
function listRuns(lines: readonly SourceLine[]): SourceLine[][] {
  const runs: SourceLine[][] = [];
  let run: SourceLine[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.text.trim() === '') continue;
    if (isTitleLike(line.text) && !isBoilerplate(lines, at)) run.push(line);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return run.length > 0 ? [...runs, run] : runs;
}

/** The issuer stands above the title, unless the title runs on from it (甲镇人民政府 / 关于…的方案, 甲镇人民政府 / 2024年…). */
function isLetterhead(line: string, next: string): boolean {
  if (line.endsWith('文件')) return true;
  return ISSUER.test(line) && !/^(?:关于|\d{4}年)/.test(next) && next.slice(0, 2) === line.slice(0, 2);
}

function findTitle(runs: readonly SourceLine[][]): { text: string; lines: SourceLine[] } | undefined {
  const found = runs.flatMap((run) => {
    const titles: { text: string; lines: SourceLine[] }[] = [];
    let from = 0;
    for (let to = 0; to < run.length; to += 1) {
      const plain = withoutSpaces(run[to]?.text ?? '');
      const next = withoutSpaces(run[to + 1]?.text ?? '');
      if (plain.endsWith('通知')) from = to + 1;
      else if (PLAN_NOUN.test(plain) && !/^》?的?通知/.test(next)) {
        while (
          from < to &&
          isLetterhead(withoutSpaces(run[from]?.text ?? ''), withoutSpaces(run[from + 1]?.text ?? ''))
        )
          from += 1;
        const lines = run
          .slice(from, to + 1)
          .filter((line) => findMarker(line.text) === undefined && !line.text.trim().startsWith('附件'));
        const text = lines.map((line) => withoutSpaces(line.text)).join('');
        if (text !== '' && text.length <= 120 && !NOTICE.test(text)) titles.push({ text, lines });
        from = to + 1;
      }
    }
    return titles;
  });
  return found.at(-1);
}

/** The title a notice names: 关于印发《…方案》的通知, or the notice itself when it carries the plan in its own text. */
function findNoticeTitle(runs: readonly SourceLine[][]): { text: string; lines: SourceLine[] } | undefined {
  for (const run of runs) {
    const end = run.findIndex((line) => withoutSpaces(line.text).endsWith('通知'));
    if (end < 0) continue;
    const lines = run.slice(0, end + 1);
    const whole = lines.map((line) => withoutSpaces(line.text)).join('');
    const named = /关于(?:印发|转发|下发|发布)(?:《(.+)》|(.+?))的通知$/.exec(whole);
    return { text: named?.[1] ?? named?.[2] ?? whole.replace(/^.*?文件/, ''), lines };
  }
  return undefined;
}

const CHAPTER_WORDS =
  /^(?:总体要求|指导思想|工作目标|目标任务|总体目标|组织领导|组织机构|工作步骤|实施步骤|工作任务|重点任务|工作要求|工作职责|职责分工)$/;

function isBodyStart(line: SourceLine): boolean {
  if (line.as !== undefined || (splitLabels(line.text)?.[0]?.field ?? 'office') !== 'office') return true;
  if (CHAPTER_WORDS.test(withoutSpaces(line.text))) return true;
  const marker = findMarker(line.text);
  return marker !== undefined && marker.kind !== 'bullet' && marker.kind !== 'letter';
}

const BOILERPLATE =
  /^(?:抄送|主送|报送|分送|抄报)[：:]|^[（(]此件.{2,8}[）)]$|^[-—－]*\s*\d{1,3}\s*[-—－]*$|^第\d+页|^共印\d+份|^(?:特此通知|此页无正文)|^[（(]此页无正文[）)]$|印发$/;

/** Signature, imprint and page numbers, wherever they stand. */
function isBoilerplate(lines: readonly SourceLine[], at: number): boolean {
  const text = lines[at]?.text.trim() ?? '';
  const plain = plainDates(withoutSpaces(text));
  if (findWholeDay(text) !== null || (BOILERPLATE.test(plain) && plain.length <= 80)) return true;
  if (DAY_AT_END.test(plain) && ISSUER.test(plain.replace(DAY_AT_END, '')) && plain.length <= 60) return true;
  let below = at + 1;
  while (lines[below]?.text.trim() === '') below += 1;
  const next = lines[below];
  return (
    next !== undefined &&
    findWholeDay(next.text) !== null &&
    ISSUER.test(plain) &&
    plain.length <= 40 &&
    !/[，。]/.test(plain)
  );
}

/** The day of a line that is a date, or an issuer and a date. */
function findSignedDay(text: string): string | null {
  const plain = plainDates(withoutSpaces(text));
  const day = DAY_AT_END.exec(plain)?.[0] ?? '';
  return (
    findWholeDay(text) ??
    (ISSUER.test(plain.slice(0, -day.length)) && plain.length <= 60 ? findWholeDay(day) : null)
  );
}

function findIssueDay(lines: readonly SourceLine[]): string | null {
  const signed = lines.map((line) => findSignedDay(line.text)).find((day) => day !== null);
  if (signed !== undefined) return signed;
  const imprint = lines.map(
    (line) => /(\d{4}年\d{1,2}月\d{1,2}日)印发/.exec(plainDates(withoutSpaces(line.text)))?.[1],
  );
  return findWholeDay(imprint.find((day) => day !== undefined) ?? '');
}

export function readCover(lines: readonly SourceLine[]): Cover {
  const starts = lines.findIndex(isBodyStart);
  const bodyStart = starts < 0 ? lines.length : starts;
  const head = lines.slice(0, bodyStart);
  const runs = listRuns(head);
  const title = findTitle(runs) ?? findNoticeTitle(runs);
  const notice = findNoticeTitle(runs);
  const numbers = head.map((line) => findDocumentNumber(line.text));
  const hasNotice = notice !== undefined;
  const read = new Set<SourceLine>([...(title?.lines ?? []), ...(notice?.lines ?? [])]);
  for (const [at, line] of lines.entries()) {
    const text = line.text.trim();
    const isHead = at < bodyStart;
    const isSalutation =
      isHead && hasNotice && /[：:]$/.test(text) && text.length <= 120 && !/[。；]/.test(text);
    const isIssuer = isHead && ISSUER.test(withoutSpaces(text)) && isTitleLike(text);
    if (
      text === '' ||
      isBoilerplate(lines, at) ||
      isSalutation ||
      isIssuer ||
      (isHead && numbers[at] !== null)
    )
      read.add(line);
  }
  return {
    title: title?.text ?? '',
    number: numbers.find((number) => number !== null) ?? null,
    issuedOn: findIssueDay(lines),
    read,
  };
}
