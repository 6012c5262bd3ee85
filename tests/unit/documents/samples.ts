import { buildLetter } from '#core/documents/letters/index.ts';
import { parseDocumentModel } from '#shared/domain/documents/model.ts';
import type { DocumentDraft, DocumentModel } from '#shared/domain/documents/model.ts';

/** Everything here is invented: 示例镇 exists nowhere. */
const supervision = {
  matter: '旅馆未成年人入住登记',
  source: '第三轮联合检查',
  problems:
    '甲旅馆没有询问未成年人监护人的联系方式，登记簿缺少同住人关系一栏。\n乙旅馆前台没有张贴接待未成年人须知，夜间没有安排巡查。',
  foundOn: '2024-03-01',
  deadline: '2024-03-20',
};
const correspondence = {
  issuer: '示例镇人民政府',
  contact: '某某某',
  phone: '0000-00000000',
  issuedOn: '2024-03-05',
  cc: '示例市平安办，示例镇人大主席团办公室，示例镇纪检监察组',
};
export const formInput = {
  ...supervision,
  serial: '督办单2024-003',
  responsibleUnit: '示例镇综合行政执法大队',
  requirement: '请明确专人负责，逐项整改，留存整改前后的照片，按期填写反馈情况并附佐证材料。',
  issuer: '示例镇专项行动领导小组办公室',
  issuedOn: '2024-03-05',
};
export const noticeInput = {
  ...supervision,
  ...correspondence,
  number: '示政发〔2024〕4号',
  recipients: '各村民委员会，镇属各单位，机关各站办所',
  responsibleUnit: '示例镇综合行政执法大队',
  requirement: '明确专人负责，对照问题逐项整改。\n举一反三，对辖区内其他旅馆开展一次自查。',
  supervisor: '示例镇专项行动领导小组办公室',
  printingOffice: '示例镇党政办公室',
  printedOn: '2024-03-05',
};
export const letterInput = {
  ...supervision,
  ...correspondence,
  number: '示政函〔2024〕2号',
  recipients: '示例市公安局示例派出所',
  requests: '对两家旅馆落实入住登记制度的情况予以检查指导。\n对检查中发现的违法行为依法处理。',
};

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

export const form = (): DocumentModel => buildLetter('supervision-form', formInput);
export const notice = (): DocumentModel => buildLetter('supervision-notice', noticeInput);
export const letter = (): DocumentModel => buildLetter('supervision-letter', letterInput);
