import type { DocumentModel } from '#shared/domain/documents/model.ts';
import { AppError } from '#shared/rpc/app-error.ts';

import type { Frame, Letter } from './define.ts';
import { assignmentForm } from './assignment-form.ts';
import { circular } from './circular.ts';
import { closingForm } from './closing-form.ts';
import { extensionForm } from './extension-form.ts';
import { reminderLetter } from './reminder-letter.ts';
import { supervisionForm } from './supervision-form.ts';
import { supervisionLetter } from './supervision-letter.ts';
import { supervisionNotice } from './supervision-notice.ts';
import { talkNotice } from './talk-notice.ts';
import { urgeForm } from './urge-form.ts';

/** Every letter this desk can write. A new one is one module and one line here. */
export const letters: readonly Letter[] = [
  assignmentForm,
  reminderLetter,
  urgeForm,
  supervisionForm,
  supervisionNotice,
  supervisionLetter,
  talkNotice,
  extensionForm,
  closingForm,
  circular,
];

export function findLetter(id: string): Letter | undefined {
  return letters.find((letter) => letter.id === id);
}

/** @throws AppError `documents.letter-unknown`. */
export function getLetter(id: string): Letter {
  const letter = findLetter(id);
  if (!letter) throw new AppError('documents.letter-unknown');
  return letter;
}

/** Builds a letter from what was entered. Throws `documents.letter-unknown`, or what the letter itself refuses. */
export function buildLetter(id: string, words: unknown, frame: Frame): DocumentModel {
  return getLetter(id).buildFrom(words, frame);
}
