import { ruled, wordLine } from './words.ts';

/** A document upward has one receiver only (党政机关公文处理工作条例, 第十五条). */
export const upwardRecipient = ruled(wordLine('主送机关', 60, { help: '只写一个上级机关' }), (schema) =>
  schema
    .transform((text) => text.replace(/[：:]$/u, ''))
    .refine((text) => !/[，,、；;]/u.test(text), { error: '请只写一个主送机关，其他的用抄送' }),
);

/** 签发人: 上行文 names who signed. */
export const signerWord = wordLine('签发人', 20, { help: '镇主要负责人' });
