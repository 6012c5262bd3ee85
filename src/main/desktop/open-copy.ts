import type { Shell } from 'electron';
import { isAbsolute } from 'node:path';

/**
 * Shows a plain copy in the program this PC has for Word files. Only the core asks for it, never a page; anything but a
 * letter it refuses all the same.
 * @returns whether a program took it
 */
export async function openCopy(path: string, shell: Pick<Shell, 'openPath'>): Promise<boolean> {
  if (!isAbsolute(path) || !path.endsWith('.docx')) return false;
  return (await shell.openPath(path)) === '';
}
