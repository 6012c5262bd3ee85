import { isoDate, line, longText, optionalLine } from '#shared/domain/documents/fields.ts';
import { splitParagraphs } from '#shared/domain/documents/official-text.ts';
import type { DocumentDraft } from '#shared/domain/documents/model.ts';

/** What every supervision says, whichever paper it goes on. */
export const supervisionFields = {
  /** What it is about, without 问题 or 整改: the letters add those words. */
  matter: line('督办事项', 40).transform((text) => text.replace(/(?:问题)?(?:整改)?$/u, '') || text),
  source: line('问题来源', 60),
  /** One problem per line. */
  problems: longText('存在问题', 3000),
  foundOn: isoDate('发现日期'),
  deadline: isoDate('整改期限'),
};

/** What the two official versions add: who issues, to whom, and whom to call. */
export const correspondenceFields = {
  /** A leading group is no organ: it issues neither notices nor letters. */
  issuer: line('发文机关', 26).refine((name) => !name.includes('领导小组'), {
    error: '请填镇人民政府或其办公室，领导小组不能作发文机关',
  }),
  number: optionalLine('发文字号', 40),
  recipients: line('主送机关', 300).transform((text) => text.replace(/[：:]$/u, '')),
  contact: line('联系人', 20),
  phone: line('联系电话', 30),
  issuedOn: isoDate('成文日期'),
  cc: optionalLine('抄送机关', 500),
};

/** The limit cannot lie before the discovery. For use in `.refine` of a letter's input. */
export const deadlineAfterFinding = {
  check: ({ foundOn, deadline }: { foundOn: string; deadline: string }) => deadline >= foundOn,
  refusal: { error: '整改期限不能早于发现日期', path: ['deadline'] },
};

type Body = DocumentDraft['body'];

/** One item stands as a paragraph; several are counted 1. 2. 3. */
export function listItems(text: string): Body {
  const items = splitParagraphs(text);
  if (items.length === 1) return paragraphs(text);
  return items.map((item) => ({ kind: 'item', text: item }));
}

export function paragraphs(text: string): Body {
  return splitParagraphs(text).map((part) => ({ kind: 'paragraph', text: part }));
}

export function heading(text: string): Body[number] {
  return { kind: 'heading', level: 1, text };
}

/** Leaves out what was not given, as `exactOptionalPropertyTypes` asks. */
export function given<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}
