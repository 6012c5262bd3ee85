import { defineConfig } from '@playwright/test';
import { findElectron } from './scripts/lib/electron.mjs';

const chromium = process.env['HULEI_CHROMIUM'];
const electron = findElectron();
// Desktop tests launch this program, and skip with a plain reason when it is not set.
if (electron) process.env['HULEI_ELECTRON'] = electron;
// Chromium's own sandbox cannot run as root, as in most build containers; the pages under test are ours.
const isRoot = process.getuid?.() === 0;

/** Browser stories on the built renderer. They use the machine's Chromium (HULEI_CHROMIUM) and download nothing. */
export default defineConfig({
  testDir: 'tests',
  outputDir: 'artifacts/playwright',
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env['CI'] === 'true',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['HULEI_PLAYWRIGHT_REPORT'] ?? 'artifacts/playwright.json' }],
  ],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    screenshot: 'only-on-failure',
    // A trace doubles the time of every story; whoever hunts a fault asks for one.
    trace: process.env['HULEI_TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: isRoot ? ['--no-sandbox', '--disable-dev-shm-usage'] : [],
    },
  },
  projects: [
    {
      name: 'browser',
      testMatch: ['e2e/**/*.{spec,test}.ts', 'stories/**/*.{spec,test}.ts'],
      testIgnore: 'e2e/desktop/**',
    },
    { name: 'desktop', testMatch: 'e2e/desktop/**/*.{spec,test}.ts' },
  ],
});
