import type { Page } from '@playwright/test';
import { expect, lock, signIn } from './clerk.ts';

type Account = { readonly login: string; readonly password: string };

/** The document on the screen is sent in, signed by the leader at his own account; then the clerk has it again. */
export async function signByLeader(page: Page, leader: Account, clerk: Account): Promise<void> {
  const address = page.url();
  const step = async (verb: string): Promise<void> => {
    await page.getByRole('button', { name: verb, exact: true }).click();
    await page.getByRole('form', { name: verb }).getByRole('button', { name: verb, exact: true }).click();
  };
  await step('送审');
  await expect(page.getByText('已经送审，内容先不动')).toBeVisible();
  await lock(page);
  await signIn(page, leader.login, leader.password);
  await page.goto(address);
  await step('签批');
  await expect(page.getByText('已经签批，内容定住')).toBeVisible();
  await lock(page);
  await signIn(page, clerk.login, clerk.password);
  await page.goto(address);
}
