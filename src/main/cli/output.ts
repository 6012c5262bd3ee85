/** Messages for people go to stderr, so that stdout carries nothing but the result. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** The command's result: one JSON value with --json, otherwise the lines a person reads. */
export function answer(isJson: boolean, value: unknown, lines: readonly string[]): void {
  const text = isJson ? JSON.stringify(value) : lines.join('\n');
  process.stdout.write(`${text}\n`);
}

/** A refusal whose sentence was already written elsewhere, e.g. by a job. Exit code 1. */
export class Refused extends Error {
  readonly sentence: string;

  constructor(sentence: string) {
    super('refused');
    this.sentence = sentence;
  }
}
