import type { Problem } from '#shared/contract/problems.ts';
import { Papers } from '../documents/Papers.tsx';

/** The papers of a problem, and the way to a new 督办. */
export function Supervision({ problem }: { problem: Problem }) {
  return (
    <Papers
      subject={{ type: 'problem', id: problem.id }}
      title="督办"
      verb="发督办"
      mayDraft={problem.unitId !== null && problem.status !== 'merged'}
    />
  );
}
