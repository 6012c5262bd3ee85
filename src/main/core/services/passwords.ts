import { passwordProblems } from '#shared/domain/accounts/password.ts';
import type { PasswordRules } from '#shared/domain/accounts/password.ts';
import { AppError, describeError } from '#shared/rpc/app-error.ts';

/** What holds before the office sets its own. */
const rulesFor = (minLength: number): PasswordRules => ({ minLength, minKinds: 2, maxAgeDays: null });

/** @throws AppError `input.invalid` with everything that is wrong beside the field. */
export function assertPassword(password: string, login: string, field: string, minLength = 8): void {
  const problems = passwordProblems(password, login, rulesFor(minLength));
  if (problems.length === 0) return;
  throw new AppError('input.invalid', undefined, {
    [field]: problems.map(({ code, params }) => describeError(code, params)).join(''),
  });
}
