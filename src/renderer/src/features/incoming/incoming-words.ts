import type { Incoming, IncomingFilter, IncomingInput, IncomingRow } from '#shared/contract/incoming.ts';
import { incomingActionLabels, incomingStatusLabels } from '#shared/domain/incoming/incoming.ts';
import type { IncomingKind, IncomingStatus } from '#shared/domain/incoming/incoming.ts';
import type { Basis } from '#shared/domain/incoming/limit.ts';
import type { Tone } from '../../ui/StatusWord.tsx';

export const filters: readonly { value: IncomingFilter; label: string }[] = [
  { value: 'open', label: '没办结' },
  { value: 'due', label: '快到期和逾期' },
  { value: 'overdue', label: '逾期' },
  { value: 'to-reply', label: '待回复' },
  { value: 'replied', label: '已回复' },
  { value: 'closed', label: '已办结' },
  { value: 'all', label: '全部' },
];

const tones: Record<IncomingStatus, Tone> = {
  registered: 'soon',
  assigned: 'open',
  drafting: 'open',
  replied: 'soon',
  recorded: 'soon',
  closed: 'done',
  withdrawn: 'quiet',
};

/** Red only where it is late. */
export function statusOf({ status, isOverdue, alarm }: IncomingRow): { tone: Tone; children: string } {
  const word = incomingStatusLabels[status];
  if (isOverdue) return { tone: 'late', children: `${word} · 逾期` };
  return { tone: alarm === null ? tones[status] : 'soon', children: word };
}

export function dueWords({ daysLeft, limitOn, status }: IncomingRow): string {
  if (daysLeft === null)
    return limitOn === null && status !== 'closed' ? '文上没写期限' : `期限 ${limitOn ?? '没写'}`;
  if (daysLeft < 0) return `逾期 ${-daysLeft} 天`;
  return daysLeft === 0 ? '今天到期' : `还有 ${daysLeft} 天`;
}

const eventWords: Readonly<Record<string, string>> = {
  ...incomingActionLabels,
  register: '登记',
  paper: '签发回复',
};

export function eventWord(action: string): string {
  return eventWords[action] ?? '记录';
}

/** The form as it is typed; empty where nothing is chosen yet. The demands stand one a line. */
export type LetterWords = Omit<
  IncomingInput,
  'kind' | 'basis' | 'writtenOn' | 'receivedOn' | 'demands' | 'fileIds'
> & {
  kind: IncomingKind;
  basis: Basis | null;
  writtenOn: string | null;
  receivedOn: string | null;
  demands: string;
};

export const blankLetter: LetterWords = {
  kind: 'procuratorial',
  basis: null,
  organ: '',
  number: '',
  writtenOn: null,
  receivedOn: null,
  title: '',
  summary: '',
  contact: '',
  paperLimitOn: null,
  demands: '',
};

export function wordsOf(letter: Incoming): LetterWords {
  const { kind, basis, organ, number, writtenOn, receivedOn, title, summary, contact, paperLimitOn } = letter;
  const demands = letter.demands.map(({ text }) => text.replaceAll('\n', ' ')).join('\n');
  return {
    kind,
    basis,
    organ,
    number,
    writtenOn,
    receivedOn,
    title,
    summary,
    contact,
    paperLimitOn,
    demands,
  };
}

/** What is still missing, by field. */
export function gapsOf(words: LetterWords): Record<string, string> {
  const gaps: Record<string, string> = {};
  if (words.organ.trim() === '') gaps['organ'] = '请写来文单位';
  if (words.title.trim() === '') gaps['title'] = '请写标题';
  if (words.basis === null) gaps['basis'] = '请选期限依据';
  if (words.writtenOn === null) gaps['writtenOn'] = '请填落款日期';
  if (words.receivedOn === null) gaps['receivedOn'] = '请填收到日期';
  return gaps;
}

/** A line known word for word keeps what was written on it; else the one in its place does. */
export function demandsOf(text: string, known: Incoming['demands']): IncomingInput['demands'] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const taken = new Set(known.filter((demand) => lines.includes(demand.text)).map(({ id }) => id));
  const used = new Set<string>();
  return lines.map((line, index) => {
    const same = known.find((demand) => demand.text === line && !used.has(demand.id));
    const inPlace = known[index];
    const own = same ?? (inPlace && !taken.has(inPlace.id) ? inPlace : undefined);
    if (own) used.add(own.id);
    return own ? { id: own.id, text: line } : { text: line };
  });
}
