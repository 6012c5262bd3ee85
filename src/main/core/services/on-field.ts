import { AppError, describeError } from '#shared/rpc/app-error.ts';
import type { ErrorParams } from '#shared/rpc/app-error.ts';
import type { ErrorCode } from '#shared/text/errors/index.ts';

/** A refusal that is about one field: its sentence stands beside it as well. */
export function onField(code: ErrorCode, field: string, params?: ErrorParams): AppError {
  return new AppError(code, params, { [field]: describeError(code, params) });
}
