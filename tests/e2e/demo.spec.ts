import { test } from '@playwright/test';
import { expect, signIn } from '../stories/clerk.ts';
import { openDemoDoor } from '../stories/doors.ts';
import type { Door } from '../stories/doors.ts';

let door: Door;

test.beforeAll(async () => {
  door = await openDemoDoor();
});

test.afterAll(async () => {
  await door.close();
});

test('the demonstration says who may sign in and opens on a busy Monday', async ({ page }) => {
  const accounts = [...door.said.matchAll(/登录名 (\w+)\s+密码 (\S+)/g)];
  expect(accounts.map(([, login]) => login)).toEqual([
    'xitong',
    'baomi',
    'shenji',
    'zonghe',
    'xietiao',
    'lingdao',
    'paichusuo',
  ]);
  const [, login = '', password = ''] = accounts.find(([, name]) => name === 'zonghe') ?? [];
  await page.goto(door.address);
  await signIn(page, login, password);

  await expect(page.getByRole('heading', { name: /11月23日 星期一 · 第48周 · 整治阶段/ })).toBeVisible();
  await expect(page.getByText('演示数据，请勿录入真实信息')).toBeVisible();
  await expect(page.getByRole('region', { name: '逾期 10' })).toBeVisible();
  await expect(page.getByRole('region', { name: '待签收 2' })).toBeVisible();
  await expect(page.getByRole('region', { name: '待审批 1' })).toBeVisible();
  await expect(page.getByRole('region', { name: '待核查 6' })).toBeVisible();
  await expect(page.getByRole('region', { name: '待交办 5' })).toBeVisible();
  await expect(page.getByText('本周已检 0/32 家')).toBeVisible();
  await expect(page.getByText('上周漏检 2 家')).toBeVisible();
  await expect(page.getByText('本月联合执法 1/2 次')).toBeVisible();
});
