import { test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { people } from '../support/town.ts';
import { expect, goTo, pictures, press, signIn } from './clerk.ts';
import { openDoorAt } from './doors.ts';
import type { Door } from './doors.ts';

/** What a circular tells of a child is replaced by a click, or explained to a second person. */
test.describe.configure({ mode: 'serial' });
const look = pictures('privacy');
const home = mkdtempSync(join(tmpdir(), 'hulei-privacy-'));
const CHILD = '欧阳测样';
let door: Door;
let page: Page;

test.beforeAll(async ({ browser }) => {
  const town = spawnSync(process.execPath, [join(import.meta.dirname, 'small-town.ts'), home, CHILD]);
  expect(town.status).toBe(0);
  door = await openDoorAt(home, '2026-11-23T09:00');
  page = await (await browser.newContext()).newPage();
  await page.goto(door.address);
  await signIn(page, people.coordinator.login, people.coordinator.password);
});

test.afterAll(async () => {
  await page.context().close();
  await door.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

const panel = () => page.getByRole('region', { name: '隐私检查' });

test('a text pasted in is checked', async () => {
  await goTo(page, '文书');
  await press(page, page.getByRole('button', { name: '隐私检查' }));
  await page.getByLabel('贴入要检查的文字').fill(`昨天，东河村的留守儿童${CHILD}独自入住旅馆。`);
  await press(page, panel().getByRole('button', { name: '检查', exact: true }));
  await expect(panel().getByRole('status')).toContainText('能认出人');
  await expect(panel().getByRole('listitem').filter({ hasText: '儿童姓名' })).toBeVisible();
  await look(page, 'tool');
  await press(page, panel().getByRole('button', { name: '关上' }));
});

test('a name in a circular is replaced where it stands, another is explained', async () => {
  const kind = page.getByRole('listitem').filter({ hasText: '通报' }).first();
  await press(page, kind.getByRole('button'));
  const facts = page.getByLabel('基本情况');
  await facts.fill(`检查中发现${CHILD}独自入住。\n${CHILD}的登记是空白的。`);
  await expect(panel()).toContainText('还有 2 处没有处理');
  await look(page, 'panel');
  await press(page, panel().getByRole('button', { name: '替换成“某某”' }).first());
  await expect(facts).toHaveValue(`检查中发现某某独自入住。\n${CHILD}的登记是空白的。`);
  await expect(panel()).toContainText('还有 1 处没有处理');
  await panel().getByLabel('说明理由').check();
  await panel().getByLabel('选中的 1 处为什么可以写').fill('同名的经营者');
  await page.keyboard.press('Enter');
  await expect(panel()).toContainText('等另一个人同意');
  await look(page, 'explained');
});
