import { test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choose, expect, failItem, goTo, lock, look, passItem, signIn, typeIn, walkTo } from './clerk.ts';
import { signByLeader } from './signing.ts';
import { openDoorAt, openHostDoor, startSecond } from './doors.ts';
import type { Door } from './doors.ts';
import { brokenPlanPaper, photoPaper, planPaper, venuesPaper, villages, wrongSheet } from './papers.ts';

/** From an empty PC to a restored one. Each station stands on the one before. */
test.describe.configure({ mode: 'serial' });

const people = {
  system: { title: '系统管理员', name: '田守机', login: 'xitong', password: 'Shou-Ji-2026' },
  security: { title: '安全保密管理员', name: '田守密', login: 'baomi', password: 'Shou-Mi-2026' },
  audit: { title: '安全审计员', name: '田守真', login: 'shenji', password: 'Shou-Zhen-2026' },
  clerk: { title: '业务账号', name: '禾一诺', login: 'zonghe', password: 'Yi-Nuo-2026' },
} as const;
const second = { name: '苗二宁', login: 'xietiao', first: 'Xian-Yong-2026', password: 'Er-Ning-2026' };
const monday = '2026-11-23';

const folder = mkdtempSync(join(tmpdir(), 'hulei-story-'));
const home = join(folder, 'desk');
const stick = join(folder, 'stick');
let door: Door;
let page: Page;
let halves: [string, string] = ['', ''];

test.beforeAll(async ({ browser }) => {
  mkdirSync(stick);
  const context = await browser.newContext({ acceptDownloads: true });
  page = await context.newPage();
  door = await openDoorAt(home, `${monday}T09:00`);
  await page.goto(door.address);
});

test.afterAll(async () => {
  await page.context().close();
  await door.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('first run: four people, and a recovery key in two halves', async () => {
  await look(page, 'first-run');
  await page.getByRole('button', { name: '新建工作台' }).click();
  await expect(page.getByLabel('存放文件夹')).toHaveValue(home);
  await page.keyboard.press('Enter');

  await page.getByLabel('镇（乡、街道）的名称').fill('青禾镇');
  await page.getByLabel('第 1 个代字', { exact: true }).fill('青政发');
  await page.getByLabel('第 2 个代字', { exact: true }).fill('青政函');
  await choose(page, '第 2 个代字怎么给号', '本台编号');
  await look(page, 'town');
  await page.getByRole('button', { name: '下一步' }).click();

  for (const { title, name, login, password } of Object.values(people)) {
    const member = page.getByRole('group', { name: title });
    await member.getByLabel(`${title}：姓名`).fill(name);
    await member.getByLabel(`${title}：登录名`).fill(login);
    await member.getByLabel(`${title}：密码`).fill(password);
    await member.getByLabel(`${title}：再输一遍密码`).fill(password);
  }
  await look(page, 'four-people');
  await page.getByRole('button', { name: '建好工作台' }).click();

  await expect(page.getByRole('button', { name: '都收好了，去登录' })).toBeDisabled();
  halves = [await readHalf('甲'), await readHalf('乙')];
  for (const half of halves) expect(half).toMatch(/^([0-9A-Z]{5}-){15}[0-9A-Z]{5}$/);
  await page.getByRole('button', { name: '打印甲封' }).click();
  await page.emulateMedia({ media: 'print' });
  await look(page, 'recovery-paper');
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: '打印乙封' }).click();
  await page.getByLabel('甲封已打印').check();
  await page.getByLabel('乙封已打印').check();
  await look(page, 'recovery-halves');
  await page.getByRole('button', { name: '都收好了，去登录' }).click();
});

test('sign in with the keyboard; a wrong password says what to do', async () => {
  const { login, password } = people.clerk;
  await typeIn(page, login, 'Bu-Dui-2026');
  await expect(page.getByRole('alert')).toContainText('登录名或密码不对');
  await look(page, 'wrong-password');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByText('先把两样东西放进来')).toBeVisible();
  await look(page, 'empty-today');
});

test('a second window on the same folder is refused in words', async () => {
  const { code, said } = await startSecond(home);
  expect(code).toBe(1);
  expect(said.trim()).toBe('工作台已在另一个窗口打开，不能同时打开两个。请切换到已打开的窗口。');
});

test('the plan comes in, is put right and confirmed', async () => {
  await goTo(page, '方案');
  await page.getByRole('link', { name: /导入/ }).first().click();
  await page.getByLabel('选择方案文件').setInputFiles(await brokenPlanPaper());
  await expect(page.getByRole('alert')).toContainText('可能没有传完整或已经损坏');
  await look(page, 'broken-plan');

  await page.getByLabel('选择方案文件').setInputFiles(await planPaper());
  await expect(page.getByRole('heading', { name: '核对方案' })).toBeVisible();
  await expect(page.getByLabel('方案名称')).toHaveValue('青禾镇“青苗守护”专项行动实施方案');
  await look(page, 'plan-read');
  // The office means two a month where the paper says at least one.
  await page.getByRole('group', { name: '周期任务1', exact: true }).getByLabel('至少几次').fill('2');
  await page
    .getByRole('radiogroup', { name: /青禾市场管理所/ })
    .getByLabel('同一家，正式名称是“青禾市场监管所”')
    .check();

  await page.getByRole('button', { name: '确认方案' }).click();
  await expect(page.getByRole('alert')).toContainText('请至少选一个单位');
  await page.getByLabel('“各村”').fill(villages.join('\n'));
  await look(page, 'plan-units');
  await page.getByRole('button', { name: '确认方案' }).click();
  await expect(page.getByRole('heading', { name: /青苗守护/ })).toBeVisible();
  await expect(page.getByText('每月至少 2 次').first()).toBeVisible();
  await look(page, 'plan');
});

test('venues come in from a dirty sheet, go out again as a whole, and come in for good', async () => {
  await goTo(page, '台账');
  await page.getByRole('link', { name: '导入' }).first().click();
  await page.getByLabel('选择表格').setInputFiles(wrongSheet());
  await expect(page.getByRole('alert')).toContainText('这个文件不是能读的表格');
  await look(page, 'wrong-sheet');
  await page.getByRole('button', { name: '换一个文件' }).click();

  const sheet = await venuesPaper();
  await page.getByLabel('选择表格').setInputFiles(sheet);
  await expect(page.getByRole('status')).toHaveText('共 7 行 = 接收 6 + 无变化 0 + 退回 1');
  await expect(page.getByRole('row', { name: /月球驿站/ })).toContainText('退回');
  await look(page, 'venues-judged');
  await page.getByRole('button', { name: '导入 6 行' }).click();
  await expect(page.getByText('已导入，需要时可以整批撤销')).toBeVisible();

  await page.getByRole('button', { name: '撤销整批' }).click();
  await page
    .getByRole('group', { name: '确认撤销整批' })
    .getByRole('button', { name: '撤销整批', exact: true })
    .click();
  await expect(page.getByText('移出 6 条')).toBeVisible();
  await look(page, 'venues-undone');

  await page.getByLabel('选择表格').setInputFiles(sheet);
  await page.getByRole('button', { name: '导入 6 行' }).click();
  await expect(page.getByText('已导入，需要时可以整批撤销')).toBeVisible();
  await page.getByRole('link', { name: '回台账' }).click();
  await expect(page.getByRole('cell', { name: '萤火网吧', exact: true })).toBeVisible();
  await expect(page.getByRole('cell', { name: '月球驿站' })).toBeHidden();
  await look(page, 'venues');
});

test('this week shows what is owed; a check goes in with the keyboard alone', async () => {
  await goTo(page, '检查');
  const owed = page.getByRole('gridcell', { name: /麦浪旅馆 第48周.*待检/ });
  await expect(owed).toBeVisible();
  await expect(page.getByText('本周已检 0/6 家')).toBeVisible();
  await look(page, 'matrix');
  await walkTo(page, owed);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('combobox', { name: '参加单位' })).toBeFocused();
  await page.keyboard.type('综合治理');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const first = page.getByRole('radiogroup', { name: /^1\./ });
  await expect(first.getByRole('radio', { name: '合格', exact: true })).toBeFocused();
  await failItem(page, '抽查三间房，一间少登记一名同住人');
  await passItem(page);
  await failItem(page, '没有问同住人和孩子是什么关系', { unit: '青禾派出所', deadline: '2026-11-25' });
  for (let item = 4; item <= 9; item += 1) await passItem(page);
  await failItem(page, '前台提示牌被挡住', { unit: '文化服务中心', deadline: '2026-11-26' });
  await passItem(page);
  await passItem(page);
  await expect(page.getByLabel('检查过程')).toBeFocused();
  await page.keyboard.type('查看前台登记和监控，走访二楼客房。');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('处理结果')).toBeFocused();
  await page.keyboard.type('已当场指出，转监管单位督促整改。');
  await page.getByLabel('添加现场照片').setInputFiles(photoPaper('before', '麦浪旅馆'));
  await expect(page.getByRole('group', { name: '现场照片' }).getByRole('img')).toBeVisible();
  await look(page, 'check-typed');
  await page.keyboard.press('Control+Enter');

  await expect(page.getByText('查出 3 个问题，已经列进两个清单')).toBeVisible();
  await look(page, 'check-saved');
});

test('a problem is assigned and put right, and its own typist may not close it', async () => {
  await page.getByRole('link', { name: /未查验未成年人身份/ }).click();
  await expect(page.getByRole('heading', { name: '未查验未成年人身份或未如实登记' })).toBeVisible();
  await page.getByRole('button', { name: '交办', exact: true }).click();
  const order = page.getByRole('form', { name: '交办' });
  await choose(order, '整改单位', '青禾派出所');
  await order.getByLabel('整改要求').fill('补登记，值班人员重新学习登记要求。');
  await order.getByRole('button', { name: '交办', exact: true }).click();
  await page.getByRole('button', { name: '签收' }).click();
  await page.getByRole('form', { name: '签收' }).getByRole('button', { name: '签收' }).click();
  await expect(page.getByRole('button', { name: '上报整改' })).toBeEnabled();
  await look(page, 'assigned');

  await page.getByLabel('添加整改后照片').setInputFiles(photoPaper('after', '麦浪旅馆'));
  await expect(page.getByRole('group', { name: '整改后的照片和材料' }).getByRole('img')).toBeVisible();
  await page.getByRole('button', { name: '上报整改' }).click();
  await page.getByLabel('怎么整改的').fill('已补登记，前台贴出登记步骤。');
  await page.getByRole('form', { name: '上报整改' }).getByRole('button', { name: '上报整改' }).click();

  const verify = page.getByRole('button', { name: '核查通过' });
  await expect(verify).toBeDisabled();
  await expect(verify).toHaveAccessibleDescription(/不能由同一个人核查/);
  await look(page, 'own-fix');
  await lock(page);
  await look(page, 'locked');
});

test('a second account takes three people', async () => {
  await signIn(page, people.system.login, people.system.password);
  await page.getByRole('button', { name: '新建账号' }).click();
  const form = page.getByRole('form', { name: '新建账号' });
  await form.getByLabel('姓名').fill(second.name);
  await form.getByLabel('登录名').fill(second.login);
  await form.getByLabel('单位').fill('党政综合办公室');
  await form.getByLabel('先用这个密码').fill(second.first);
  await form.getByRole('button', { name: '建账号' }).click();
  await expect(page.getByRole('row', { name: new RegExp(second.name) })).toContainText(
    '等安全保密管理员授权',
  );
  await look(page, 'account-made');
  await lock(page);

  await signIn(page, people.security.login, people.security.password);
  await goTo(page, '账号');
  await page.getByRole('row', { name: new RegExp(second.name) }).click();
  await page.getByLabel('领导').check();
  await page.getByRole('button', { name: '授权', exact: true }).click();
  await expect(page.getByRole('row', { name: new RegExp(second.name) })).toContainText('等业务同事交钥匙');
  await look(page, 'account-granted');
  await lock(page);

  await signIn(page, people.clerk.login, people.clerk.password);
  await goTo(page, '账号');
  await page.getByRole('row', { name: new RegExp(second.name) }).click();
  await expect(page.getByRole('combobox', { name: '是哪个单位的人' })).toHaveValue('党政综合办公室');
  await page.getByRole('button', { name: '交钥匙' }).click();
  await expect(page.getByRole('row', { name: new RegExp(second.name) })).toContainText('在用');
  await look(page, 'key-given');
  await lock(page);
});

test('the second person changes the password and closes the problem', async () => {
  await typeIn(page, second.login, second.first);
  await page.getByLabel('原密码').fill(second.first);
  await page.getByLabel('新密码', { exact: true }).fill(second.password);
  await page.getByLabel('再输一遍新密码').fill(second.password);
  await look(page, 'own-password');
  await page.getByRole('button', { name: '改密码' }).click();
  await expect(page.getByRole('navigation', { name: '栏目' })).toBeVisible();

  await goTo(page, '今日');
  await page
    .getByRole('region', { name: /^待核查/ })
    .getByRole('link', { name: '核查' })
    .click();
  await page.getByLabel('核查意见').fill('到现场看过，已改好。');
  await page.getByLabel('核查和销号一并办').check();
  await page.getByRole('button', { name: '核查通过并销号' }).click();
  await expect(page.getByRole('button', { name: '反弹重开' })).toBeVisible();
  await look(page, 'closed');
  await lock(page);
});

test('a week later two problems are late and the places nobody checked stay missed', async () => {
  await door.close();
  door = await openDoorAt(home, '2026-11-30T09:00');
  await page.goto(door.address);
  await signIn(page, people.clerk.login, people.clerk.password);
  await expect(page.getByRole('region', { name: '逾期 2' })).toBeVisible();
  await expect(page.getByText('上周漏检 5 家')).toBeVisible();
  await look(page, 'a-week-later');
});

test('a form and a letter go out, numbered by the desk', async () => {
  await openLate('未询问、记录同住人身份关系');
  await choose(page, '用哪种文书', '督办单');
  await page.getByRole('region', { name: '文书' }).getByRole('button', { name: '起草' }).click();
  await expect(preview()).toContainText('督办单');
  await page.getByRole('button', { name: '签发', exact: true }).click();
  await expect(page.getByText('已经签发，内容不能再改')).toBeVisible();
  await expect(page.getByText('督办单2026-001').first()).toBeVisible();
  await look(page, 'form-issued');

  await page.getByRole('link', { name: '看这个问题' }).click();
  await expect(page.getByText('按收文单位建议')).toBeVisible();
  await page.getByRole('region', { name: '文书' }).getByRole('button', { name: '起草' }).click();
  await page.getByLabel('联系电话').fill('0000-0000000');
  await signByLeader(page, second, people.clerk);
  await choose(page, '发文字号', '青政函');
  await expect(page.getByText('青政函〔2026〕1号')).toBeVisible();
  await expect(preview()).toContainText('青禾派出所');
  await look(page, 'letter-draft');
  await page.getByRole('button', { name: '签发', exact: true }).click();
  await expect(page.getByText('已经签发，内容不能再改')).toBeVisible();
  await look(page, 'letter-issued');

  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: '存为 Word 文件' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('青政函〔2026〕1号 督办函.docx');
  const parts = unzipSync(readFileSync(await download.path()));
  const text = new TextDecoder().decode(parts['word/document.xml']).replaceAll(/<[^>]+>/g, '');
  expect(text).toContain('青政函〔2026〕1号');
  expect(text).toContain('麦浪旅馆');
});

test('a notice goes out with the number that the general office gave', async () => {
  await openLate('前台没有接待未成年人的提示');
  await page.getByRole('region', { name: '文书' }).getByRole('button', { name: '起草' }).click();
  await page.getByLabel('联系电话').fill('0000-0000000');
  await signByLeader(page, second, people.clerk);
  await choose(page, '发文字号', '青政发');
  await page.getByLabel('党政办给的文号').fill('青政办〔2026〕31号');
  await page.getByRole('button', { name: '签发', exact: true }).click();
  await expect(page.getByRole('region', { name: '签发' }).getByRole('alert')).toBeVisible();
  await look(page, 'foreign-number');
  await page.getByLabel('党政办给的文号').fill('青政发〔2026〕31号');
  await page.getByRole('button', { name: '签发', exact: true }).click();
  await expect(page.getByText('已经签发，内容不能再改')).toBeVisible();
  await expect(preview()).toContainText('青政发〔2026〕31号');
  await look(page, 'notice-issued');
});

test('a backup is made on the stick and read back', async () => {
  await goTo(page, '备份');
  const form = page.getByRole('form', { name: '做一份备份' });
  await form.getByLabel('或者直接写文件夹').fill(join(folder, 'not-plugged-in'));
  await form.getByRole('button', { name: '备份' }).click();
  await expect(form.getByRole('alert')).toContainText('U 盘可能没有插好');
  await look(page, 'no-stick');
  await form.getByLabel('或者直接写文件夹').fill(stick);
  await form.getByRole('button', { name: '备份' }).click();
  await expect(page.getByText('备份好了，写完又读回核对过')).toBeVisible();
  await page.getByRole('form', { name: '找备份' }).getByRole('button', { name: '找备份' }).click();
  await page.getByRole('button', { name: '核对', exact: true }).click();
  await expect(page.getByText('核对过了，每个文件都完整')).toBeVisible();
  await look(page, 'backup');
});

test('on another PC the two halves bring everything back', async () => {
  await door.close();
  door = await openHostDoor(join(folder, 'new-pc'));
  await page.goto(door.address);
  await page.getByRole('button', { name: '从备份恢复' }).click();
  await page.getByLabel('或者直接写文件夹').fill(stick);
  await page.getByRole('button', { name: '找备份' }).click();
  await page.getByLabel('甲封上的 16 组').fill(halves[1]);
  await page.getByLabel('乙封上的 16 组').fill(halves[1]);
  await page.getByRole('button', { name: '开始恢复' }).click();
  await expect(page.getByRole('alert')).toContainText('这里应输入甲半');
  await look(page, 'wrong-half');
  await page.getByLabel('甲封上的 16 组').fill(halves[0].toLowerCase());
  await page.getByRole('button', { name: '开始恢复' }).click();
  await expect(page.getByText('恢复好了，每份文件都核对过')).toBeVisible();
  await look(page, 'restored');
  await page.getByRole('button', { name: '去登录' }).click();

  await signIn(page, second.login, second.password);
  await goTo(page, '两个清单');
  await choose(page, '看哪些问题', '已销号');
  await page.getByRole('link', { name: /未查验未成年人身份/ }).click();
  await expect(page.getByText('到现场看过，已改好。').first()).toBeVisible();
  await expect(page.getByRole('group', { name: '整改后的照片和材料' }).getByRole('img')).toBeVisible();
  await goTo(page, '台账');
  await expect(page.getByRole('cell', { name: '萤火网吧', exact: true })).toBeVisible();
  await look(page, 'same-venues');
});

async function readHalf(name: '甲' | '乙'): Promise<string> {
  return (await page.getByLabel(`${name}封恢复密钥`).innerText()).replaceAll(/\s/g, '');
}

async function openLate(title: string): Promise<void> {
  await goTo(page, '两个清单');
  await page.getByRole('link', { name: new RegExp(title) }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

function preview() {
  return page.locator('iframe').contentFrame().locator('body');
}
