import { MOST_ISSUERS } from '#shared/domain/documents/model.ts';
import type { DocumentDraft } from '#shared/domain/documents/model.ts';
import { splitParagraphs } from '#shared/domain/documents/official-text.ts';

import {
  ruled,
  wordChoice,
  wordDate,
  wordLine,
  wordOptional,
  wordOptionalChoice,
  wordOptionalText,
  wordText,
} from './words.ts';

/** A problem is put right and verified; an item that was handed out is done and looked at. */
const SUPERVISED = ['问题整改', '交办事项'] as const;
export type Supervised = (typeof SUPERVISED)[number];

/** What every supervision says, whichever paper it goes on. */
export const supervisionWords = {
  about: wordChoice('督办什么', SUPERVISED),
  /** What it is about, without 问题 or 整改: the letters add those words. */
  matter: ruled(wordLine('督办事项', 40), (schema) =>
    schema.transform((text) => text.replace(/(?:问题)?(?:整改)?$/u, '') || text),
  ),
  source: wordLine('问题来源', 60, { help: '交办事项写交办的依据' }),
  foundOn: wordDate('发现日期', { help: '交办事项填交办日期' }),
  problems: wordText('存在问题', 3000, { help: '一行写一个；交办事项写办到哪一步' }),
  deadline: wordDate('整改期限', { help: '交办事项填办理期限' }),
};

const LONGEST_ISSUER = 26;
/** A leading group is no organ: it issues neither notices nor letters. */
const NO_ORGAN = '领导小组';
const noOrgan = { error: '请填镇人民政府或其办公室，领导小组不能作发文机关' };

export const issuerWord = ruled(wordLine('发文机关', LONGEST_ISSUER), (schema) =>
  schema.refine((name) => !name.includes(NO_ORGAN), noOrgan),
);

/** 联合行文: the organs that sign after the issuer, in the order in which they sign. */
const coIssuersWord = ruled(
  wordOptionalText('联合发文机关', 200, { help: '几个机关联合发文才填，一行写一个；主办机关写在发文机关里' }),
  (schema) =>
    schema
      .refine((text) => !text.includes(NO_ORGAN), noOrgan)
      .refine((text) => splitParagraphs(text).every((name) => name.length <= LONGEST_ISSUER), {
        error: `有一个机关的名称太长，最多${LONGEST_ISSUER}个字，用规范简称`,
      })
      .refine((text) => splitParagraphs(text).length < MOST_ISSUERS, {
        error: `联合发文最多${MOST_ISSUERS}个机关`,
      }),
);

/** 主送机关, without the colon that the letter adds. */
export const recipientWord = ruled(wordLine('主送机关', 300), (schema) =>
  schema.transform((text) => text.replace(/[：:]$/u, '')),
);

/** What the official versions add below the text. */
export const closingWords = {
  issuer: issuerWord,
  coIssuers: coIssuersWord,
  urgency: wordOptionalChoice('紧急程度', ['特急', '加急'], { help: '不急就不选' }),
  issuedOn: wordDate('成文日期'),
  contact: wordLine('联系人', 20),
  phone: wordLine('联系电话', 30),
  cc: wordOptional('抄送机关', 500, { help: '没有就不写' }),
};

/** The limit cannot lie before the discovery. */
export const deadlineAfterFinding = {
  check: ({ foundOn, deadline }: { foundOn: string; deadline: string }) => deadline >= foundOn,
  path: 'deadline',
  error: '整改期限不能早于发现日期',
} as const;

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
