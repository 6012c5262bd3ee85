import { expect as patient } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Paper } from './papers.ts';

/** A key derivation takes seconds on a busy PC. */
export const expect = patient.configure({ timeout: 30_000 });

const screens = resolve(import.meta.dirname, '../../artifacts/screens');
let station = 0;
const mostStops = 80;

/** Keeps what the screen shows at this station, in the story's order. */
export async function look(page: Page, name: string): Promise<void> {
  station += 1;
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({
    path: join(screens, `${String(station).padStart(2, '0')}-${name}.png`),
    animations: 'disabled',
  });
}

/** Another part of the desk, once it has taken the last one's place: both have links of the same name. */
export async function goTo(page: Page, label: string): Promise<void> {
  const link = page
    .getByRole('navigation', { name: '栏目' })
    .getByRole('link', { name: new RegExp(`^${label}`) });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
}

/** With the keyboard alone: the login has the focus, Tab leads to the password, Enter signs in. */
export async function typeIn(page: Page, login: string, password: string): Promise<void> {
  await expect(page.getByLabel('登录名')).toBeFocused();
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await typeIn(page, login, password);
  await expect(page.getByRole('navigation', { name: '栏目' })).toBeVisible();
}

export async function lock(page: Page): Promise<void> {
  await page.getByRole('button', { name: '锁定' }).click();
  await expect(page.getByRole('form', { name: '登录' })).toBeVisible();
}

/** One choice of a list that can be searched. */
export async function choose(within: Page | Locator, label: string, option: string): Promise<void> {
  const field = within.getByRole('combobox', { name: label, exact: true });
  await field.click();
  const page = 'page' in within ? within.page() : within;
  await page.getByRole('option', { name: option }).click();
}

/** Waits as a person does until the open list is drawn and knows which line is current. */
async function offered(page: Page, option: Locator): Promise<void> {
  await expect(option).toBeVisible();
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
}

/** The arrows to one line of the list that opened, and Enter. @throws Error when they never come to it. */
export async function arrowTo(page: Page, option: Locator): Promise<void> {
  await offered(page, option);
  for (let stop = 0; stop < mostStops; stop += 1) {
    if ((await option.getAttribute('data-combobox-selected')) !== null) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows never come to ${String(option)}`);
}

/** A word into a list that narrows down, whole as an input method sends it, and Enter on the line that was meant. */
export async function typeChoice(page: Page, word: string, name: string | RegExp): Promise<void> {
  await offered(page, page.getByRole('option').first());
  await page.keyboard.insertText(word);
  await arrowTo(page, page.getByRole('option', { name, exact: true }));
}

/** 1 and Enter: in order, next. */
export async function passItem(page: Page): Promise<void> {
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
}

/** 2, what was found; who puts it right and by when, unless that is settled later. */
export async function failItem(
  page: Page,
  note: string,
  order?: { unit: string; deadline: string },
): Promise<void> {
  await page.keyboard.press('2');
  await expect(page.getByLabel('查到了什么').last()).toBeVisible();
  await page.keyboard.type(note);
  if (order) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(order.unit);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type(order.deadline);
  }
  await page.keyboard.press('Enter');
}

/** Pictures of one story, named after it and numbered by station. */
export function pictures(story: string): (page: Page, name: string) => Promise<void> {
  let shot = 0;
  return async (page, name) => {
    shot += 1;
    await page.evaluate(() => document.fonts.ready);
    const file = `${story}-${String(shot).padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: join(screens, file), animations: 'disabled' });
  };
}

/** Goes there with Tab alone, as somebody without a mouse does. @throws Error when Tab never arrives. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never arrives at ${String(target)}`);
}

/** Tab and Enter. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** The button that opens the system's own choice of a file, with the keyboard. */
export async function pick(page: Page, button: string, file: Paper): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await press(page, page.getByRole('button', { name: button, exact: true }));
  await (await asked).setFiles(file);
}

/** What the desk hands over when something is done. */
export async function download(
  page: Page,
  act: () => Promise<void>,
): Promise<{ name: string; bytes: Uint8Array }> {
  const waiting = page.waitForEvent('download');
  await act();
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: new Uint8Array(readFileSync(await file.path())) };
}

/** Walks a matrix down to a square of the column it stands in, as the arrow keys do. @throws Error when it never comes. */
export async function walkTo(page: Page, square: Locator): Promise<void> {
  await page.getByRole('grid').focus();
  const id = await square.getAttribute('id');
  for (let step = 0; step < mostStops; step += 1) {
    if ((await page.getByRole('grid').getAttribute('aria-activedescendant')) === id) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows never reach ${String(square)}`);
}
