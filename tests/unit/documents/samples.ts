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

/** What no kind's own sample shows, each on a page of the house. */
export const houseSamples = {
  联合发文: () =>
    longDocument({
      issuerMark: '示例镇人民政府文件',
      coIssuers: ['示例市教育局', '示例市公安局示例派出所'],
      title: ['关于排版试验的通知'],
    }),
  六机关联合发文: () =>
    longDocument({
      issuerMark: '示例镇人民政府文件',
      coIssuers: ['示例市教育局', '示例市公安局', '示例市民政局', '示例市卫生健康局', '示例市妇女联合会'],
      title: ['关于排版试验的通知'],
      urgency: '特急',
    }),
  联合上行文: () =>
    longDocument({
      coIssuers: ['甲乡人民政府', '乙镇人民政府'],
      signers: ['某甲甲', '某乙乙', '某丙丙'],
      title: ['关于排版试验的请示'],
    }),
  不盖章: () =>
    longDocument({
      copyNumber: '000012',
      urgency: '加急',
      body: [{ kind: 'paragraph', text: SENTENCE }],
      signature: { issuer: '示例镇人民政府', date: '2024-02-02', sealed: false },
    }),
  横排附表: () =>
    longDocument({
      body: [{ kind: 'paragraph', text: SENTENCE }],
      attachments: [{ name: '示例镇未成年人保护专项行动问题清单', content: wideTable(60) }],
      imprint: { cc: '示例市平安办', office: '示例镇党政办公室', date: '2024-02-02', place: 'even-page' },
    }),
} satisfies Record<string, () => DocumentModel>;

/** A table across the sheet, `count` rows below its heading. */
export function wideTable(
  count: number,
): NonNullable<NonNullable<DocumentDraft['attachments']>[number]['content']> {
  const headings = ['序号', '编号', '地点', '问题', '责任单位', '整改期限', '状态'];
  const rows = Array.from({ length: count }, (_, index) => ({
    cells: [
      { text: String(index + 1) },
      { text: `W2024-${index + 1}` },
      { text: '甲旅馆' },
      { text: index % 7 === 3 ? SENTENCE : '入口没有标志' },
      { text: '示例派出所' },
      { text: '2024-03-08' },
      { text: '整改中' },
    ],
  }));
  return {
    orientation: 'landscape',
    body: [
      {
        kind: 'table',
        columns: [12, 26, 30, 80, 36, 26, 18],
        rows: [{ header: true, cells: headings.map((text) => ({ text, role: 'label' as const })) }, ...rows],
      },
    ],
  };
}
