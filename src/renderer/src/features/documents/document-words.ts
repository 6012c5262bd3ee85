import type { ApiOutput } from '../../api/hooks.ts';
import type { DocumentFilter } from '#shared/contract/documents.ts';
import { documentStatusLabels } from '#shared/domain/documents/status.ts';
import type { DocumentStatus } from '#shared/domain/documents/status.ts';
import type { Tone } from '../../ui/StatusWord.tsx';

const tones = {
  draft: 'open',
  review: 'soon',
  approved: 'soon',
  issued: 'done',
  archived: 'quiet',
  void: 'quiet',
} as const satisfies Record<DocumentStatus, Tone>;

export function statusWord(status: DocumentStatus): { tone: Tone; children: string } {
  return { tone: tones[status], children: documentStatusLabels[status] };
}

export const filterLabels = {
  all: '全部',
  draft: '草稿',
  review: '待签批',
  approved: '待签发',
  issued: '已签发',
  receipts: '已发未回执',
  archived: '已归档',
  void: '作废',
} as const satisfies Record<DocumentFilter, string>;

/** What an empty list says, and what belongs there. */
export const emptyWords = {
  all: ['没有找到文书', '换个字、换个年份再找。'],
  draft: ['没有草稿', '在问题、任务、检查里起草的文书，没送审的在这里。'],
  review: ['没有等签批的', '送审的文书在这里等领导签批。'],
  approved: ['没有等签发的', '领导签批了的文书在这里编号签发。'],
  issued: ['还没有签发的', '编了号的文书在这里，等发出、回执和归档。'],
  receipts: ['没有等回执的', '登记了发出、对方还没签收的在这里。'],
  archived: ['还没有归档的', '每年年底点“年度归档”，一年的文书和目录一次导出来。'],
  void: ['没有作废的', '作废的文书留着文号和原样，在这里备查。'],
} as const satisfies Record<DocumentFilter, readonly [string, string]>;

/** One document, as its desk shows it. */
export type OpenDocument = ApiOutput<'documents', 'get'>;

/** What leaves the store is readable by whoever has the file, and is no longer ours. */
export const plainCopy = '拿出去的是没有加密的副本，在里面改什么都不会带回工作台。';
