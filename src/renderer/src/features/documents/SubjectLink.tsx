import type { Subject } from '#shared/domain/documents/subject.ts';
import { TextLink } from '../find/links.tsx';

/** Back to what the document is about. */
export function SubjectLink({ subject }: { subject: Subject }) {
  const link = linkTo(subject);
  return link && <> · {link}</>;
}

function linkTo({ type, id }: Subject) {
  const params = { id };
  switch (type) {
    case 'problem':
      return (
        <TextLink to="/problems/$id" params={params}>
          看这个问题
        </TextLink>
      );
    case 'task':
      return (
        <TextLink to="/tasks/$id" params={params}>
          看这件交办
        </TextLink>
      );
    case 'incoming':
      return (
        <TextLink to="/documents/incoming/$id" params={params}>
          看这件来文
        </TextLink>
      );
    default:
      return null;
  }
}
