import { existsSync, readdirSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** The PC as the search sees it; tests hand in an invented one. */
export type Machine = {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  exists: (path: string) => boolean;
  /** Names in a folder; none where there is no such folder. */
  list: (folder: string) => readonly string[];
};

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  exists: existsSync,
  list: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
};

/** On Windows the .com waits for its work and tells what it does; the .exe returns at once. */
const programs = { win32: ['soffice.com', 'soffice.exe'], others: ['soffice', 'libreoffice'] } as const;

/**
 * The LibreOffice of this PC: where PATH says, else where its installers put it. WPS has no way to convert without its
 * window, so it is not looked for.
 */
export function findOffice(machine: Machine = thisMachine): string | null {
  const isWindows = machine.platform === 'win32';
  const paths = isWindows ? win32 : posix;
  const inPath = (machine.env['PATH'] ?? machine.env['Path'] ?? '')
    .split(paths.delimiter)
    .filter((place) => paths.isAbsolute(place));
  const places = [...inPath, ...(isWindows ? windowsPlaces(machine) : unixPlaces(machine))];
  const names = isWindows ? programs.win32 : programs.others;
  return (
    places
      .flatMap((place) => names.map((name) => paths.join(place, name)))
      .find((path) => machine.exists(path)) ?? null
  );
}

function windowsPlaces({ env, list }: Machine): string[] {
  const roots = [env['ProgramFiles'], env['ProgramW6432'], env['ProgramFiles(x86)']];
  return roots
    .flatMap((root) => (root === undefined ? [] : [root]))
    .flatMap((root) =>
      list(root)
        .filter((name) => name.startsWith('LibreOffice'))
        .map((name) => win32.join(root, name, 'program')),
    );
}

/** Distributions, the makers' own packages below /opt, and the Mac. */
function unixPlaces({ platform, list }: Machine): string[] {
  if (platform === 'darwin') return ['/Applications/LibreOffice.app/Contents/MacOS'];
  const own = list('/opt')
    .filter((name) => name.startsWith('libreoffice'))
    .map((name) => posix.join('/opt', name, 'program'));
  return ['/usr/bin', '/usr/lib/libreoffice/program', '/usr/local/bin', ...own];
}
