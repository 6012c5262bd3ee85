import type { Browser, Page } from '@playwright/test';
import { openCrowdedDesk } from './crowded-desk.ts';
import type { Bench } from './harness.ts';

const ROWS = 200_000;
const FRAMES = 150;
const WHEEL_PX = 240;

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
    const { browser, page, dispose } = await openCrowdedDesk(ROWS);
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
      dispose,
    };
  },
};
