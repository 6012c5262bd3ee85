import { getLetter } from '#core/documents/letters/index.ts';
import { sampleHouse } from '#core/documents/letters/samples.ts';
import { parseDocumentModel } from '#shared/domain/documents/model.ts';
import type { DocumentDraft, DocumentModel } from '#shared/domain/documents/model.ts';

/** The sample words of every kind; everything in them is invented: 示例镇 exists nowhere. */
export const frames = {
  serial: { house: sampleHouse, number: '督办单2024-003' },
  word: { house: sampleHouse, number: '示政发〔2024〕4号' },
} as const;

export const SENTENCE = '为进一步做好未成年人保护工作推动各项措施落到实处切实维护未成年人合法权益';

/** A red-head document whose one paragraph is plain Chinese, so that every full line must hold 28 characters. */
export function longDocument(overrides: Partial<DocumentDraft> = {}): DocumentModel {
  return parseDocumentModel({
    layout: 'red-head',
    issuerMark: '示例镇人民政府文件',
    number: '示政发〔2024〕4号',
    title: ['示例镇人民政府', '关于排版试验的通知'],
    addressees: '各村民委员会，镇属各单位',
    body: [{ kind: 'paragraph', text: SENTENCE.repeat(28) }],
    signature: { issuer: '示例镇人民政府', date: '2024-02-02', sealed: true },
    imprint: { cc: '示例市平安办', office: '示例镇党政办公室', date: '2024-02-02' },
    ...overrides,
  } satisfies DocumentDraft);
}

/** The kind's own sample, built as it would be issued. */
export function sampleOf(kind: string): DocumentModel {
  const letter = getLetter(kind);
  return letter.buildFrom(letter.sample, frames[letter.numbering]);
}

export const form = (): DocumentModel => sampleOf('supervision-form');
export const notice = (): DocumentModel => sampleOf('supervision-notice');
export const letter = (): DocumentModel => sampleOf('supervision-letter');
