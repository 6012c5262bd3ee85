import { _electron, expect, test } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createApp } from '#core/app.ts';
import { setUpDesk } from '#core/services/setup.ts';
import { FLOOR_COST } from '#core/vault/kdf.ts';
import { systemPorts } from '#main/system-ports.ts';
import { version } from '#main/version.ts';
import { findElectron } from '../../../scripts/lib/electron.mjs';

const root = resolve(import.meta.dirname, '../../..');
const program = process.env['HULEI_ELECTRON'] ?? findElectron();

test.skip(
  program === undefined || !existsSync(program),
  'Electron has no binary here: npm installs the package without it.',
);
test.skip(
  process.platform === 'linux' && process.getuid?.() === 0,
  'Chromium refuses to run its sandbox as root, and the desk does not run without one.',
);

let app: ElectronApplication;
let home: string;

test.beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hulei-desktop-'));
});

test.afterEach(async () => {
  await app.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

async function openWindow(): Promise<Page> {
  const env = Object.entries({ ...process.env, HULEI_HOME: home }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  app = await _electron.launch({
    ...(program === undefined ? {} : { executablePath: program }),
    args: [root],
    env: Object.fromEntries(env),
  });
  return app.firstWindow();
}

/** A desk as the first run leaves it. */
async function makeDesk(): Promise<void> {
  const core = createApp({ home, ports: systemPorts(), version, kdf: FLOOR_COST });
  const seats = ['system', 'security', 'audit', 'business'] as const;
  await setUpDesk(core, {
    town: { name: '青禾镇', numberWords: ['青政发'] },
    accounts: seats.map((seat) => ({ seat, name: `样例${seat}`, login: seat, password: 'Yang-Li-2026' })),
  });
  core.close();
}

test('the window opens on the first run of an empty folder', async () => {
  const page = await openWindow();
  await expect(page.getByRole('heading', { name: '这台电脑上还没有工作台' })).toBeVisible();
  expect(page.url()).toMatch(/^app:\/\//);
});

test('a desk that was made opens on the sign-in', async () => {
  await makeDesk();
  const page = await openWindow();
  await expect(page.getByRole('form', { name: '登录' })).toBeVisible();
  await expect(page.getByLabel('登录名')).toBeFocused();
});

test('the page has no way to Node, to other pages or to a new window', async () => {
  const page = await openWindow();
  await expect(page.getByRole('button', { name: '新建工作台' })).toBeVisible();
  const globals = await page.evaluate(() =>
    ['require', 'process', 'module'].filter((name) => name in window),
  );
  expect(globals).toEqual([]);
  expect(await page.evaluate(() => window.open('https://example.invalid/') === null)).toBe(true);
  await page.evaluate(() => {
    window.location.href = 'https://example.invalid/';
  });
  await expect(page.getByRole('button', { name: '新建工作台' })).toBeVisible();
  expect(app.windows()).toHaveLength(1);
});

test('the window is sandboxed and kept apart from the page', async () => {
  await openWindow();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // Electron offers no public reading of what a window was made with.
    const contents = window?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown> | null;
    };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
      contents.getLastWebPreferences() ?? {};
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
  expect(preferences.webviewTag ?? false).toBe(false);
});
