import { DEFAULT_PASSWORD_RULES, passwordProblems } from '#shared/domain/accounts/password.ts';
import { AppError, describeError } from '#shared/rpc/app-error.ts';

/** @throws AppError `input.invalid` with everything that is wrong beside the field. */
export function assertPassword(
  password: string,
  login: string,
  field: string,
  minLength = DEFAULT_PASSWORD_RULES.minLength,
): void {
  const problems = passwordProblems(password, login, { ...DEFAULT_PASSWORD_RULES, minLength });
  if (problems.length === 0) return;
  throw new AppError('input.invalid', undefined, {
    [field]: problems.map(({ code, params }) => describeError(code, params)).join(''),
  });
}
