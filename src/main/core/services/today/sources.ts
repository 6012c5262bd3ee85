import { dueCheckLines, lateCheckLines } from './checks.ts';
import { checklistLines, exportLines, holidayLines } from './decisions.ts';
import type { Source } from './desk.ts';
import { documentLines } from './documents.ts';
import { dueObligationLines, lateActLines, reliefLines } from './obligations.ts';
import { problemLines } from './problems.ts';
import { incomingLines } from './incoming.ts';
import { taskLines } from './tasks.ts';

/** Everything that may stand on the first screen, in the order in which it stands there. A new kind of work adds its line. */
export const sources: readonly Source[] = [
  incomingLines,
  dueCheckLines,
  problemLines,
  taskLines,
  documentLines,
  dueObligationLines,
  lateCheckLines,
  lateActLines,
  exportLines,
  checklistLines,
  reliefLines,
  holidayLines,
];
