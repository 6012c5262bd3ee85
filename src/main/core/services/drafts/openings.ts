import type { Words } from '#shared/domain/documents/words.ts';
import type { RecordsContext } from '../../context.ts';
import { parentsLetterWords } from '../../documents/letters/parents-letter.ts';
import {
  draftLists,
  draftProblemList,
  draftRectifyList,
  draftUnitDuties,
  draftVenueWeeks,
} from './annexes.ts';

/** Words that a kind begins with wherever it is drafted from. */
export const openings: Readonly<Record<string, (ctx: RecordsContext) => Words>> = {
  'parents-letter': () => ({
    opening: parentsLetterWords.opening,
    advice: parentsLetterWords.advice.join('\n'),
    help: parentsLetterWords.help.join('\n'),
  }),
  'lists-notice': draftLists,
  'lists-letter': draftLists,
  'problem-list': draftProblemList,
  'rectify-list': draftRectifyList,
  'venue-weeks': draftVenueWeeks,
  'unit-duties': draftUnitDuties,
};
