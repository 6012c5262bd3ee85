import classes from './pieces.module.css';

/** Who has to do what, in order, and how far it is. */
export function Steps({ steps }: { steps: readonly { text: string; isDone: boolean }[] }) {
  return (
    <ol className={classes.steps}>
      {steps.map((step, index) => (
        <li key={step.text} data-done={step.isDone || undefined}>
          {step.isDone ? '✓' : `${index + 1}.`} {step.text}
          {step.isDone && '（已办）'}
        </li>
      ))}
    </ol>
  );
}
