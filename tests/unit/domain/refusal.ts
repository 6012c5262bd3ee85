import { AppError } from '#shared/rpc/app-error.ts';

/** What an action was refused with; undefined when it went through. Anything but an AppError is a bug and thrown on. */
export function refusalOf(action: () => unknown): AppError | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
