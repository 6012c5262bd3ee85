import { test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { pinyin } from 'pinyin-pro';
import { demoPassword, villages } from '#main/demo/cast.ts';
import { childLines, perDirector } from '#main/demo/registers/children.ts';
import { directorOf } from '#main/demo/registers/places.ts';
import { arrowTo, expect, goTo, lock, pictures, press, signIn, tabTo, typeChoice } from './clerk.ts';
import { openDemoDoor } from './doors.ts';
import type { Door } from './doors.ts';

/** One box finds everything, masked; story 6, a helper leaves. The keyboard alone. */
test.describe.configure({ mode: 'serial' });

const look = pictures('find');
const village = villages[4] ?? '';
const director = directorOf(4);
const line = childLines().find((child) => child['village'] === village && child['idCard'] !== '');
const child = { name: String(line?.['name']), idCard: String(line?.['idCard']) };
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

test('a child by two characters of the name', async () => {
  await open(child.name.slice(0, 2), child.name);
  await expect(thing(child.name)).toBeVisible();
});

test('a child by the initials', async () => {
  const initials = pinyin(child.name, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
  await open(initials, child.name);
  await expect(thing(child.name)).toBeVisible();
});

test('a child by the end of his number, which stays masked', async () => {
  const hit = await find(child.idCard.slice(-6), child.name);
  await expect(hit).not.toContainText(child.idCard.slice(6, 14));
  await look(page, 'by-number');
  await page.keyboard.press('Enter');
  await expect(thing(child.name)).toBeVisible();
  await expect(page.getByText(child.idCard)).toHaveCount(0);
});

test('a venue by pinyin', async () => {
  await open('bailingniao', '百灵鸟KTV');
  await expect(thing('百灵鸟KTV')).toBeVisible();
});

test('a problem by its serial', async () => {
  await open('问题2026-007', '问题2026-007');
  await expect(page.getByText('问题2026-007').first()).toBeVisible();
  await look(page, 'problem');
});

test('the number is seen for a stated purpose', async () => {
  await open(child.name, child.name);
  await press(page, page.getByRole('button', { name: '看“身份证号”的原值，会记入审计' }));
  await expect(page.getByRole('combobox', { name: '看来做什么' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await arrowTo(page, page.getByRole('option', { name: '联系监护人' }));
  await look(page, 'what-for');
  await press(page, page.getByRole('form', { name: /的原值$/ }).getByRole('button', { name: '看原值' }));
  await expect(page.getByText(child.idCard)).toBeVisible();
  await look(page, 'seen');
});

test('a helper leaves: his children go to another in one act', async () => {
  await goTo(page, '台账');
  await press(
    page,
    page.getByRole('navigation', { name: '台账目录' }).getByRole('link', { name: /^重点儿童/ }),
  );
  await tabTo(page, page.getByRole('grid', { name: '重点儿童台账' }));
  await page.keyboard.press('/');
  await page.keyboard.type(`${director} ${village}`);
  await expect(page.getByText(`符合的 ${perDirector} 条，共 900 条`)).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByText(`选中 ${perDirector} 条`)).toBeVisible();
  await look(page, 'marked');
  await press(page, page.getByRole('button', { name: '改一项' }));
  await expect(page.getByRole('combobox', { name: '改哪一项' })).toBeFocused();
  await bulkField('帮扶人电话');
  await page.keyboard.type('12345');
  await page.keyboard.press('Enter');
  await expect(page.getByText('手机号应是 11 位，这里是 5 位')).toBeVisible();
  await look(page, 'refused');
  await bulkField('帮扶人');
  await expect(page.getByText('手机号应是 11 位')).toHaveCount(0);
  await page.keyboard.type('桑新帮');
  await look(page, 'reassign');
  await page.keyboard.press('Enter');
  await expect(page.getByText(`“帮扶人”已改：${perDirector} 条`)).toBeVisible();
  await look(page, 'reassigned');
});

test('each of them keeps who helped before', async () => {
  await open(child.name, child.name);
  await expect(page.getByRole('region', { name: '经过' })).toContainText(`帮扶人：${director} → 桑新帮`);
  await look(page, 'history');
});

test('the auditor sees who looked at what, and not whom', async () => {
  await lock(page);
  await signIn(page, 'shenji', demoPassword);
  await goTo(page, '审计');
  const looked = page.getByRole('row').filter({ hasText: '查看隐去的内容' });
  await expect(looked).toHaveCount(1);
  await expect(looked).toContainText('禾一诺');
  await expect(page.getByRole('row').filter({ hasText: child.name })).toHaveCount(0);
  await look(page, 'audit');
});

/** One field of many rows: its name typed, Enter, and on to its value. */
async function bulkField(label: string): Promise<void> {
  const form = page.getByRole('form', { name: '改一项' });
  const choice = form.getByRole('combobox', { name: '改哪一项' });
  if (!(await choice.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press('Shift+Tab');
    await expect(choice).toBeFocused();
  }
  await page.keyboard.press('ControlOrMeta+a');
  await typeChoice(page, label, label);
  await tabTo(page, form.getByRole('textbox', { name: label, exact: true }));
}

/** Types into the box and stops on the line that says so. */
async function find(typed: string, label: string): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+k');
  const box = page.getByRole('combobox', { name: '查找' });
  await expect(box).toBeFocused();
  await page.keyboard.type(typed);
  const hit = page.getByRole('option').filter({ hasText: label }).first();
  await expect(hit).toBeVisible();
  for (let step = 0; step < 30 && (await hit.getAttribute('aria-selected')) !== 'true'; step += 1)
    await page.keyboard.press('ArrowDown');
  await expect(hit).toHaveAttribute('aria-selected', 'true');
  return hit;
}

async function open(typed: string, label: string): Promise<void> {
  await find(typed, label);
  await look(page, 'found');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: '查找' })).toHaveCount(0);
}

function thing(name: string): Locator {
  return page.getByRole('heading', { name });
}
