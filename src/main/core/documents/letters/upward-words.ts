import { splitParagraphs } from '#shared/domain/documents/official-text.ts';

import { ruled, wordLine } from './words.ts';

/** A document upward has one receiver only (党政机关公文处理工作条例, 第十五条). */
export const upwardRecipient = ruled(wordLine('主送机关', 60, { help: '只写一个上级机关' }), (schema) =>
  schema
    .transform((text) => text.replace(/[：:]$/u, ''))
    .refine((text) => !/[，,、；;]/u.test(text), { error: '请只写一个主送机关，其他的用抄送' }),
);

/** 签发人: 上行文 names who signed, of a joint document one for each organ. */
export const signerWord = wordLine('签发人', 60, { help: '镇主要负责人；联合发文每个机关一个，用顿号隔开' });

export function splitSigners(text: string): string[] {
  return text.split(/[、，,；;\s]+/u).filter((name) => name !== '');
}

/** Every organ names its own signer, in the order of the organs. */
export const signersOfAll = {
  check: ({ signer, coIssuers }: { signer: string; coIssuers: string }) =>
    splitSigners(signer).length === splitParagraphs(coIssuers).length + 1,
  path: 'signer',
  error: '每个发文机关写一个签发人，按机关的次序，用顿号隔开',
} as const;
