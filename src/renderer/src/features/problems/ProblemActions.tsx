import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '#shared/contract/problems.ts';
import type { BusinessRole } from '#shared/domain/people/roles.ts';
import { problemActionLabels } from '#shared/domain/problem/problem.ts';
import type { ProblemAction } from '#shared/domain/problem/problem.ts';
import { useSession } from '../../app/session.tsx';
import { StepForm, mayTake } from './StepForm.tsx';
import { isForward, mainSteps } from './steps.ts';
import classes from './problems.module.css';

/** What may be done now; what may not says why beside its button. Steps of another role are not spoken of. */
export function ProblemActions({ problem, asked }: { problem: Problem; asked: string | undefined }) {
  const { role } = useSession();
  // Who comes from 今日 to do one thing finds it open.
  const [chosen, setChosen] = useState<ProblemAction | null>(
    () => problem.offers.find(({ action, isAllowed }) => isAllowed && action === asked)?.action ?? null,
  );
  const offers = problem.offers.filter(
    ({ action }) => isForward(action) || mayTake(action, role as BusinessRole),
  );
  if (offers.length === 0) return null;
  if (chosen) return <StepForm problem={problem} action={chosen} onDone={() => setChosen(null)} />;
  const main = mainSteps.find((step) => offers.some(({ action, isAllowed }) => isAllowed && action === step));
  const open = offers.filter(({ isAllowed }) => isAllowed).map(({ action }) => action);
  const ordered = main === undefined ? open : [main, ...open.filter((action) => action !== main)];
  const refused = Map.groupBy(
    offers.filter(({ isAllowed }) => !isAllowed),
    ({ reason }) => reason ?? '现在还不能办。',
  );
  return (
    <div className={classes.offers} role="group" aria-label="现在能办的">
      {ordered.map((action) => (
        <Button
          key={action}
          variant={action === main ? 'filled' : 'default'}
          onClick={() => setChosen(action)}
        >
          {problemActionLabels[action]}
        </Button>
      ))}
      {[...refused].map(([reason, steps], index) => (
        <div key={reason} className={classes.refused}>
          {steps.map(({ action }) => (
            <Button key={action} variant="default" disabled aria-describedby={`refused-${index}`}>
              {problemActionLabels[action]}
            </Button>
          ))}
          <Text id={`refused-${index}`} fz="sm" c="dimmed">
            {reason}
          </Text>
        </div>
      ))}
    </div>
  );
}
