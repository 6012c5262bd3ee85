import { z } from 'zod';
import { MAX_ESCALATION } from './problem.ts';

const days = (from: number, to: number) =>
  z.int(`${from} 到 ${to} 之间的整数`).min(from, `${from} 到 ${to} 之间`).max(to, `${from} 到 ${to} 之间`);

/** What the office sets about the two lists, and what holds until it does. */
export const ProblemRules = z.strictObject({
  /** Workdays a unit has to sign for what was dispatched to it. */
  signWorkdays: days(1, 15),
  /** How many extensions of one round 综合协调 may grant; beyond them only 领导. */
  extensionLimit: days(0, 9),
  /** The same item at the same place within so many days after 销号 is a relapse of the closed problem. */
  relapseDays: days(1, 1825),
  /** Days past the deadline at which each level of escalation falls due, rising. */
  escalateAfterDays: z
    .array(days(1, 365))
    .length(MAX_ESCALATION)
    .refine(
      (steps) => steps.every((day, index) => index === 0 || day > (steps[index - 1] ?? 0)),
      '要一级比一级晚',
    ),
  /** Days before its deadline that a problem is said to be near it. */
  soonDays: days(0, 30),
});
export type ProblemRules = z.infer<typeof ProblemRules>;

export const usualProblemRules: ProblemRules = {
  signWorkdays: 2,
  extensionLimit: 2,
  relapseDays: 365,
  escalateAfterDays: [3, 7, 15],
  soonDays: 3,
};
