import { test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { demoPassword } from '#main/demo/cast.ts';
import { arrowTo, choose, expect, goTo, lock, pictures, press, signIn, tabTo } from './clerk.ts';
import { openDemoDoor } from './doors.ts';
import type { Door } from './doors.ts';

/** Something is handed out, signed for, reported and looked at; what is late is urged by the desk. The keyboard alone. */
test.describe.configure({ mode: 'serial' });

const look = pictures('tasks');
const title = '寒假前重点旅馆再查一遍';
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

test('late things stand first; what is late says so in words', async () => {
  await goTo(page, '任务督办');
  await expect(page.getByRole('region', { name: '交办事项' }).getByRole('link').first()).toContainText(
    '逾期',
  );
  await look(page, 'list');
});

test('half typed it outlives a lock, for the one who typed it and nobody else', async () => {
  await press(page, page.getByRole('button', { name: '新交办' }).first());
  await expect(form('新交办').getByLabel('事项名称')).toBeFocused();
  await page.keyboard.type(title);
  await change('xietiao');
  await goTo(page, '任务督办');
  await expect(page.getByRole('region', { name: '交办事项' }).getByRole('link').first()).toBeVisible();
  await expect(form('新交办')).toHaveCount(0);
  await change('zonghe');
  await goTo(page, '任务督办');
  await expect(form('新交办').getByLabel('事项名称')).toHaveValue(title);
  await expect(page.getByText('上次没写完的都还在')).toBeVisible();
  await look(page, 'left-open');
});

test('an item from a clause of the plan is handed out to its units', async () => {
  const paper = form('新交办');
  await expect(paper.getByLabel('事项名称')).toBeFocused();
  // Nothing is handed out by an Enter in a line.
  await page.keyboard.press('Enter');
  await expect(paper).toBeVisible();
  await pickByKeys(paper, '来源', '方案条款');
  await pickByKeys(paper, '方案里的哪一条', '重点场所每周');
  await expect(paper.getByRole('combobox', { name: '牵头单位' })).toHaveValue('青禾派出所');
  await tabTo(page, paper.getByLabel('谁交办的'));
  await page.keyboard.type('领导小组办公室');
  await look(page, 'form');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expect(thing().getByText('待签收').first()).toBeVisible();
  await look(page, 'handed-out');
});

test('the police officer sees his unit’s items, signs and reports; he does not verify himself', async () => {
  await change('paichusuo');
  await goTo(page, '任务督办');
  await choose(page, '看哪些事项', '等我办');
  await openRow(title);
  await press(page, thing().getByRole('button', { name: '签收', exact: true }));
  await press(page, form('签收').getByRole('button', { name: '签收', exact: true }));
  await expect(thing().getByRole('button', { name: '反馈', exact: true })).toBeVisible();
  await press(page, thing().getByRole('button', { name: '反馈', exact: true }));
  await expect(form('反馈').getByLabel('办得怎么样')).toBeFocused();
  await page.keyboard.type('六家旅馆都走过，登记齐全。');
  await look(page, 'report');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(thing().getByText('不能由同一个人来核实').first()).toBeVisible();
  await look(page, 'not-himself');
  await expect(page.getByRole('link', { name: /元旦前重点场所/ })).toHaveCount(0);
});

test('somebody else verifies; the lead unit is settled last', async () => {
  await change('xietiao');
  await goTo(page, '任务督办');
  await openRow(title);
  await openUnit('青禾派出所');
  await press(page, thing().getByRole('button', { name: '核实', exact: true }));
  await expect(form('核实').getByLabel('核实意见')).toBeFocused();
  await page.keyboard.type('抽看了两家，属实。');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(thing().getByText(/牵头单位要最后办/)).toBeVisible();
  await look(page, 'lead-last');
});

test('more time is given by somebody else, and the first day stays', async () => {
  await openRow('法治副校长进课堂');
  await openUnit('青禾司法所');
  await press(page, thing().getByRole('button', { name: '同意延期', exact: true }));
  await page.keyboard.type('同意，抓紧。');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(thing().getByText('原定 2026-11-25')).toBeVisible();
  await look(page, 'extended');
});

test('the desk urged by itself and says when it was due; the coordinator supervises and writes the paper', async () => {
  await openRow('寒假留守儿童走访安排');
  const story = thing().getByRole('region', { name: '经过' });
  await expect(story).toContainText('催办');
  await expect(story).toContainText('办理人 系统');
  await expect(story).toContainText('应于 2026-11-23');
  await press(page, thing().getByRole('button', { name: '督办', exact: true }));
  await page.keyboard.type('三天内报走访表。');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(story).toContainText('三天内报走访表');
  await look(page, 'supervised');
  await press(page, thing().getByRole('button', { name: '起草' }));
  // Three days late: the paper offered first is the supervision, with its words written.
  await expect(page).toHaveURL(/documents\//);
  await expect(page.getByLabel('责任单位')).toHaveValue('社会事务办公室');
  await look(page, 'paper');
});

test('the office sets the days of urging', async () => {
  await goTo(page, '设置');
  await expect(page.getByRole('form', { name: '催办督办的规矩' })).toBeVisible();
  await look(page, 'days');
});

function thing(): Locator {
  return page.getByRole('region', { name: '事项', exact: true });
}

function form(name: string): Locator {
  return page.getByRole('form', { name, exact: true });
}

async function change(login: string): Promise<void> {
  await lock(page);
  await signIn(page, login, demoPassword);
}

async function openRow(name: string): Promise<void> {
  await press(page, page.getByRole('link').filter({ hasText: name }).first());
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

/** A unit's line, opened unless it is already. */
async function openUnit(name: string): Promise<void> {
  const line = thing()
    .getByRole('button', { name: new RegExp(name) })
    .first();
  await expect(line).toBeVisible();
  if ((await line.getAttribute('aria-expanded')) !== 'true') await press(page, line);
}

async function pickByKeys(within: Locator, label: string, option: string): Promise<void> {
  await tabTo(page, within.getByRole('combobox', { name: label, exact: true }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ArrowDown');
  await arrowTo(page, page.getByRole('option').filter({ hasText: option }).first());
}
