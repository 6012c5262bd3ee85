import { z } from 'zod';
import { Id } from '#shared/domain/people/people.ts';

/** What a document is about: the record it is drafted from and listed with. */
export const subjectTypes = [
  'problem',
  'task',
  'inspection',
  'venue',
  'obligation',
  'incoming',
  'campaign',
] as const;
export const SubjectType = z.enum(subjectTypes);
export type SubjectType = z.infer<typeof SubjectType>;

export const Subject = z.strictObject({ type: SubjectType, id: Id });
export type Subject = z.infer<typeof Subject>;
