import { test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { readXlsx, writeXlsx } from 'hucre';
import type { CellValue } from 'hucre';
import { demoPassword } from '#main/demo/cast.ts';
import { inventedIdCard } from '#main/demo/registers/chance.ts';
import { download, expect, goTo, pick, pictures, press, signIn, tabTo } from './clerk.ts';
import { openDemoDoor } from './doors.ts';
import type { Door } from './doors.ts';
import { XLSX } from './papers.ts';
import type { Paper } from './papers.ts';
import { equinoxSheet, insectSheet, rainSheet, springSheet } from './village-sheets.ts';

/** Story 4: the villages' dirty sheets in by keyboard, their mistakes back to them, one of them undone as a whole. */
test.describe.configure({ mode: 'serial' });

const look = pictures('sheets');
let door: Door;
let page: Page;
let returned: Paper;

test.beforeAll(async ({ browser }) => {
  door = await openDemoDoor();
  page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(door.address);
  await signIn(page, 'zonghe', demoPassword);
});

test.afterAll(async () => {
  await page.context().close();
  await door.close();
});

test('a sheet with title, two-line head, merged village and totals: eight children, two of them wrong', async () => {
  await goTo(page, '台账');
  await press(
    page,
    page.getByRole('navigation', { name: '台账目录' }).getByRole('link', { name: /^重点儿童/ }),
  );
  await expect(page.getByText('共 900 条')).toBeVisible();
  await press(page, page.getByRole('link', { name: /^导入/ }));
  await hand('立春村', await springSheet());
  await expectTotals({ rows: 8, accepted: 6, unchanged: 0, refused: 2 });
  // Spaces, a small x and full-width digits are read as what they mean.
  for (const digits of [inventedIdCard('2015-03-02', 911), inventedIdCard('2013-07-08', 913)])
    await expect(cell(digits)).toBeVisible();
  await expect(cell(/^139999201405\d{5}X$/)).toBeVisible();
  await expect(row('样一五')).toContainText('请填写出生日期，或填写身份证号');
  await expect(row('样一六')).toContainText('身份证号校验不过');
  await expect(row('样一八')).toContainText('立春村');
  await look(page, 'verdicts');
  await press(page, page.getByText(/处请留意/));
  for (const reason of ['表头上方的文字', '重复的表头', '合计或小计行', '注释或签字行'])
    await expect(page.getByRole('listitem').filter({ hasText: reason }).first()).toBeVisible();
  await look(page, 'notes');
});

test('its error sheet has the reasons beside the cells', async () => {
  const { name, bytes } = await download(page, () =>
    press(page, page.getByRole('button', { name: '下载退回表' })),
  );
  expect(name).toBe('立春村（退回修改）.xlsx');
  const { sheets } = await readXlsx(bytes);
  const rows: CellValue[][] = (sheets[0]?.rows ?? []).map((line) => [...line]);
  const reasonOf = (child: string): string => String(rows.find((line) => line.includes(child))?.at(-1));
  expect(rows.flat()).toContain('退回原因');
  expect(reasonOf('样一五')).toContain('请填写出生日期，或填写身份证号');
  expect(reasonOf('样一六')).toContain('校验不过');
  expect(rows.flat()).not.toContain('样一一');
  returned = await putRight(rows, sheets[0]?.merges ?? []);
  await take(6);
  await look(page, 'taken');
});

test('put right by the village it comes in whole', async () => {
  await hand('立春村', returned);
  await expectTotals({ rows: 2, accepted: 2, unchanged: 0, refused: 0 });
  await look(page, 'put-right');
  await take(2);
});

test('what Excel does to numbers is refused with the reason; a child the desk has is unchanged', async () => {
  await hand('雨水村', await rainSheet());
  await expectTotals({ rows: 4, accepted: 1, unchanged: 1, refused: 2 });
  await expect(row('样二一')).toContainText('数字超过 15 位，Excel 已把后面几位变成 0');
  await expect(row('样二二')).toContainText('被 Excel 变成了科学计数');
  await look(page, 'lost-digits');
  await take(1);
});

test('15 digits, the same child twice, the same name in another village, a change', async () => {
  await hand('惊蛰村', await insectSheet());
  await expectTotals({ rows: 5, accepted: 3, unchanged: 0, refused: 2 });
  await expect(row('样三一')).toContainText('已满 18 周岁');
  await expect(row('样三二').nth(1)).toContainText('身份证号与第 3 行相同，是重复的一条');
  await press(page, page.getByText(/处请留意/));
  await expect(page.getByText('15 位的旧号码，已换算成 18 位')).toBeVisible();
  await expect(page.getByText('姓名、出生日期都相同的一条（白露村）')).toBeVisible();
  await look(page, 'twice');
  await take(3);
});

test('dates in every style, one that does not exist, a sex the number contradicts, a village nobody has', async () => {
  await hand('春分村', await equinoxSheet());
  await expectTotals({ rows: 7, accepted: 4, unchanged: 0, refused: 3 });
  for (const date of ['2015-03-02', '2014-05-06', '2016-07-08', '2013-09-10'])
    await expect(cell(date)).toBeVisible();
  await expect(row('样四五')).toContainText('“2015-02-30”这一天不存在');
  await expect(row('样四六')).toContainText('性别和身份证号里的不一致');
  await expect(row('样四七')).toContainText('“月亮村”不在可选的范围里');
  await look(page, 'dates');
  await take(4);
});

test('one sheet is taken back as a whole', async () => {
  const batch = page.getByRole('row').filter({ hasText: '春分村.xlsx' });
  await press(page, batch.getByRole('button', { name: '撤销整批' }));
  await look(page, 'really-undo');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已撤销“春分村.xlsx”：移出 4 条，恢复原样 0 条。')).toBeVisible();
  await look(page, 'undone');
  await press(page, page.getByRole('link', { name: '回台账' }));
  // 900, and 6 + 2 + 1 + 2 new ones; the third of 惊蛰村 was there already.
  await expect(page.getByText('共 911 条')).toBeVisible();
});

/** Who sent it, and the file: Tab, letters and Enter only. */
async function hand(sender: string, paper: Paper): Promise<void> {
  await tabTo(page, page.getByRole('combobox', { name: '谁报来的' }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(sender);
  await page.keyboard.press('Escape');
  await pick(page, '选择表格', paper);
  await expect(page.getByRole('table', { name: '核对结果' })).toBeVisible();
}

type Totals = { rows: number; accepted: number; unchanged: number; refused: number };

/** No row is dropped: what came in is what was taken, left alone and sent back. */
async function expectTotals({ rows, accepted, unchanged, refused }: Totals): Promise<void> {
  expect(accepted + unchanged + refused).toBe(rows);
  const line = `共 ${rows} 行 = 接收 ${accepted} + 无变化 ${unchanged} + 退回 ${refused}`;
  await expect(page.getByRole('status').filter({ hasText: line })).toBeVisible();
}

async function take(rows: number): Promise<void> {
  await press(page, page.getByRole('button', { name: `导入 ${rows} 行` }));
  await expect(page.getByText('已导入，需要时可以整批撤销')).toBeVisible();
}

function row(child: string) {
  return page.getByRole('table', { name: '核对结果' }).getByRole('row').filter({ hasText: child });
}

function cell(text: string | RegExp) {
  return page.getByRole('table', { name: '核对结果' }).getByRole('cell', { name: text, exact: true });
}

/** The village fills in what was missing and sends the same sheet again. */
async function putRight(
  rows: readonly CellValue[][],
  merges: readonly { startRow: number; startCol: number; endRow: number; endCol: number }[],
): Promise<Paper> {
  const fixed = rows.map((line) => {
    if (line.includes('样一五')) return line.with(3, inventedIdCard('2014-03-05', 915));
    if (line.includes('样一六')) return line.with(3, inventedIdCard('2012-02-03', 917));
    return [...line];
  });
  const sheet = { name: 'Sheet1', rows: fixed, merges: merges.map((block) => ({ ...block })) };
  const buffer = Buffer.from(await writeXlsx({ sheets: [sheet] }));
  return { name: '立春村（改好）.xlsx', mimeType: XLSX, buffer };
}
