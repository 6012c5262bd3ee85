import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { delayAfter, openThrottle } from '#core/vault/throttle.ts';
import { fakeClock, refusal, tempFolder } from './support.ts';

const MINUTE = 60_000;

test('five tries are free, then the wait doubles from 1 s to 15 min', () => {
  expect([1, 4, 5, 6, 7, 14, 15, 1000].map(delayAfter)).toEqual([
    0, 0, 1000, 2000, 4000, 512_000, 900_000, 900_000,
  ]);
});

test('waiting is told in words and does not count as a try', () => {
  const clock = fakeClock();
  const throttle = openThrottle(tempFolder(), clock);
  for (let i = 0; i < 5; i += 1) throttle.begin('a');
  expect(() => throttle.begin(' Ａ')).toThrow(refusal('vault.too-many-tries', { wait: '1 秒' }));
  expect(() => throttle.begin('a')).toThrow(refusal('vault.too-many-tries', { wait: '1 秒' }));
  clock.advance(1000);
  throttle.begin('a');
  expect(() => throttle.begin('a')).toThrow(refusal('vault.too-many-tries', { wait: '2 秒' }));
});

test('another login is not held up, and success forgets', () => {
  const clock = fakeClock();
  const throttle = openThrottle(tempFolder(), clock);
  for (let i = 0; i < 5; i += 1) throttle.begin('a');
  throttle.begin('b');
  clock.advance(1000);
  throttle.begin('a');
  throttle.succeed('a');
  for (let i = 0; i < 5; i += 1) throttle.begin('a');
  expect(() => throttle.begin('a')).toThrow(refusal('vault.too-many-tries'));
});

test('a restart shortens nothing, not even with the clock set back; the wait still ends', () => {
  const home = tempFolder();
  const clock = fakeClock();
  const before = openThrottle(home, clock);
  for (let i = 0; i < 30; i += 1) {
    before.begin('a');
    clock.advance(15 * MINUTE);
  }
  before.begin('a');
  clock.setWall(Date.UTC(2020, 0, 1));
  const after = openThrottle(home, clock);
  expect(() => after.begin('a')).toThrow(refusal('vault.too-many-tries', { wait: '15 分钟' }));
  clock.advance(14 * MINUTE);
  expect(() => after.begin('a')).toThrow(refusal('vault.too-many-tries', { wait: '1 分钟' }));
  clock.advance(MINUTE);
  after.begin('a');
});

test.each([0, Date.UTC(2099, 0, 1)])('setting the clock to %i while it runs shortens nothing', (wallMs) => {
  const clock = fakeClock();
  const throttle = openThrottle(tempFolder(), clock);
  for (let i = 0; i < 5; i += 1) throttle.begin('a');
  clock.setWall(wallMs);
  expect(() => throttle.begin('a')).toThrow(refusal('vault.too-many-tries', { wait: '1 秒' }));
});

test('nothing that was typed as a login is on disk, and a torn copy is no way round', () => {
  const home = tempFolder();
  const clock = fakeClock();
  const throttle = openThrottle(home, clock);
  for (let i = 0; i < 5; i += 1) throttle.begin('MyPassword1');
  expect(readFileSync(join(home, 'sign-in-a.json'), 'utf8').toLowerCase()).not.toContain('mypassword');
  writeFileSync(join(home, 'sign-in-a.json'), '{');
  expect(() => openThrottle(home, clock).begin('MyPassword1')).toThrow(refusal('vault.too-many-tries'));
});

test('the file stays small, whatever is typed', () => {
  const home = tempFolder();
  const clock = fakeClock();
  const throttle = openThrottle(home, clock);
  for (let i = 0; i < 50; i += 1) throttle.begin(`login ${i}`);
  clock.advance(25 * 60 * MINUTE);
  throttle.begin('one more');
  expect(readFileSync(join(home, 'sign-in-b.json'), 'utf8').length).toBeLessThan(300);
});
