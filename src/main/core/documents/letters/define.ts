import type { z } from 'zod';

import { collectFieldErrors } from '#shared/domain/documents/fields.ts';
import { collectTexts, parseDocumentModel, refuseSecrecy } from '#shared/domain/documents/model.ts';
import type { DocumentDraft, DocumentModel } from '#shared/domain/documents/model.ts';
import { AppError } from '#shared/rpc/app-error.ts';

/** 18-digit citizen number with a possible birth date; a credit code or a telephone number does not match. */
const IDENTITY_NUMBER =
  /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX](?!\d)/iu;

type Definition<Input extends z.ZodType> = Readonly<{
  /** Kebab-case, never reused. */
  id: string;
  /** Raised whenever the wording changes, so that a stored document names what it was made from. */
  version: number;
  title: string;
  input: Input;
  build: (input: z.output<Input>) => DocumentDraft;
}>;

export type Letter = Readonly<{
  id: string;
  version: number;
  title: string;
  input: z.ZodType;
  /**
   * Throws `input.invalid` with a sentence per field, `documents.secrecy-refused`, or
   * `documents.identity-number-refused` (个人信息保护法: a letter names nobody by citizen number).
   */
  buildFrom: (input: unknown) => DocumentModel;
}>;

/** A letter of the house: what it asks for and the document it makes of it. */
export function defineLetter<Input extends z.ZodType>(definition: Definition<Input>): Letter {
  const { id, version, title, input, build } = definition;
  return { id, version, title, input, buildFrom };

  function buildFrom(values: unknown): DocumentModel {
    refuseSecrecy(values);
    if (collectTexts(values).some((text) => IDENTITY_NUMBER.test(text.normalize('NFKC')))) {
      throw new AppError('documents.identity-number-refused');
    }
    const parsed = input.safeParse(values);
    if (!parsed.success) throw new AppError('input.invalid', undefined, collectFieldErrors(parsed.error));
    return parseDocumentModel(build(parsed.data));
  }
}
