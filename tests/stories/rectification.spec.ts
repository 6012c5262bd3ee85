import { test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { readXlsx } from 'hucre';
import { resolve } from 'node:path';
import { demoPassword } from '#main/demo/cast.ts';
import type { Login } from '#main/demo/cast.ts';
import { arrowTo, download, expect, lock, pick, pictures, press, signIn, tabTo } from './clerk.ts';
import { openDemoDoor } from './doors.ts';
import type { Door } from './doors.ts';
import { photoPaper } from './papers.ts';

/** Story 5, 销号: more time, refusals with their reasons, closing, a relapse; by the keyboard alone. */
test.describe.configure({ mode: 'serial' });

const look = pictures('rectification');
const place = '百灵鸟KTV';
const paper = resolve(import.meta.dirname, '../../artifacts/screens/rectification-sheet.pdf');
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

test('the lists show every state, the late ones first', async () => {
  await toLists();
  await look(page, 'open');
  await narrow('挂牌督办');
  await expect(page.getByRole('link', { name: /弹珠游艺厅/ })).toContainText('镇级挂牌');
  await press(page, page.getByRole('link', { name: /弹珠游艺厅/ }));
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
  await look(page, 'listed');
  await narrow('申请延期');
  await press(page, page.getByRole('link', { name: /车站旅社/ }));
  await expect(page.getByRole('region', { name: '延期' })).toContainText('等批');
  await look(page, 'more-time-asked');
});

test('more time is asked for, and who asked does not grant it', async () => {
  await narrow('未销号');
  await openProblem();
  await take('申请延期', '名簿要等总店盖章。');
  const grant = page.getByRole('button', { name: '同意延期', exact: true });
  await expect(grant).toBeDisabled();
  await expect(grant).toHaveAccessibleDescription(/不能自己批/);
  await look(page, 'own-application');
});

test('another grants it, and the first day stays in sight', async () => {
  await change('xietiao');
  await openProblem();
  await take('同意延期', '同意，抓紧。', '同意延期');
  await expect(page.getByText(/（原定 \d{4}-\d\d-\d\d）/)).toBeVisible();
  await look(page, 'more-time');
});

test('without a picture from after nobody closes it, and who typed the fix does not verify it', async () => {
  await take('上报整改', '名簿已重做，与在岗人员一致。');
  const verify = page.getByRole('button', { name: '核查通过', exact: true });
  await expect(verify).toBeDisabled();
  await expect(verify).toHaveAccessibleDescription(/还缺整改后的照片或材料/);
  await look(page, 'no-evidence');
  await pick(page, '添加整改后照片', photoPaper('after', place));
  await expect(page.getByRole('group', { name: '整改后的照片和材料' }).getByRole('img')).toBeVisible();
  await expect(verify).toHaveAccessibleDescription(/不能由同一个人核查/);
  await look(page, 'own-fix');
});

test('nor does somebody of the rectifying unit; then it is verified and closed in one sitting', async () => {
  await change('zonghe');
  await openProblem();
  await press(page, page.getByRole('button', { name: '核查通过', exact: true }));
  const form = page.getByRole('form', { name: '核查通过' });
  const opinion = form.getByLabel('核查意见');
  await expect(opinion).toBeFocused();
  await page.keyboard.type('到现场看过，已改好。');
  await verifier('谷二丰');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(form.getByRole('alert')).toContainText('核查人或录入人就是整改单位的');
  await look(page, 'own-unit');
  await verifier('禾一诺');
  await tabTo(page, form.getByRole('checkbox', { name: /核查和销号一并办/ }));
  await page.keyboard.press('Space');
  await look(page, 'both-at-once');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('button', { name: '反弹重开' })).toBeVisible();
  const story = page.getByRole('region', { name: '经过' });
  await expect(story).toContainText('核查通过');
  await expect(story).toContainText('销号');
  await look(page, 'closed');
});

test('a relapse opens the same problem again and counts it', async () => {
  await take('反弹重开', '又有两人不在名簿上。');
  await expect(page.getByText('反弹 1 次').first()).toBeVisible();
  await expect(page.getByText('待签收').first()).toBeVisible();
  await look(page, 'relapse');
});

test('what people report is written down and merged into what a check had found', async () => {
  await press(page, page.getByRole('link', { name: '记一个问题' }).first());
  const form = page.getByRole('form', { name: '记一个问题' });
  await tabTo(page, form.getByLabel('在哪里'));
  await page.keyboard.type('百灵鸟');
  await arrowTo(page, page.getByRole('option', { name: /百灵鸟KTV/ }));
  await expect(form.getByText('这里已经有这些问题')).toBeVisible();
  await tabTo(page, form.getByLabel('问题', { exact: true }));
  await page.keyboard.type('有人不在名簿上');
  await look(page, 'by-hand');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { name: '有人不在名簿上' })).toBeVisible();
  await press(page, page.getByRole('button', { name: '并案', exact: true }));
  const merge = page.getByRole('form', { name: '并案' });
  await tabTo(page, merge.getByRole('radio').first());
  await page.keyboard.press('Space');
  await tabTo(page, merge.getByLabel('为什么是同一个问题'));
  await page.keyboard.type('说的是同一件事。');
  await look(page, 'merging');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('button', { name: '拆开并案' })).toBeVisible();
  await expect(page.getByText('已经并到')).toBeVisible();
  await look(page, 'merged');
});

test('both lists go out as a workbook and onto paper', async () => {
  await tabTo(page, page.getByRole('textbox', { name: '在清单里找' }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await narrow('全部');
  await turn('ArrowLeft');
  const { name, bytes } = await download(page, () =>
    press(page, page.getByRole('button', { name: '导出 Excel' })),
  );
  expect(name).toMatch(/^问题台账（.*）\.xlsx$/);
  const [sheet] = (await readXlsx(bytes)).sheets;
  expect(sheet?.rows[0]?.[0]).toBe('青禾镇问题台账');
  expect(sheet?.rows.length).toBeGreaterThan(43);
  await turn('ArrowRight');
  await look(page, 'all');
  // What the printer gets is kept beside the page, so that it can be looked at.
  await page.evaluate(() => {
    window.print = () => document.body.append(document.querySelector('.print-only')?.cloneNode(true) ?? '');
  });
  await press(page, page.getByRole('button', { name: '打印', exact: true }));
  await expect(page.locator('body > .print-only h1')).toHaveText('青禾镇整改清单');
  await page.evaluate(() => {
    const root = document.querySelector<HTMLElement>('#root');
    if (root) root.hidden = true;
  });
  const pdf = await page.pdf({ path: paper, preferCSSPageSize: true });
  expect(pdf.toString('latin1')).toContain('/MediaBox [0 0 841');
});

async function toLists(): Promise<void> {
  const nav = page.getByRole('navigation', { name: '栏目' });
  await press(page, nav.getByRole('link', { name: /^两个清单/ }));
  await expect(page.getByRole('combobox', { name: '看哪些问题' })).toBeVisible();
}

async function change(login: Login): Promise<void> {
  await lock(page);
  await signIn(page, login, demoPassword);
  await toLists();
}

/** Which problems the list shows, with the arrows. */
async function narrow(filter: string): Promise<void> {
  const choice = page.getByRole('combobox', { name: '看哪些问题' });
  await tabTo(page, choice);
  await page.keyboard.press('Enter');
  await arrowTo(page, page.getByRole('option', { name: filter, exact: true }));
  await expect(choice).toHaveValue(filter);
}

async function openProblem(): Promise<void> {
  await tabTo(page, page.getByRole('textbox', { name: '在清单里找' }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('名簿');
  const line = page.getByRole('link', { name: new RegExp(place) });
  await expect(line).toHaveCount(1);
  await press(page, line);
  await expect(page.getByRole('group', { name: '现在能办的' })).toBeVisible();
}

/** A step from its button to Ctrl+Enter. */
async function take(step: string, words: string, form = step): Promise<void> {
  await press(page, page.getByRole('button', { name: step, exact: true }));
  const fields = page.getByRole('form', { name: form });
  await tabTo(page, fields.getByRole('textbox').last());
  await page.keyboard.type(words);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(fields).toHaveCount(0);
}

async function verifier(name: string): Promise<void> {
  await tabTo(page, page.getByRole('combobox', { name: '核查人' }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(name);
  await arrowTo(page, page.getByRole('option', { name: new RegExp(name) }));
  await expect(page.getByRole('combobox', { name: '核查人' })).toHaveValue(new RegExp(name));
}

/** From one list to the other. The radio itself is not seen, its words are: Tab reaches it all the same. */
async function turn(key: 'ArrowLeft' | 'ArrowRight'): Promise<void> {
  const face = page.getByRole('radio', { name: key === 'ArrowLeft' ? '整改清单' : '问题台账' });
  for (let stop = 0; stop < 80; stop += 1) {
    if (await face.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press(key);
  await expect(face).not.toBeChecked();
}
