import { errorTexts } from '#shared/text/errors/index.ts';
import type { ErrorCode } from '#shared/text/errors/index.ts';

/** Values for the {placeholders} of an error's sentence. Never put keys, SQL or personal data here. */
export type ErrorParams = Readonly<Record<string, string | number>>;
/** Field path → sentence beside that field. */
export type FieldErrors = Readonly<Record<string, string>>;

/** An expected refusal. Anything else that is thrown is a bug and reaches the screen as `internal`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams | undefined;
  readonly fields: FieldErrors | undefined;

  constructor(code: ErrorCode, params?: ErrorParams, fields?: FieldErrors) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.fields = fields;
  }
}

/** The sentence a clerk reads: what happened, what was kept, what to do. */
export function describeError(code: ErrorCode, params?: ErrorParams): string {
  return errorTexts[code].replace(/\{(\w+)\}/g, (_, name: string) => String(params?.[name] ?? ''));
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorTexts, value);
}
