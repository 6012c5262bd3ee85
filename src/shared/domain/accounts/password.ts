import { z } from 'zod';
import type { ErrorCode } from '#shared/text/errors/index.ts';
import type { ErrorParams } from '#shared/rpc/app-error.ts';

/** What the office asks of a password. The security administrator sets it. */
export const PasswordRules = z.strictObject({
  minLength: z.int().min(8).max(64),
  /** How many of: small letters, capitals, digits, other characters. */
  minKinds: z.int().min(1).max(4),
  /** Days until it must be changed; null for never. */
  maxAgeDays: z.int().min(7).max(3650).nullable(),
});
export type PasswordRules = z.infer<typeof PasswordRules>;

/** What holds until the office sets its own; a phrase long enough needs no mixture. */
export const DEFAULT_PASSWORD_RULES: PasswordRules = { minLength: 8, minKinds: 2, maxAgeDays: null };

/** A bound on what is hashed, not on what a person may reasonably choose. */
const MAX_LENGTH = 128;
const LONG_PHRASE = 16;

export type PasswordProblem = { code: ErrorCode; params?: ErrorParams };

/** The same password whether typed full-width or half-width: input methods switch unasked. */
export function normalizePassword(password: string): string {
  return password.normalize('NFKC');
}

/** Everything the office's rules hold against a new password; empty when it will do. */
export function passwordProblems(password: string, login: string, rules: PasswordRules): PasswordProblem[] {
  const text = normalizePassword(password);
  const length = Array.from(text).length;
  const problems: PasswordProblem[] = [];
  if (length < rules.minLength)
    problems.push({ code: 'password.too-short', params: { min: rules.minLength } });
  if (length > MAX_LENGTH) problems.push({ code: 'password.too-long', params: { max: MAX_LENGTH } });
  // Length makes up for variety (NIST SP 800-63B, 5.1.1): a long phrase need not be mixed.
  if (length < LONG_PHRASE && countKinds(text) < rules.minKinds) {
    problems.push({ code: 'password.too-plain', params: { kinds: rules.minKinds } });
  }
  if (containsLogin(text, login)) problems.push({ code: 'password.holds-login' });
  if (isMonotonous(text)) problems.push({ code: 'password.pattern' });
  return problems;
}

/** @param changedOn and today are 'YYYY-MM-DD'. False for a rule without an age. */
export function isPasswordExpired(changedOn: string, today: string, rules: PasswordRules): boolean {
  return rules.maxAgeDays !== null && daysBetween(changedOn, today) >= rules.maxAgeDays;
}

function countKinds(text: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(text)).length;
}

/** The login adds nothing a guesser does not know: with less than this beside it, it is the password. */
const MIN_BESIDE_LOGIN = 5;

function containsLogin(text: string, login: string): boolean {
  const name = normalizePassword(login).trim().toLowerCase();
  if (name.length < 3) return false;
  const rest = text.toLowerCase().replace(name, '');
  return rest.length < text.length && rest.length < MIN_BESIDE_LOGIN;
}

/** A run (abcd, 9876), a walk along the keyboard or one character over and over, filling half the password or more. */
function isMonotonous(text: string): boolean {
  const lower = text.toLowerCase();
  return longestRun(lower) * 2 >= Math.max(lower.length, 8);
}

const KEYBOARD_ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;

function longestRun(text: string): number {
  let longest = 1;
  for (const step of [nextBy(0), nextBy(1), nextBy(-1), besideOnKeyboard(1), besideOnKeyboard(-1)]) {
    let run = 1;
    for (let i = 1; i < text.length; i += 1) {
      run = step(text.charAt(i - 1), text.charAt(i)) ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
  }
  return longest;
}

type Step = (from: string, to: string) => boolean;

function nextBy(distance: number): Step {
  return (from, to) => to.charCodeAt(0) - from.charCodeAt(0) === distance;
}

function besideOnKeyboard(distance: number): Step {
  return (from, to) =>
    KEYBOARD_ROWS.some((row) => row.includes(from) && row.charAt(row.indexOf(from) + distance) === to);
}

function daysBetween(from: string, to: string): number {
  return Math.floor((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
