import { useState } from 'react';
import type { Problem } from '#shared/contract/problems.ts';
import type { BusinessRole } from '#shared/domain/people/roles.ts';
import { problemActionLabels } from '#shared/domain/problem/problem.ts';
import type { ProblemAction } from '#shared/domain/problem/problem.ts';
import { useSession } from '../../app/session.tsx';
import { useLeftOpen } from '../../drafts/use-draft.ts';
import { Offers } from '../../ui/Offers.tsx';
import { StepForm, mayTake, stepDraft } from './StepForm.tsx';
import { isForward, mainSteps } from './steps.ts';

/** What may be done now; what may not says why beside its button. Steps of another role are not spoken of. */
export function ProblemActions({ problem, asked }: { problem: Problem; asked: string | undefined }) {
  const { role } = useSession();
  const allowed = problem.offers.filter(({ isAllowed }) => isAllowed).map(({ action }) => action);
  const wasLeftOpen = useLeftOpen();
  // Who comes from 今日 to do one thing finds it open.
  const [chosen, setChosen] = useState<ProblemAction | null>(
    () =>
      allowed.find((action) => action === asked) ??
      allowed.find((action) => wasLeftOpen(stepDraft(problem.id, action))) ??
      null,
  );
  const offers = problem.offers.filter(
    ({ action }) => isForward(action) || mayTake(action, role as BusinessRole),
  );
  if (offers.length === 0) return null;
  if (chosen) return <StepForm problem={problem} action={chosen} onDone={() => setChosen(null)} />;
  const main = mainSteps.find((step) => offers.some(({ action, isAllowed }) => isAllowed && action === step));
  return (
    <Offers
      label="现在能办的"
      offers={offers}
      labels={problemActionLabels}
      main={main}
      onChoose={setChosen}
    />
  );
}
