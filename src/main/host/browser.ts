import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether a window can be shown at all: a server without a display only prints the address. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}

const quietly = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-translate',
  '--password-store=basic',
];

/**
 * Opens the address as an application window with a profile of its own, which is thrown away when the window closes:
 * nothing of a child stays in anybody's browser history or cache.
 */
export async function showInBrowser(browser: string, address: string): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'hulei-window-'));
  const isRoot = process.getuid?.() === 0;
  const flags = [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    ...quietly,
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
  try {
    await new Promise<void>((resolve, reject) => {
      const child = spawn(browser, flags, { stdio: 'ignore' });
      child.once('error', reject);
      child.once('exit', () => resolve());
    });
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
