import { test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocxText } from '#core/privacy/docx-text.ts';
import { people } from '../support/town.ts';
import { editWord } from '../support/word.ts';
import { choose, download, expect, goTo, lock, pick, pictures, press, signIn, tabTo } from './clerk.ts';
import { openDoorAt } from './doors.ts';
import type { Door } from './doors.ts';
import { DOCX } from './papers.ts';

/** A circular's way from its first word to the archive, by keyboard; then a batch of forms. */
test.describe.configure({ mode: 'serial' });
const look = pictures('documents');
let door: Door;
let page: Page;
let address = '';

const home = mkdtempSync(join(tmpdir(), 'hulei-papers-'));

async function sitDown(who: 'coordinator' | 'leader'): Promise<void> {
  await signIn(page, people[who].login, people[who].password);
}

test.beforeAll(async ({ browser }) => {
  const town = spawnSync(process.execPath, [join(import.meta.dirname, 'small-town.ts'), home]);
  expect(town.status).toBe(0);
  door = await openDoorAt(home, '2026-11-23T09:00');
  page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  // A PC without a single font of the standard, whatever this one has.
  await page.addInitScript(() => {
    FontFace.prototype.load = () => Promise.reject(new Error('not installed'));
  });
  await page.goto(door.address);
  await sitDown('coordinator');
});

test.afterAll(async () => {
  await page.context().close();
  await door.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

/** Every empty box that can be written in; the form is there once its page is. */
async function fillBlanks(words: string): Promise<void> {
  await expect(page.locator('iframe')).toBeVisible();
  for (const box of await page.getByRole('textbox').all())
    if ((await box.isVisible()) && (await box.isEditable()) && (await box.inputValue()) === '')
      await box.fill(words);
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const within = (name: string) => page.getByRole('form', { name }).getByRole('button', { name, exact: true });

test('a draft is written and sent in; its drafter cannot sign it', async () => {
  await goTo(page, '文书');
  await look(page, 'list');
  const kind = page.getByRole('listitem').filter({ hasText: '通报' }).first();
  await press(page, kind.getByRole('button'));
  await expect(page.locator('iframe').contentFrame().locator('body')).toContainText('待填写');
  address = page.url();
  await expect(page.getByText('这台电脑没有小标宋、仿宋、楷体、黑体')).toBeVisible();
  await look(page, 'draft');
  await press(page, button('送审'));
  await press(page, within('送审'));
  await expect(page.getByRole('form', { name: '送审' }).getByRole('alert')).toBeVisible();
  await look(page, 'blanks');
  await page.getByLabel('送审说明（可不填）').focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('form', { name: '送审' })).toBeHidden();
  await choose(page, '通报种类', '业内警示通报');
  await fillBlanks('逾期未整改');
  await page.getByLabel('联合发文机关（可不填）').fill('');
  await look(page, 'filled');
  await press(page, button('送审'));
  await page.getByLabel('送审说明（可不填）').fill('请审');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已经送审，内容先不动')).toBeVisible();
  await expect(button('签批')).toBeDisabled();
  await look(page, 'in-review');
  await lock(page);
});

test('the leader sends it back, and signs what comes again', async () => {
  await sitDown('leader');
  await goTo(page, '文书');
  await choose(page, '看哪些文书', '待签批');
  await look(page, 'to-sign');
  await page.goto(address);
  await press(page, button('退回修改'));
  await page.keyboard.type('事由写具体些');
  await lock(page);
  await sitDown('leader');
  await page.goto(address);
  await look(page, 'left-open');
  await page.getByLabel('退回原因').press('Enter');
  await expect(button('送审')).toBeVisible();
  await lock(page);
  await sitDown('coordinator');
  await page.goto(address);
  await expect(page.getByText('事由写具体些')).toBeVisible();
  await press(page, button('送审'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('已经送审，内容先不动')).toBeVisible();
  await lock(page);
  await sitDown('leader');
  await page.goto(address);
  await press(page, button('签批'));
  await look(page, 'signing');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已经签批，内容定住')).toBeVisible();
  await look(page, 'signed');
  await lock(page);
});

test('the office numbers it, sends it out and notes who signed for it', async () => {
  await sitDown('coordinator');
  await page.goto(address);
  await press(page, button('签发'));
  await expect(page.getByText('已经签发，内容不能再改')).toBeVisible();
  await look(page, 'issued');
  await press(page, button('登记发出'));
  await page.getByLabel('收件单位').fill('青禾派出所、柳湾村');
  await press(page, within('登记发出'));
  await press(page, button('登记回执 柳湾村'));
  await page.keyboard.type('某甲');
  await lock(page);
  await sitDown('coordinator');
  await page.goto(address);
  await expect(page.getByLabel('签收人')).toHaveValue('某甲');
  await page.getByLabel('签收人').press('Enter');
  await expect(page.getByText(/某甲签收/)).toBeVisible();
  await press(page, button('看每一稿改了什么'));
  await look(page, 'receipts');
  await goTo(page, '文书');
  await choose(page, '看哪些文书', '已发未回执');
  await expect(page.getByRole('region', { name: '全部文书' }).getByRole('link')).toHaveCount(1);
  await look(page, 'open-receipts');
});

test('several are ticked, printed as one, and the year is archived', async () => {
  await choose(page, '看哪些文书', '已签发');
  const all = page.getByRole('checkbox', { name: '选中这一页' });
  await tabTo(page, all);
  await page.keyboard.press('Space');
  await press(page, button('排好这些页'));
  await expect(page.getByTitle('成批打印的页')).toBeVisible();
  await look(page, 'batch');
  await press(page, button('都不选了'));
  await press(page, button('年度归档'));
  const saved = download(page, async () => press(page, button('归档')));
  expect((await saved).name).toContain('文书归档2026.zip');
  await expect(page.getByText(/份已归档/)).toBeVisible();
  await look(page, 'archived');
});

const paper = (bytes: Uint8Array) => ({
  name: '本镇的信.docx',
  mimeType: DOCX,
  buffer: Buffer.from(bytes),
});

test('the office changes a template in Word: a broken one is told in full, a good one is issued from, then the house style again', async () => {
  const kind = '致家长的一封信';
  await goTo(page, '文书');
  await press(page, page.getByRole('link', { name: '文书模板' }));
  await look(page, 'templates');
  await page.getByRole('row').filter({ hasText: kind }).focus();
  await page.keyboard.press('Enter');
  const exported = await download(page, async () => press(page, button('导出模板')));
  expect(exported.name).toBe(`${kind}模板.docx`);
  const broken = editWord(exported.bytes, 'word/document.xml', (xml) =>
    xml.replace('{{/提醒}}', '').replace('{{落款单位}}', '{{落款单}}'),
  );
  await pick(page, '选模板文件', paper(broken));
  const faults = page.getByRole('table', { name: '模板里要改的地方' });
  await expect(faults.getByRole('row')).toHaveCount(3);
  await expect(faults).toContainText('是不是“落款单位”');
  await look(page, 'template-faults');
  const good = editWord(exported.bytes, 'word/document.xml', (xml) =>
    xml.replace('遇到困难，请拨打', '有难处请打电话'),
  );
  await page.getByLabel('改了什么（可不填）').fill('求助那句换个说法');
  await pick(page, '选模板文件', paper(good));
  await expect(page.getByText('已存为第 1 版')).toBeVisible();
  await look(page, 'template-loaded');

  await goTo(page, '文书');
  await press(page, page.getByRole('listitem').filter({ hasText: kind }).getByRole('button'));
  await fillBlanks('寒假');
  await press(page, button('签发'));
  await expect(page.getByText('这份照模板第 1 版签发')).toBeVisible();
  await look(page, 'template-issued');
  const issued = await download(page, async () => press(page, button('存为 Word 文件')));
  expect(readDocxText(issued.bytes, issued.name).join('')).toContain('有难处请打电话');

  await goTo(page, '文书');
  await press(page, page.getByRole('link', { name: '文书模板' }));
  await page.getByRole('row').filter({ hasText: kind }).focus();
  await page.keyboard.press('Enter');
  await press(page, button('改回本台版式'));
  await page.keyboard.press('Enter');
  await expect(button('恢复使用第1版')).toBeVisible();
  await look(page, 'template-restored');
});
