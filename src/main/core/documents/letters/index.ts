import type { DocumentModel } from '#shared/domain/documents/model.ts';
import { AppError } from '#shared/rpc/app-error.ts';

import type { Frame, Letter } from './define.ts';
import { annexes } from './annexes.ts';
import { assignmentForm } from './assignment-form.ts';
import { circular } from './circular.ts';
import { closingForm } from './closing-form.ts';
import { extensionForm } from './extension-form.ts';
import { generalLetter } from './general-letter.ts';
import { listsLetter, listsNotice } from './list-papers.ts';
import { meetingNotice } from './meeting-notice.ts';
import { minutes } from './minutes.ts';
import { notice } from './notice.ts';
import { parentsLetter } from './parents-letter.ts';
import { rectifyNotice } from './rectify-notice.ts';
import { referralLetter } from './referral-letter.ts';
import { reminderLetter } from './reminder-letter.ts';
import { replies } from './replies.ts';
import { replyLetter } from './reply-letter.ts';
import { report } from './report.ts';
import { request } from './request.ts';
import { submissionLetter } from './submission-letter.ts';
import { supervisionForm } from './supervision-form.ts';
import { supervisionLetter } from './supervision-letter.ts';
import { supervisionNotice } from './supervision-notice.ts';
import { talkNotice } from './talk-notice.ts';
import { transferLetter } from './transfer-letter.ts';
import { urgeForm } from './urge-form.ts';
import { venueCommitment } from './venue-commitment.ts';

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
  rectifyNotice,
  notice,
  listsNotice,
  circular,
  report,
  request,
  meetingNotice,
  minutes,
  generalLetter,
  listsLetter,
  replyLetter,
  ...replies,
  transferLetter,
  referralLetter,
  submissionLetter,
  venueCommitment,
  parentsLetter,
  ...annexes,
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
