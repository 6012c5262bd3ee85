import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '#core/app.ts';
import { refreshDerived } from '#core/store/queries/upkeep.ts';
import { FLOOR_COST } from '#core/vault/kdf.ts';
import { loadAssets } from '#main/host/assets.ts';
import { openBrowserDoor } from '#main/host/server.ts';
import { superviseCore } from '#main/supervisor.ts';
import { systemPorts } from '#main/system-ports.ts';
import { crowd, storeChildren } from '../support/crowd.ts';
import { connectTo } from '../support/pipe.ts';
import { people, setupInput } from '../support/town.ts';

const renderer = join(import.meta.dirname, '../../out/renderer');
const executablePath = process.env['HULEI_CHROMIUM'] ?? '/usr/bin/chromium';
const { login, password } = people.coordinator;

export type CrowdedDesk = { browser: Browser; page: Page; dispose: () => Promise<void> };

/**
 * A desk with so many children behind the browser door, and a clerk signed in at it in real Chromium.
 * @throws Error when the screens are not built
 */
export async function openCrowdedDesk(rows: number): Promise<CrowdedDesk> {
  if (!existsSync(join(renderer, 'index.html')))
    throw new Error('build the screens first: npm start -- --browser');
  const home = mkdtempSync(join(tmpdir(), 'hulei-bench-'));
  await fillHome(home, rows);
  const options = { home, version: 'bench', isDemo: false, startsAt: null, usesFloorKdf: true };
  const supervisor = await superviseCore(options);
  const door = await openBrowserDoor(supervisor, loadAssets(renderer));
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  await page.goto(door.address);
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: '栏目' }).waitFor();
  return {
    browser,
    page,
    dispose: async () => {
      await browser.close();
      await door.close();
      await supervisor.end();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function fillHome(home: string, rows: number): Promise<void> {
  const app = createApp({ home, ports: systemPorts(), version: 'bench', kdf: FLOOR_COST });
  const { api } = connectTo(app);
  await api.desk.setup(setupInput);
  await api.session.signIn({ login, password });
  const desk = app.desk();
  if (!desk?.records || !desk.recordsDb) throw new Error('the desk is open');
  storeChildren(desk.records, crowd(rows));
  desk.records.exec('DELETE FROM stamps; DELETE FROM search_queue');
  refreshDerived(desk.recordsDb, desk.records);
  app.close();
}
