import { homedir } from 'node:os';
import { dirname, posix, resolve, win32 } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Where the desk keeps its data unless told otherwise: HULEI_HOME, else the platform's folder for program data.
 * @param {{platform?: string, env?: Record<string, string | undefined>, home?: string}} [machine]
 * @returns {string} an absolute folder, which may not exist yet
 */
export function defaultHome({ platform = process.platform, env = process.env, home = homedir() } = {}) {
  if (env['HULEI_HOME']) return resolve(env['HULEI_HOME']);
  if (platform === 'win32') {
    return win32.join(env['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), 'hulei-desk');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'hulei-desk');
  return posix.join(env['XDG_DATA_HOME'] || posix.join(home, '.local', 'share'), 'hulei-desk');
}

/**
 * The folder the person stood in when calling the command, which relative file names refer to. `npm run` itself moves
 * to the project folder first.
 */
export function callerFolder() {
  return (process.env['npm_lifecycle_event'] && process.env['INIT_CWD']) || process.cwd();
}
