import { test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { readWorkbook } from '#core/exchange/excel/read-workbook.ts';
import { demoPassword } from '#main/demo/cast.ts';
import { childLines } from '#main/demo/registers/children.ts';
import { countyTemplate } from '../unit/exchange/county-template.ts';
import { choose, download, expect, goTo, lock, pictures, signIn } from './clerk.ts';
import { openDemoDoor } from './doors.ts';
import type { Door } from './doors.ts';
import { XLSX } from './papers.ts';

/** Story 3, 上午发下午要: the county's own form from 900 children. */
test.describe.configure({ mode: 'serial' });

const look = pictures('templates');
const fileName = '样例县摸底统计表.xlsx';
const fillSeconds = 60;
const firstRow = 5;
const children = 900;
let empty: Uint8Array;
let filled: Uint8Array;
let door: Door;
let page: Page;

test.beforeAll(async ({ browser }) => {
  door = await openDemoDoor();
  empty = await countyTemplate(3);
  page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(door.address);
  await signIn(page, 'zonghe', demoPassword);
});

test.afterAll(async () => {
  await page.context().close();
  await door.close();
});

test('the empty form is read; one column is put right, and the way is kept', async () => {
  await dropForm();
  await expect(page.getByRole('combobox', { name: '“监护人姓名”填什么' })).toHaveValue('监护人');
  await look(page, 'guessed');
  await choose(page, '“身份证号”怎么写', '身份证号分三段');
  // The county wants a tick where the guess would write the word.
  await page.getByRole('combobox', { name: '“是否在册（√）”填什么', exact: true }).click();
  await page.getByRole('option', { name: '在册', exact: true }).click();
  await expect(page.getByRole('combobox', { name: '“是否在册（√）”怎么写' })).toHaveValue(/打 √/);
  await page.getByRole('button', { name: '记住' }).click();
  await expect(page.getByText('记住了。下次放进同样的空表')).toBeVisible();
  await look(page, 'kept');
});

test('900 children with their numbers need a purpose and a second person', async () => {
  await page.getByRole('checkbox', { name: '身份证号' }).check();
  await expect(page.getByRole('button', { name: `填 ${children} 行` })).toBeDisabled();
  await page.getByRole('combobox', { name: '做什么用' }).fill('填报上级要的表');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: `填 ${children} 行` }).click();
  await expect(page.getByText(`这次有 ${children} 条`)).toContainText('要另一位综合协调或领导同意才能下载');
  await look(page, 'waits');
  await goTo(page, '台账');
  await page.getByRole('link', { name: /^导出审批/ }).click();
  await expect(page.getByText('提出的人自己不能同意')).toBeVisible();
  await lock(page);

  await signIn(page, 'xietiao', demoPassword);
  await goTo(page, '台账');
  await page.getByRole('link', { name: /^导出审批/ }).click();
  const request = page.getByRole('region', { name: '这份申请' });
  for (const said of ['禾一诺', `${children} 条`, '填报上级要的表', '身份证号'])
    await expect(request.getByText(said).first()).toBeVisible();
  await look(page, 'second-person');
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await expect(page.getByText('已同意').first()).toBeVisible();
  await lock(page);
});

test('the form comes back filled within a minute', async () => {
  await signIn(page, 'zonghe', demoPassword);
  await goTo(page, '台账');
  await page.getByRole('link', { name: /^导出审批/ }).click();
  const began = performance.now();
  const { name, bytes } = await download(page, () =>
    page.getByRole('button', { name: '下载', exact: true }).click(),
  );
  const seconds = (performance.now() - began) / 1000;
  expect(name).toBe('样例县摸底统计表（已填 2026-11-23）.xlsx');
  expect(seconds).toBeLessThan(fillSeconds);
  test.info().annotations.push({ type: 'fill', description: `${children} rows in ${seconds.toFixed(1)} s` });
  await look(page, 'downloaded');
  filled = bytes;
});

test('every child stands in it as the county wants to read it', async () => {
  const [sheet] = await readWorkbook(filled, 'filled.xlsx');
  const rows = (sheet?.rows ?? []).slice(firstRow - 1, firstRow - 1 + children);
  const texts = rows.map(({ cells }) => cells.map((cell) => cell?.text ?? ''));
  expect(texts.map(([number]) => number)).toEqual(
    Array.from({ length: children }, (_, at) => String(at + 1)),
  );
  const known = new Map(childLines().map((child) => [child['name'], child]));
  expect(texts.map((cells) => cells[11])).toEqual(Array.from({ length: children }, () => '√'));
  for (const [, name = '', idCard = '', birth = '', , left = ''] of texts) {
    const child = known.get(name);
    expect(idCard.replaceAll(' ', '')).toBe(child?.['idCard']);
    if (idCard !== '') expect(idCard).toMatch(/^\d{6} \d{8} \d{3}[\dX]$/);
    expect(birth.split('.').map(Number)).toEqual(String(child?.['birthDate']).split('-').map(Number));
    expect(left).toBe(String(child?.['categories']).includes('留守儿童') ? '√' : '');
  }
  expect(new Set(texts.map(([, name]) => name)).size).toBe(children);
});

test('what the county drew stays: styles, merged cells, lists; the totals reach over all rows', () => {
  const [before, after] = [unzipSync(empty), unzipSync(filled)];
  expect(after['xl/styles.xml']).toEqual(before['xl/styles.xml']);
  const was = sheetXml(before);
  const now = sheetXml(after);
  const last = firstRow + children - 1;
  for (const block of ['A1:M1', 'F3:H3', 'I3:J3', 'C3:C4']) expect(now).toContain(`ref="${block}"`);
  expect(now).toContain(`ref="A${last + 1}:D${last + 1}"`);
  expect(was).toContain(`SUM(E5:E7)`);
  expect(now).toContain(`SUM(E5:E${last})`);
  expect(now).toContain(`F5:H${last}`);
  expect(now).toMatch(/<printOptions|<pageSetup[^>]*landscape/);
});

test('a row of the form leads to its record', async () => {
  await page.getByRole('button', { name: '哪一行是谁' }).click();
  await page.getByLabel('看表里第几行').fill('123');
  const chosen = page.getByRole('option', { selected: true });
  await expect(chosen).toContainText('第 123 行');
  const [sheet] = await readWorkbook(filled, 'filled.xlsx');
  const name = sheet?.rows[122]?.cells[1]?.text ?? '';
  await expect(chosen).toContainText(name);
  await expect(page.getByRole('region', { name: '这一条' }).getByRole('heading', { name })).toBeVisible();
  await look(page, 'drilled');
});

test('the next empty form of the kind needs no choosing', async () => {
  await dropForm();
  await expect(page.getByText('这张表填过，每一列照上次的填法排好了')).toBeVisible();
  await expect(page.getByRole('combobox', { name: '“身份证号”怎么写' })).toHaveValue(/分三段/);
  await look(page, 'remembered');
});

async function dropForm(): Promise<void> {
  await goTo(page, '台账');
  await page.getByRole('link', { name: '县里模板' }).click();
  await choose(page, '用哪一本台账填', '重点儿童台账');
  await page
    .getByLabel('选择空表')
    .setInputFiles({ name: fileName, mimeType: XLSX, buffer: Buffer.from(empty) });
  await expect(page.getByRole('table', { name: '每一列填什么' })).toBeVisible();
}

function sheetXml(parts: Record<string, Uint8Array>): string {
  return new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
}
