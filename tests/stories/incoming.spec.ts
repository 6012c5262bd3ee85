import { test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { demoPassword } from '#main/demo/cast.ts';
import { arrowTo, choose, expect, goTo, lock, pictures, press, signIn, tabTo } from './clerk.ts';
import { openDemoDoor } from './doors.ts';
import type { Door } from './doors.ts';

/** Story 9: a 检察建议 arrives, is handed on, answered demand by demand, replied to and closed by a second person. */
test.describe.configure({ mode: 'serial' });

const look = pictures('incoming');
const title = '关于加强旅馆接待未成年人管理的检察建议';
let door: Door;
let page: Page;

test.beforeAll(async ({ browser }) => {
  door = await openDemoDoor();
  page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(door.address);
  await signIn(page, 'zonghe', demoPassword);
});

test.afterAll(async () => {
  await page.context().close();
  await door.close();
});

test('a letter is registered by keyboard; the limit is said while typing', async () => {
  await goTo(page, '文书');
  await press(page, page.getByRole('link', { name: '来文' }));
  await press(page, page.getByRole('button', { name: '登记来文' }).first());
  const paper = page.getByRole('form', { name: '登记来文' });
  await type(paper.getByLabel('来文单位'), '青禾县人民检察院');
  await type(paper.getByLabel('来文字号'), '青检建〔2026〕5号');
  await type(paper.getByLabel('标题'), title);
  const written = await paper.getByRole('textbox', { name: '收到日期' }).inputValue();
  await type(paper.getByRole('textbox', { name: '落款日期' }), written);
  await tabTo(page, paper.getByRole('combobox', { name: '期限依据' }));
  await page.keyboard.press('ArrowDown');
  await arrowTo(page, page.getByRole('option', { name: '一般检察建议（两个月）' }));
  await expect(paper.getByText(/^\d{4}-\d{2}-\d{2} 前回复。文上写了别的日期的/u)).toBeVisible();
  await type(paper.getByLabel('提了哪几条建议（一条一行）'), '查清旅馆登记情况。');
  await page.keyboard.press('Enter');
  await page.keyboard.type('每周巡查一次。');
  await look(page, 'form');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expect(thing().getByText('待分办')).toBeVisible();
  await look(page, 'registered');
});

test('it is handed to the police and answered demand by demand; then the answer is registered', async () => {
  await press(page, thing().getByRole('button', { name: '分办', exact: true }));
  const units = page.getByRole('form', { name: '分办' });
  await type(units.getByRole('combobox', { name: '承办单位' }), '青禾派出所');
  await arrowTo(page, page.getByRole('option', { name: '青禾派出所' }));
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(thing().getByText('已分办').first()).toBeVisible();
  await type(thing().getByLabel('第 1 条的办理情况'), '查了 12 家，登记都补齐了。');
  await type(thing().getByLabel('第 2 条的办理情况'), '每周三晚上巡查。');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(thing().getByText('拟回复').first()).toBeVisible();
  await look(page, 'answered');
  await press(page, thing().getByRole('button', { name: '登记回复', exact: true }));
  await type(page.getByRole('form', { name: '登记回复' }).getByLabel('回复字号'), '青政函〔2026〕18号');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(thing().getByText('已回复').first()).toBeVisible();
});

test('effects are recorded; who answered does not close, the leader does', async () => {
  await press(page, thing().getByRole('button', { name: '记成效', exact: true }));
  await type(page.getByRole('form', { name: '记成效' }).getByLabel('办出了什么成效'), '旅馆登记齐全。');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(thing().getByText(/不能由同一个人办结/u)).toBeVisible();
  await look(page, 'not-oneself');
  await lock(page);
  await signIn(page, 'lingdao', demoPassword);
  await goTo(page, '文书');
  await press(page, page.getByRole('link', { name: '来文' }));
  await press(page, page.getByRole('link', { name: new RegExp(title, 'u') }));
  await press(page, thing().getByRole('button', { name: '办结', exact: true }));
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(thing().getByText('已办结').first()).toBeVisible();
  await choose(page, '看哪些来文', '已办结');
  await look(page, 'closed');
});

function thing(): Locator {
  return page.getByRole('region', { name: '这件来文' });
}

async function type(field: Locator, words: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(words);
}
