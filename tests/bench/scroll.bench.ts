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
import type { Bench } from './harness.ts';

const ROWS = 200_000;
const FRAMES = 150;
const WHEEL_PX = 240;
const renderer = join(import.meta.dirname, '../../out/renderer');
const executablePath = process.env['HULEI_CHROMIUM'] ?? '/usr/bin/chromium';
const { login, password } = people.coordinator;

async function fillHome(home: string): Promise<void> {
  const app = createApp({ home, ports: systemPorts(), version: 'bench', kdf: FLOOR_COST });
  const { api } = connectTo(app);
  await api.desk.setup(setupInput);
  await api.session.signIn({ login, password });
  const desk = app.desk();
  if (!desk?.records || !desk.recordsDb) throw new Error('the desk is open');
  storeChildren(desk.records, crowd(ROWS));
  desk.records.exec('DELETE FROM stamps; DELETE FROM search_queue');
  refreshDerived(desk.recordsDb, desk.records);
  app.close();
}

/** The 95th percentile of the time between frames while the wheel turns, in ms. */
async function scroll(page: Page): Promise<number> {
  await page.mouse.move(700, 450);
  const frames = page.evaluate(
    (count) =>
      new Promise<number[]>((resolve) => {
        const gaps: number[] = [];
        let last = performance.now();
        const next = (now: number): void => {
          gaps.push(now - last);
          last = now;
          if (gaps.length < count) requestAnimationFrame(next);
          else resolve(gaps);
        };
        requestAnimationFrame(next);
      }),
    FRAMES,
  );
  const wheel = { isTurning: true };
  const turning = (async () => {
    while (wheel.isTurning) await page.mouse.wheel(0, WHEEL_PX);
  })();
  const gaps = (await frames).toSorted((a, b) => a - b);
  wheel.isTurning = false;
  await turning;
  return gaps[Math.floor(gaps.length * 0.95)] ?? Number.NaN;
}

async function openPlainPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.setContent(`<div style="height:${ROWS * 34}px;background:linear-gradient(#fff,#eee)">…</div>`);
  return page;
}

/** Scrolling 200,000 children in the browser, against a page that has nothing to draw but its own height. */
export const bench: Bench = {
  name: 'scroll 200,000 rows',
  peerName: 'an empty page of the same height in the same browser',
  unit: 'ms a frame (p95)',
  rounds: 3,
  prepare: async () => {
    if (!existsSync(join(renderer, 'index.html')))
      throw new Error('build the screens first: npm start -- --browser');
    const home = mkdtempSync(join(tmpdir(), 'hulei-bench-'));
    await fillHome(home);
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
    await page.getByRole('link', { name: '台账' }).click();
    await page.getByRole('link', { name: /重点儿童/ }).click();
    await page.getByRole('row').nth(5).waitFor();
    const plain = await openPlainPage(browser);
    return {
      ours: async () => {
        await page.bringToFront();
        return scroll(page);
      },
      peer: async () => {
        await plain.bringToFront();
        return scroll(plain);
      },
      dispose: async () => {
        await browser.close();
        await door.close();
        await supervisor.end();
        rmSync(home, { recursive: true, force: true });
      },
    };
  },
};
