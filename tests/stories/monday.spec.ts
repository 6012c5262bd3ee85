import { test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, goTo, lock, pictures, press, typeIn } from './clerk.ts';
import { openDoorAt } from './doors.ts';
import type { Door } from './doors.ts';

/** Story 1: Monday morning, 32 places, a week that ends in a public holiday. Every line leads to its act; a miss never vanishes. */
test.describe.configure({ mode: 'serial' });
const look = pictures('monday');
const folder = mkdtempSync(join(tmpdir(), 'hulei-monday-'));
const home = join(folder, 'desk');
const password = 'Qinghe2026!';
let door: Door;
let page: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(600_000);
  execFileSync(process.execPath, [join(import.meta.dirname, 'holiday-monday.ts'), home], {
    env: { ...process.env, HULEI_KDF: 'floor', NODE_OPTIONS: '' },
  });
  door = await openDoorAt(home, '2026-12-28T09:00');
  page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(door.address);
});

test.afterAll(async () => {
  await page.context().close();
  await door.close();
  rmSync(folder, { recursive: true, force: true });
});

const list = (name: RegExp | string) => page.getByRole('region', { name });

test('the desk opens on what is to be done, what was missed and what the month still owes', async () => {
  await typeIn(page, 'zonghe', password);
  await expect(page.getByRole('heading', { name: /12月28日 星期一 · 第53周 · 本周有元旦/ })).toBeVisible();
  await expect(list(/^逾期 \d+/)).toBeVisible();
  await expect(list(/^本周要做 \d+/)).toBeVisible();
  await expect(page.getByText('本周已检 0/32 家')).toBeVisible();
  await expect(page.getByText('上周漏检 2 家')).toBeVisible();
  await expect(page.getByText('本月联合执法 0/2 次')).toBeVisible();
  await look(page, 'today');
});

test('a button opens the very step, with the keyboard alone', async () => {
  await press(
    page,
    list(/^待核查/)
      .getByRole('link', { name: /^核查：/ })
      .first(),
  );
  await expect(page.getByRole('form', { name: '核查通过' })).toBeVisible();
  await look(page, 'verify');
  await page.keyboard.press('Escape');
  await goTo(page, '今日');
  await press(
    page,
    list(/^待交办/)
      .getByRole('link', { name: /^交办：/ })
      .first(),
  );
  await expect(page.getByRole('form', { name: '交办' })).toBeVisible();
  await look(page, 'assign');
});

test('what was missed stands in the table, week by week', async () => {
  await goTo(page, '检查');
  await expect(page.getByRole('grid', { name: '场所周检表' })).toBeVisible();
  await expect(page.getByText('上周漏检 2 家')).toBeVisible();
  await look(page, 'weeks');
});

test('a miss of last week is one click from its square, and from writing down what was done then', async () => {
  await goTo(page, '今日');
  await press(page, page.locator('p', { hasText: '上周漏检' }).getByRole('link').last());
  await expect(page.getByRole('grid').locator('[aria-selected="true"]')).toBeInViewport();
  await look(page, 'missed');
  await press(page, page.getByRole('link', { name: '当时查过，补录' }));
  // The day is his to say: no day stands there by itself.
  await expect(page.getByRole('textbox', { name: '检查日期' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: '检查日期' })).toHaveValue('');
});

test('my unit’s alone, and it stays so while one looks elsewhere', async () => {
  await goTo(page, '今日');
  await page.getByText('我单位的', { exact: true }).click();
  await goTo(page, '文书');
  await goTo(page, '今日');
  await expect(page.getByRole('radio', { name: '我单位的' })).toBeChecked();
  await look(page, 'own');
  await lock(page);
});

test('the leader sees who is late and where it is worst', async () => {
  await typeIn(page, 'lingdao', password);
  const view = list('督办情况');
  await expect(view.getByRole('list', { name: '逾期的单位' })).toBeVisible();
  await expect(view.getByText(/最差的村：/)).toBeVisible();
  await look(page, 'leader');
  const first = view
    .getByRole('listitem')
    .filter({ hasText: /问题 1(?!\d)/ })
    .first();
  const unit = await first.locator('span').first().textContent();
  await press(page, first.getByRole('link', { name: '问题 1', exact: true }));
  await expect(page.getByLabel('在清单里找')).toHaveValue(unit ?? '');
  await expect(page.getByRole('region', { name: '清单' }).getByRole('link')).toHaveCount(1);
});
