/** One line for the person in front of the terminal. Always stderr: stdout belongs to the command's own answer. */
export function say(/** @type {string} */ message) {
  process.stderr.write(`${message}\n`);
}

/** A failure that one sentence explains: shown without a stack, exit code 1. */
export class Refusal extends Error {
  /** @override */
  name = 'Refusal';
}
