import { test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expect, goTo, pictures, signIn, tabTo } from './clerk.ts';
import { openDemoDoor } from './doors.ts';
import type { Door } from './doors.ts';

/** The tables of the whole town: on screen by keyboard, on paper, and as a workbook. */
test.describe.configure({ mode: 'serial' });
const look = pictures('matrix');
let door: Door;
let page: Page;

test.beforeAll(async ({ browser }) => {
  door = await openDemoDoor();
  page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await page.goto(door.address);
  const [, login = '', password = ''] =
    [...door.said.matchAll(/登录名 (\w+)\s+密码 (\S+)/g)].find(([, name]) => name === 'zonghe') ?? [];
  await signIn(page, login, password);
});

test.afterAll(async () => {
  await page.context().close();
  await door.close();
});

test('every key venue, every week: the arrows walk it, Enter opens a square', async () => {
  await goTo(page, '检查');
  const grid = page.getByRole('grid', { name: '场所周检表' });
  await expect(grid).toBeVisible();
  await look(page, 'weeks');
  await tabTo(page, grid);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: '这一格' }).getByText(/第\d+周（/)).toBeVisible();
  await look(page, 'square');
});
