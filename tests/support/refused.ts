import { expect } from 'vitest';
import { AppError } from '#shared/rpc/app-error.ts';
import type { ErrorCode } from '#shared/text/errors/index.ts';

/** Asserts that a call is refused with this code. @returns the refusal, for its params and fields. */
export async function refused(work: Promise<unknown>, code: ErrorCode): Promise<AppError> {
  const outcome: unknown = await work.then(
    () => 'was not refused',
    (error: unknown) => error,
  );
  if (!(outcome instanceof AppError)) throw new Error(`expected ${code}, got ${String(outcome)}`);
  expect({ code: outcome.code, params: outcome.params, fields: outcome.fields }).toMatchObject({ code });
  return outcome;
}
