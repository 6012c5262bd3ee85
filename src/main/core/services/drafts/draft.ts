import type { Subject } from '#shared/domain/documents/subject.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import type { RecordsContext } from '../../context.ts';
import type { Letter } from '../../documents/letters/define.ts';

/**
 * First words of a letter, drawn from the record it is about; the clerk edits them before issue.
 * @throws AppError `record.missing`, or why nothing can be drafted yet.
 */
export type Drafter = (ctx: RecordsContext, subject: Subject, letter: Letter) => Words;
