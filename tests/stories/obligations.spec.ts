import { test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { resolve } from 'node:path';
import { demoPassword } from '#main/demo/cast.ts';
import { expect, goTo, lock, pictures, press, signIn, tabTo } from './clerk.ts';
import { openDemoDoor } from './doors.ts';
import type { Door } from './doors.ts';

/** The plan's clauses kept in sight: settled, carried out, paused, traced and printed, with the keyboard. */
test.describe.configure({ mode: 'serial' });
const look = pictures('obligations');
/** Where the printed sheets are kept for whoever looks at them. */
const paperPath = (name: string) =>
  resolve(import.meta.dirname, `../../artifacts/screens/obligations-${name}.pdf`);
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
let door: Door;
let page: Page;

const button = (name: string) => page.getByRole('button', { name, exact: true });
const thing = () => page.getByRole('region', { name: '选中的一项' });

test.beforeAll(async ({ browser }) => {
  door = await openDemoDoor();
  page = await (await browser.newContext()).newPage();
  await page.goto(door.address);
  await signIn(page, 'zonghe', demoPassword);
});

test.afterAll(async () => {
  await page.context().close();
  await door.close();
});

test('every clause of the plan stands in the list with how it stands', async () => {
  await goTo(page, '方案');
  await press(page, page.getByRole('link', { name: '职责清单' }));
  const list = page.getByRole('table', { name: '职责清单' });
  await expect(list.getByRole('row', { name: /重点场所每周/ })).toBeVisible();
  await look(page, 'duties');
  await page.pdf({ format: 'A4', path: paperPath('duties') });
  const first = list.getByRole('row').nth(1);
  await tabTo(page, first);
  await page.keyboard.press('Enter');
  await expect(thing().getByRole('heading', { level: 2 })).toBeVisible();
});

test('a clause without a rhythm is settled, and what was done for it written down', async () => {
  const row = page.getByRole('row', { name: /两本清单/ });
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(thing().getByText('这一条还没定多久做一次')).toBeVisible();
  await look(page, 'open-clause');
  await press(page, thing().getByRole('button', { name: '定频次' }));
  await press(page, page.getByRole('form', { name: '定频次' }).getByRole('button', { name: '定频次' }));
  await expect(thing().getByText('全镇，每月至少 1 次')).toBeVisible();
  await press(page, button('办结登记'));
  const form = page.getByRole('form', { name: '办结登记' });
  await expect(form).toBeVisible();
  await page.keyboard.type('核对了问题台账和整改清单');
  // A key that is struck twice writes one act: two would count as two.
  await page.keyboard.down('Control');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Control');
  await expect(form).toHaveCount(0);
  await expect(thing().getByText('核对了问题台账和整改清单')).toHaveCount(1);
  await look(page, 'recorded');
});

test('a pause is asked for, half typed it outlives a lock, and it waits for a second person', async () => {
  await page.getByRole('row', { name: /重点场所每周/ }).focus();
  await page.keyboard.press('Enter');
  await press(page, button('暂停'));
  await tabTo(page, page.getByLabel('原因'));
  await page.keyboard.type('防汛抢险');
  await lock(page);
  await signIn(page, 'zonghe', demoPassword);
  await expect(page.getByLabel('原因')).toHaveValue('防汛抢险');
  await expect(page.getByText('上次没写完的都还在')).toBeVisible();
  await look(page, 'pause');
  await page.getByLabel('原因').focus();
  await page.keyboard.press('Control+Enter');
  await expect(thing().getByText('等人同意')).toBeVisible();
  await expect(thing().getByRole('button', { name: '同意', exact: true })).toHaveCount(0);
  await look(page, 'asked');
});

test('a clause on one page, as it is printed', async () => {
  await press(page, thing().getByRole('link', { name: /看做了什么/ }));
  await expect(page.getByRole('heading', { name: '这一条做了什么' })).toBeVisible();
  await expect(page.getByText(/启用以来/)).toBeVisible();
  await look(page, 'clause');
  const paper = await page.pdf({ format: 'A4', path: paperPath('clause') });
  expect(pagesOf(paper)).toBe(1);
});

test('from the clause to a problem that was found, and from the problem back to its clause', async () => {
  await press(page, page.getByRole('link', { name: /^问题2026-/ }).first());
  const way = page.getByRole('list', { name: '方案条款' }).getByRole('link', { name: '场所整治组职责1' });
  await expect(way).toBeVisible();
  await look(page, 'serves');
  await press(page, way);
  await expect(page.getByRole('heading', { name: '这一条做了什么' })).toBeVisible();
});

test('the phases say what is open at their end', async () => {
  await page.goto(`${door.address.split('#')[0]}#/plan/phases`);
  await expect(page.getByText(/还剩：没销号的问题/).first()).toBeVisible();
  await expect(page.getByRole('link', { name: /^问题2026-/ }).first()).toBeVisible();
  await expect(page.getByText('照现在的名单，到时候要做：')).toBeVisible();
  await look(page, 'phases');
});

test('next year’s holidays are pasted, looked over and read in', async () => {
  await goTo(page, '设置');
  const section = page.getByRole('region', { name: '节假日' });
  await expect(section).toBeVisible();
  await tabTo(page, section.getByLabel('粘贴放假安排'));
  await page.keyboard.insertText('2027-02-05至2027-02-14 春节 休\n2027-02-20 春节 班');
  await press(page, section.getByRole('button', { name: '核对' }));
  await expect(section.getByText(/读到 2027 年 11 天/)).toBeVisible();
  await look(page, 'holidays');
  await press(page, section.getByRole('button', { name: '导入', exact: true }));
  await expect(section.getByText('在用')).toBeVisible();
  await look(page, 'holidays-kept');
});
