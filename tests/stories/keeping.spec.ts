import { test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { people } from '../support/town.ts';
import { expect, goTo, lock, pictures, press, signIn, tabTo } from './clerk.ts';
import { openDoorAt } from './doors.ts';
import type { Door } from './doors.ts';

/** Years later: how much one may take out alone, and what is kept for nothing any more, by two persons with the keyboard. */
test.describe.configure({ mode: 'serial' });

const look = pictures('keeping');
const home = mkdtempSync(join(tmpdir(), 'hulei-keeping-'));
const { coordinator, officer: leader } = people;
let door: Door;
let page: Page;

test.beforeAll(async ({ browser }) => {
  execFileSync(process.execPath, [join(import.meta.dirname, 'kept-since.ts'), home]);
  door = await openDoorAt(home, '2032-11-26T09:00');
  page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(door.address);
  await signIn(page, coordinator.login, coordinator.password);
});

test.afterAll(async () => {
  await page.context().close();
  await door.close();
  rmSync(home, { recursive: true, force: true });
});

test('more rows for one person alone is a wish until another person agrees', async () => {
  await goTo(page, '设置');
  const rules = page.getByRole('form', { name: '导出要第二个人同意' });
  await fill(rules.getByRole('textbox', { name: /^重点儿童、从业人员、重点人员/ }), '30');
  await fill(rules.getByRole('textbox', { name: '为什么改' }), '月底报表');
  await look(page, 'limit-wish');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/提出放宽：人员类 30 条/)).toBeVisible();
  await expect(page.getByRole('button', { name: '同意放宽' })).toHaveCount(0);
  await look(page, 'limit-waits');
});

test('a marked row alone is taken out', async () => {
  await openLedger('重点儿童');
  await page.keyboard.press('/');
  await page.keyboard.type('安乙');
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(2); // the heads and the one
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await press(page, page.getByRole('button', { name: '导出', exact: true }));
  await expect(page.getByRole('radio', { name: '选中的' })).toBeChecked();
  await expect(page.getByRole('button', { name: '导出 1 条' })).toBeVisible();
  await look(page, 'marked');
});

test('what is past its term is taken out, and asked to be erased', async () => {
  await openLedger('到期清单');
  await tick(page.getByRole('checkbox', { name: '选中 曹丁' }));
  await press(page, page.getByRole('button', { name: '移出', exact: true }));
  await page.keyboard.press('Enter');
  const ask = page.getByRole('form', { name: /^申请销毁/ });
  await expect(ask).toBeVisible();
  await tick(page.getByRole('checkbox', { name: '选中 曹丁' }));
  await fill(ask.getByRole('textbox', { name: '为什么可以销毁' }), '已成年满三年');
  await look(page, 'erase-asked');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 份等同意')).toBeVisible();
  await expect(page.getByRole('button', { name: '同意销毁' })).toHaveCount(0);
  await look(page, 'erase-waits');
  await lock(page);
});

test('the second person agrees to both, and nothing is left but that it was so', async () => {
  await signIn(page, leader.login, leader.password);
  await goTo(page, '设置');
  await press(page, page.getByRole('button', { name: '同意放宽' }));
  await expect(page.getByText(/提出放宽/)).toHaveCount(0);
  await openLedger('到期清单');
  await press(page, page.getByRole('button', { name: '同意销毁' }));
  await look(page, 'erase-sure');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/销毁了 1 条/)).toBeVisible();
  await look(page, 'erased');
  await openLedger('重点儿童');
  await press(page, page.getByRole('button', { name: '筛选' }));
  await tick(page.getByRole('checkbox', { name: '连同已移出的一起看' }));
  await page.getByRole('grid').getByText('已销毁').click();
  const row = page.getByRole('region', { name: '这一条' });
  await expect(row.getByText(/已经按期销毁，不能恢复/)).toBeVisible();
  await expect(row.getByRole('button', { name: '恢复到台账' })).toHaveCount(0);
  await look(page, 'erased-row');
  await page
    .getByRole('grid')
    .getByText('全家迁出')
    .or(page.getByRole('grid').getByText('丁戊'))
    .first()
    .click();
  await expect(row.getByText(/移出：全家迁出/)).toBeVisible();
  await expect(row.getByRole('button', { name: '恢复到台账' })).toBeVisible();
  await look(page, 'removed-row');
});

async function fill(field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

async function tick(box: Locator): Promise<void> {
  await tabTo(page, box);
  await page.keyboard.press('Space');
}

async function openLedger(label: string): Promise<void> {
  await goTo(page, '台账');
  const menu = page.getByRole('navigation', { name: '台账目录' });
  await press(page, menu.getByRole('link', { name: new RegExp(`^${label}`) }));
}
