import type { Subject, SubjectType } from '#shared/domain/documents/subject.ts';
import { TextLink } from '../find/links.tsx';

const words: Partial<Record<SubjectType, string>> = { problem: '看这个问题' };

/** Back to what the document is about. */
export function SubjectLink({ subject }: { subject: Subject }) {
  if (subject.type === 'incoming')
    return (
      <>
        {' · '}
        <TextLink to="/documents/incoming/$id" params={{ id: subject.id }}>
          看这件来文
        </TextLink>
      </>
    );
  const word = words[subject.type];
  if (word === undefined) return null;
  return (
    <>
      {' · '}
      <TextLink to="/problems/$id" params={{ id: subject.id }}>
        {word}
      </TextLink>
    </>
  );
}
