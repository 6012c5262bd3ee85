import { replaceEqualDeep } from '@tanstack/react-query';

type Running<I, O> = { readonly input: I; readonly answer: Promise<O>; asked: number };

export type OneAtATime<I, O> = {
  /** Begins the call, or answers with the one of the same words that is under way. */
  run: (input: I, call: (input: I) => Promise<O>) => Promise<O>;
  /** One who asked has the answer and has seen to what follows from it. */
  settle: (input: I) => void;
};

/**
 * A double Enter is one act. A command given again in the same words while the first is under way waits for the first
 * one's answer; so an act is not written down twice, where twice would count as two.
 */
export function oneAtATime<I, O>(): OneAtATime<I, O> {
  const running: Running<I, O>[] = [];
  const find = (input: I) => running.find((one) => isSame(one.input, input));
  return {
    run(input, call) {
      const known = find(input);
      if (known) {
        known.asked += 1;
        return known.answer;
      }
      const answer = call(input);
      running.push({ input, answer, asked: 1 });
      return answer;
    },
    settle(input) {
      const known = find(input);
      if (!known) return;
      known.asked -= 1;
      if (known.asked === 0) running.splice(running.indexOf(known), 1);
    },
  };
}

/** Files are the same only if they are one and the same object. */
function isSame(one: unknown, other: unknown): boolean {
  return replaceEqualDeep(one, other) === one;
}
