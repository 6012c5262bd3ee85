import { test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { readXlsx } from 'hucre';
import { resolve } from 'node:path';
import { choose, download, expect, goTo, pictures, press, signIn, tabTo } from './clerk.ts';
import { openDemoDoor } from './doors.ts';
import type { Door } from './doors.ts';

/** The tables of the whole town: on screen by keyboard, on paper, and as a workbook. */
test.describe.configure({ mode: 'serial' });
const look = pictures('matrix');
/** Where the printed sheets are kept for whoever looks at them. */
const paperPath = (name: string) =>
  resolve(import.meta.dirname, `../../artifacts/screens/matrix-${name}.pdf`);
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
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

test('the table as a form on paper: A4 across, whole on every sheet', async () => {
  await choose(page, '看哪段时间', '近一年');
  await press(page, page.getByRole('button', { name: '打印', exact: true }));
  const paper = page.getByRole('dialog', { name: '打印重点场所每周检查表' });
  await expect(paper).toBeVisible();
  await expect(paper.getByRole('button', { name: '打印' })).toBeFocused();
  const sheets = await paper.getByRole('region').count();
  await look(page, 'paper');
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, path: paperPath('weeks') });
  expect(pagesOf(pdf)).toBe(sheets);
  await page.keyboard.press('Escape');
  await expect(paper).toBeHidden();
});

test('the same table as a workbook, read again', async () => {
  const { name, bytes } = await download(page, () =>
    press(page, page.getByRole('button', { name: '导出表格' })),
  );
  expect(name).toMatch(/^重点场所每周检查表（.*）\.xlsx$/);
  const [sheet] = (await readXlsx(bytes)).sheets;
  expect(sheet?.rows[2]?.slice(0, 3)).toEqual(['序号', '场所', '所在村']);
  const words = new Set(sheet?.rows.slice(4, 36).flatMap((row) => row.slice(3, -3)));
  expect(words).toContain('漏检');
  expect(words).toContain('已检');
});

test('schools and what each owes this term: three keys from an empty square to a done one', async () => {
  await press(page, page.getByRole('link', { name: '学校六个一' }));
  const grid = page.getByRole('grid', { name: '学校六个一表' });
  await expect(grid).toBeVisible();
  await look(page, 'schools');
  await tabTo(page, grid);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  const square = page.locator(`[id="${await grid.getAttribute('aria-activedescendant')}"]`);
  await expect(square).toHaveAccessibleName(/一次应急疏散，2026年秋季学期 待开展/);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('做了什么（一次应急疏散）')).toBeFocused();
  await page.keyboard.type('全校疏散演练一次，三分钟内全部到操场。');
  await look(page, 'school-form');
  await page.keyboard.press('Control+Enter');
  await expect(square).toHaveAccessibleName(/一次应急疏散，2026年秋季学期 已开展/);
  await expect(page.getByLabel('做了什么（一次应急疏散）')).toBeHidden();
  await expect(page.getByText('全校疏散演练一次')).toBeVisible();
  await look(page, 'school-done');

  await press(page, page.getByRole('button', { name: '打印', exact: true }));
  await expect(page.getByRole('dialog', { name: '打印学校“六个一”开展情况表' })).toBeVisible();
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, path: paperPath('schools') });
  expect(pagesOf(pdf)).toBe(1);
  await page.keyboard.press('Escape');
  const { bytes } = await download(page, () => press(page, page.getByRole('button', { name: '导出表格' })));
  const [sheet] = (await readXlsx(bytes)).sheets;
  expect(sheet?.rows.flat()).toContain('已开展');
});

test('what the schools owe is the office’s own list', async () => {
  await press(page, page.getByRole('button', { name: '六个一项目' }));
  await expect(page.getByLabel('第 6 项')).toHaveValue('一次应急疏散');
  await look(page, 'items');
  await press(page, page.getByRole('button', { name: '不改了' }));
});

test('units and what they answer for', async () => {
  await press(page, page.getByRole('link', { name: '单位周期任务' }));
  const grid = page.getByRole('grid', { name: '单位周期任务表' });
  await expect(grid).toBeVisible();
  await look(page, 'units');
  await tabTo(page, grid);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await look(page, 'unit-square');
  await press(page, page.getByRole('button', { name: '打印', exact: true }));
  await expect(page.getByRole('dialog', { name: '打印单位周期任务完成情况表' })).toBeVisible();
  await page.pdf({ preferCSSPageSize: true, printBackground: true, path: paperPath('units') });
  await page.keyboard.press('Escape');
});

test('in the dark the table reads as well', async () => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await press(page, page.getByRole('link', { name: '场所每周检查' }));
  await expect(page.getByRole('grid', { name: '场所周检表' })).toBeVisible();
  await look(page, 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
});
