import { backupErrors } from './backup.ts';
import { converterErrors } from './converter.ts';
import { deskErrors } from './desk.ts';
import { documentsErrors } from './documents.ts';
import { doorErrors } from './door.ts';
import { exchangeErrors } from './exchange.ts';
import { generalErrors } from './general.ts';
import { keepingErrors } from './keeping.ts';
import { obligationErrors } from './obligation.ts';
import { planErrors } from './plan.ts';
import { privacyErrors } from './privacy.ts';
import { problemErrors } from './problem.ts';
import { registersErrors } from './registers.ts';
import { taskErrors } from './task.ts';
import { vaultErrors } from './vault.ts';
import { inspectionErrors } from './inspections.ts';
import { incomingErrors } from './incoming.ts';
import { wordTemplateErrors } from './word-template.ts';
import { workErrors } from './work.ts';

/** Every refusal the desk can give, by code. A code without a sentence does not compile. */
export const errorTexts = {
  ...generalErrors,
  ...deskErrors,
  ...doorErrors,
  ...vaultErrors,
  ...keepingErrors,
  ...planErrors,
  ...problemErrors,
  ...obligationErrors,
  ...registersErrors,
  ...exchangeErrors,
  ...documentsErrors,
  ...converterErrors,
  ...privacyErrors,
  ...wordTemplateErrors,
  ...workErrors,
  ...taskErrors,
  ...inspectionErrors,
  ...incomingErrors,
  ...backupErrors,
} as const satisfies Record<string, string>;

export type ErrorCode = keyof typeof errorTexts;
