import { test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { readXlsx, writeXlsx } from 'hucre';
import { demoPassword, office } from '#main/demo/cast.ts';
import { download, expect, goTo, lock, pick, pictures, press, signIn, tabTo, typeChoice } from './clerk.ts';
import { openDemoDoor } from './doors.ts';
import type { Door } from './doors.ts';
import { XLSX } from './papers.ts';
import type { Paper } from './papers.ts';

/** What a ledger has to bear besides being filled: whom to ring, what is taken out, brought back, refused, undone. */
test.describe.configure({ mode: 'serial' });

const look = pictures('registers');
const children = 900;
const PLACE = 'GPS 30.1234N 120.5678E';
let door: Door;
let page: Page;
/** Messages with the place in them, to the core and back from it. */
let placesSent = 0;
let placesCameBack = 0;

test.beforeAll(async ({ browser }) => {
  door = await openDemoDoor();
  page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  page.setDefaultTimeout(30_000);
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => (placesSent += Number(payload.includes(PLACE))));
    socket.on('framereceived', ({ payload }) => (placesCameBack += Number(payload.includes(PLACE))));
  });
  await page.goto(door.address);
  await signIn(page, 'zonghe', demoPassword);
});

test.afterAll(async () => {
  await page.context().close();
  await door.close();
});

test('the units of the plan stand in a ledger of their own, with whom to ring', async () => {
  await openLedger('成员单位');
  await expect(page.getByText('共 27 条')).toBeVisible();
  await openRow(office.police);
  await expect(thing().getByText('豆二圆', { exact: true })).toBeVisible();
  const related = page.getByRole('region', { name: '有关的' });
  for (const role of [/^人员/, /^方案里的分工/, /^要整改的问题/])
    await expect(related.getByText(role).first()).toBeVisible();
  await look(page, 'unit');
});

test('a short name is added, and the unit is found by it', async () => {
  await press(page, thing().getByRole('button', { name: '修改' }));
  await tabTo(page, page.getByRole('textbox', { name: '别名' }));
  await page.keyboard.type('青所，治安所');
  await look(page, 'unit-form');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: '经过' })).toContainText('别名');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox', { name: '查找' })).toBeFocused();
  await page.keyboard.type('治安所');
  await expect(page.getByRole('option').filter({ hasText: '又称 治安所' })).toBeVisible();
  await look(page, 'unit-found');
  await page.keyboard.press('Escape');
});

test('a unit with work under way stays, and it is said which work', async () => {
  await takeOut('换了牌子');
  await expect(thing().getByRole('alert')).toContainText('名人员、');
  await expect(thing().getByRole('alert')).toContainText('没有移出');
  await look(page, 'unit-in-use');
  await press(page, thing().getByRole('button', { name: '先不移' }));
});

test('one without is taken out, and comes back', async () => {
  await press(page, page.getByRole('button', { name: '登记一条' }));
  await expect(page.getByRole('textbox', { name: '单位名称' })).toBeFocused();
  await page.keyboard.type('护苗专班');
  await page.keyboard.press('Tab');
  await typeChoice(page, '镇内', '镇内设机构');
  await press(page, page.getByRole('button', { name: '保存' }));
  await expect(page.getByRole('heading', { name: '护苗专班' })).toBeVisible();
  await takeOut('专班撤了');
  await expect(page.getByText('共 27 条')).toBeVisible();
  await press(page, page.getByRole('button', { name: '筛选' }));
  await tabTo(page, page.getByRole('checkbox', { name: '连同已移出的一起看' }));
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await openRow('护苗专班');
  await look(page, 'removed');
  await press(page, thing().getByRole('button', { name: '恢复到台账' }));
  await expect(thing().getByRole('button', { name: '移出台账' })).toBeVisible();
  await expect(page.getByText('共 28 条')).toBeVisible();
  await look(page, 'restored');
});

test('a photo hangs on a record without the place it was taken at', async () => {
  await openLedger('重点场所');
  await openRow('百灵鸟KTV');
  await pick(page, '添照片、扫描件', await photoWithPlace());
  const shown = page.getByRole('button', { name: '看大图：门头.jpg' });
  await expect(shown).toBeVisible();
  await shown.scrollIntoViewIfNeeded();
  await look(page, 'photo');
  await expect
    .poll(() => shown.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(320);
  expect([placesSent, placesCameBack]).toEqual([1, 0]);
});

test('from the venue to one of its checks, to what it found, and back', async () => {
  const related = page.getByRole('region', { name: '有关的' });
  await press(page, related.getByRole('link', { name: /转监管单位督促整改/ }));
  await expect(page.getByRole('heading', { name: '百灵鸟KTV的检查' })).toBeVisible();
  await look(page, 'check');
  await press(page, page.getByRole('link', { name: '问题1' }));
  await expect(page.getByRole('link', { name: '百灵鸟KTV', exact: true })).toBeVisible();
  await press(page, page.getByRole('link', { name: /检查发现$/ }));
  await expect(page.getByRole('heading', { name: '百灵鸟KTV的检查' })).toBeVisible();
  await press(page, page.getByRole('link', { name: '看“百灵鸟KTV”的档案' }));
  await expect(thing().getByRole('heading', { name: '百灵鸟KTV' })).toBeVisible();
});

test('keys that walk over the heads leave the list where it stood', async () => {
  await openLedger('重点儿童');
  const grid = page.getByRole('grid', { name: '重点儿童台账' });
  await tabTo(page, page.getByRole('checkbox', { name: '全选' }));
  const heads = grid.getByRole('columnheader').getByRole('button');
  await tabTo(page, heads.last());
  expect(await grid.evaluate((frame) => frame.scrollLeft)).toBeGreaterThan(0);
  await page.keyboard.press('Tab');
  expect(await grid.evaluate((frame) => frame.scrollLeft)).toBe(0);
});

test('each village gets its own part of the refused rows', async () => {
  await press(page, page.getByRole('link', { name: /^导入/ }));
  await pick(page, '选择表格', await mixedSheet());
  await expect(page.getByRole('status').filter({ hasText: '退回 3' })).toBeVisible();
  await press(page, page.getByRole('button', { name: '分村下载' }));
  await look(page, 'by-village');
  const { name, bytes } = await download(page, () =>
    press(page, page.getByRole('button', { name: /^雨水村 1/ })),
  );
  expect(name).toContain('雨水村');
  const { sheets } = await readXlsx(bytes);
  const cells = (sheets[0]?.rows ?? []).flat();
  expect(cells).toContain('样乙二');
  expect(cells).not.toContain('样乙一');
  await press(page, page.getByRole('button', { name: '换一个文件' }));
});

test('an export of 900 waits for a second person, who says no and why', async () => {
  await openLedger('重点儿童');
  await press(page, page.getByRole('button', { name: '导出', exact: true }));
  await press(page, page.getByRole('button', { name: `导出 ${children} 条` }));
  await expect(page.getByText(/要另一位综合协调或领导同意/)).toBeVisible();
  await look(page, 'export-waits');
  await lock(page);

  await signIn(page, 'xietiao', demoPassword);
  await openLedger('导出审批');
  await press(page, page.getByRole('button', { name: '不同意', exact: true }));
  await expect(page.getByRole('textbox', { name: '为什么不同意' })).toBeFocused();
  await page.keyboard.type('报总数就够了');
  await look(page, 'refusing');
  await page.keyboard.press('Enter');
  await expect(page.getByText('报总数就够了')).toBeVisible();
  await look(page, 'refused');
  await lock(page);

  await signIn(page, 'zonghe', demoPassword);
  await openLedger('导出审批');
  await expect(page.getByRole('region', { name: '这份申请' })).toContainText('报总数就够了');
  await expect(page.getByRole('button', { name: '下载', exact: true })).toHaveCount(0);
  await look(page, 'refusal-read');
});

test('900 rows that came in as one leave as one', async () => {
  await openLedger('重点儿童');
  await press(page, page.getByRole('link', { name: /^导入/ }));
  const batch = page.getByRole('row').filter({ hasText: '重点儿童汇总.csv' });
  await press(page, batch.getByRole('button', { name: '撤销整批' }));
  await page.keyboard.press('Enter');
  await expect(
    page.getByText(`已撤销“重点儿童汇总.csv”：移出 ${children} 条，恢复原样 0 条。`),
  ).toBeVisible();
  await look(page, 'undone');
  await press(page, page.getByRole('link', { name: '回台账' }));
  await expect(page.getByText('重点儿童台账还是空的')).toBeVisible();
  await look(page, 'empty');
});

test('an officer reads the units, phones masked, and finds nothing to press there', async () => {
  await lock(page);
  await signIn(page, 'paichusuo', demoPassword);
  await openLedger('成员单位');
  await expect(page.getByText('由综合协调统一登记')).toBeVisible();
  await expect(page.getByRole('button', { name: '登记一条' })).toHaveCount(0);
  await openRow(office.clinic);
  await expect(
    thing()
      .getByText(/^030\*{4}/)
      .first(),
  ).toBeVisible();
  await expect(thing().getByRole('button', { name: '修改' })).toHaveCount(0);
  await look(page, 'officer');
});

function thing(): Locator {
  return page.getByRole('region', { name: '这一条' });
}

async function openLedger(label: string): Promise<void> {
  await goTo(page, '台账');
  const menu = page.getByRole('navigation', { name: '台账目录' });
  await press(page, menu.getByRole('link', { name: new RegExp(`^${label}`) }));
}

/** / leads to the search of the list, Enter to its rows, Enter to the row. */
async function openRow(name: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(name);
  const rows = page.getByRole('grid').getByRole('row');
  await expect(rows).toHaveCount(2); // the heads and the one
  await expect(rows.last()).toContainText(name);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(thing().getByRole('heading', { name })).toBeVisible();
}

async function takeOut(reason: string): Promise<void> {
  await press(page, thing().getByRole('button', { name: '移出台账' }));
  await expect(page.getByRole('textbox', { name: '为什么移出' })).toBeFocused();
  await page.keyboard.type(reason);
  await page.keyboard.press('Enter');
}

/** A JPEG as a phone makes it: the browser draws it, the place is written in behind its first marker. */
async function photoWithPlace(): Promise<Paper> {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [320, 200];
    const pen = canvas.getContext('2d');
    if (pen) {
      pen.fillStyle = '#2a6f5c';
      pen.fillRect(20, 60, 280, 120);
    }
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
  });
  const jpeg = Buffer.from(drawn, 'base64');
  const body = Buffer.from(`Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0${PLACE}`, 'latin1');
  const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, body.length + 2]), body]);
  const buffer = Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);
  return { name: '门头.jpg', mimeType: 'image/jpeg', buffer };
}

/** Three villages in one sheet, one child of each without a birth date. */
async function mixedSheet(): Promise<Paper> {
  const rows = [
    ['姓名', '性别', '出生日期', '所在村', '类别'],
    ['样乙一', '女', '', '立春村', '留守儿童'],
    ['样乙二', '男', '', '雨水村', '留守儿童'],
    ['样乙三', '男', '2015-13-40', '惊蛰村', '留守儿童'],
    ['样乙四', '女', '2016-03-05', '惊蛰村', '留守儿童'],
  ];
  const buffer = Buffer.from(await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] }));
  return { name: '三村汇总.xlsx', mimeType: XLSX, buffer };
}
