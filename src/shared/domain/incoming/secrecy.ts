import { AppError } from '#shared/rpc/app-error.ts';
import { collectTexts, refuseSecrecy } from '../documents/model.ts';

/** “密级：机密”, or a line that is nothing but the mark. */
const MARK = /密\s*级\s*[：:]\s*(绝密|机密|秘密)|^[ \t\u3000]*(绝密|机密|秘密)[ \t\u3000]*$/mu;

/**
 * What comes in must not be a state secret (保守国家秘密法): it is refused as a whole, nothing of it is kept.
 * @throws AppError incoming.secrecy-refused
 */
export function refuseMarked(input: unknown): void {
  try {
    refuseSecrecy({ input });
  } catch {
    throw new AppError('incoming.secrecy-refused');
  }
  if (collectTexts(input).some((text) => MARK.test(text))) throw new AppError('incoming.secrecy-refused');
}
