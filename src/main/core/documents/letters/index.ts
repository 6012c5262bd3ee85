import type { DocumentModel } from '#shared/domain/documents/model.ts';
import { AppError } from '#shared/rpc/app-error.ts';

import type { Letter } from './define.ts';
import { supervisionForm } from './supervision-form.ts';
import { supervisionLetter } from './supervision-letter.ts';
import { supervisionNotice } from './supervision-notice.ts';

/** Every letter this desk can write. A new one is one module and one line here. */
export const letters: readonly Letter[] = [supervisionForm, supervisionNotice, supervisionLetter];

/** Builds a letter from what was entered. Throws `documents.letter-unknown`, or what the letter itself refuses. */
export function buildLetter(id: string, input: unknown): DocumentModel {
  const letter = letters.find((candidate) => candidate.id === id);
  if (!letter) throw new AppError('documents.letter-unknown');
  return letter.buildFrom(input);
}
