import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '#shared/contract/work.ts';
import type { ProblemAction } from '#shared/domain/problem/problem.ts';
import { StepForm } from './StepForm.tsx';
import { actionVerbs, reasonWords } from './problem-words.ts';
import classes from './problems.module.css';

/** The steps that bring a problem on; the others turn it back and stand beside them. */
const forwards: readonly ProblemAction[] = ['assign', 'submit', 'close'];

/** What may be done now; what may not says why beside its button. */
export function ProblemActions({ problem }: { problem: Problem }) {
  const [chosen, setChosen] = useState<ProblemAction | null>(null);
  if (problem.offers.length === 0) return null;
  if (chosen) return <StepForm problem={problem} action={chosen} onDone={() => setChosen(null)} />;
  const main = problem.offers.find((offer) => offer.isAllowed && forwards.includes(offer.action))?.action;
  return (
    <div className={classes.offers} role="group" aria-label="现在能办的">
      {problem.offers.map(({ action, isAllowed, reason }) => (
        <div key={action} className={classes.offer} data-refused={!isAllowed || undefined}>
          <Button
            variant={action === main ? 'filled' : 'default'}
            disabled={!isAllowed}
            aria-describedby={isAllowed ? undefined : `refused-${action}`}
            onClick={() => setChosen(action)}
          >
            {actionVerbs[action]}
          </Button>
          {!isAllowed && (
            <Text id={`refused-${action}`} fz="sm" c="dimmed">
              {reasonWords(reason)}
            </Text>
          )}
        </div>
      ))}
    </div>
  );
}
