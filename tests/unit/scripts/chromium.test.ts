import { describe, expect, it } from 'vitest';
import { findChromium } from '../../../scripts/lib/chromium.mjs';

/** A machine on which exactly these programs exist; folders are derived from them. */
function machine(platform: string, programs: readonly string[], env: Record<string, string> = {}) {
  const separator = platform === 'win32' ? '\\' : '/';
  return {
    platform,
    env,
    home: platform === 'win32' ? 'C:\\Users\\clerk' : '/home/clerk',
    isProgram: (path: string) => programs.includes(path),
    list: (folder: string) => [
      ...new Set(
        programs
          .filter((program) => program.startsWith(folder + separator))
          .map((program) => program.slice(folder.length + 1).split(separator)[0] ?? ''),
      ),
    ],
  };
}

describe('findChromium', () => {
  it('takes what HULEI_CHROMIUM names before anything else', () => {
    const env = { HULEI_CHROMIUM: '/opt/mine/chrome', PATH: '/usr/bin' };
    expect(findChromium(machine('linux', ['/usr/bin/chromium', '/opt/mine/chrome'], env))).toBe(
      '/opt/mine/chrome',
    );
  });

  it('never replaces a choice that is not there by something else', () => {
    expect(
      findChromium(machine('linux', ['/usr/bin/chromium'], { HULEI_CHROMIUM: '/gone' })),
    ).toBeUndefined();
  });

  it('looks along PATH on Linux, and in the usual places when PATH is bare', () => {
    expect(findChromium(machine('linux', ['/nix/bin/chromium'], { PATH: 'relative:/nix/bin' }))).toBe(
      '/nix/bin/chromium',
    );
    expect(findChromium(machine('linux', ['/usr/bin/google-chrome-stable']))).toBe(
      '/usr/bin/google-chrome-stable',
    );
  });

  it('prefers Chromium to Chrome wherever they lie', () => {
    const programs = ['/a/google-chrome', '/b/chromium'];
    expect(findChromium(machine('linux', programs, { PATH: '/a:/b' }))).toBe('/b/chromium');
  });

  it('finds Edge on a Windows office PC', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const env = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };
    expect(findChromium(machine('win32', [edge], env))).toBe(edge);
  });

  it('finds an application on macOS', () => {
    const chrome = '/home/clerk/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findChromium(machine('darwin', [chrome]))).toBe(chrome);
  });

  it('falls back to the newest build in the cache of Playwright, by number', () => {
    const cache = '/home/clerk/.cache/ms-playwright';
    const programs = [
      `${cache}/chromium-999/chrome-linux/chrome`,
      `${cache}/chromium-1208/chrome-linux64/chrome`,
      `${cache}/firefox-2000/firefox/chrome`,
    ];
    expect(findChromium(machine('linux', programs))).toBe(`${cache}/chromium-1208/chrome-linux64/chrome`);
  });

  it('finds the cache on Windows and where PLAYWRIGHT_BROWSERS_PATH says', () => {
    const usual = 'C:\\Users\\clerk\\AppData\\Local\\ms-playwright\\chromium-1\\chrome-win64\\chrome.exe';
    expect(findChromium(machine('win32', [usual]))).toBe(usual);
    const moved = '/cache/chromium-1/chrome-linux/chrome';
    expect(findChromium(machine('linux', [moved], { PLAYWRIGHT_BROWSERS_PATH: '/cache' }))).toBe(moved);
  });

  it('finds nothing on a bare machine', () => {
    for (const platform of ['linux', 'win32', 'darwin', 'freebsd']) {
      expect(findChromium(machine(platform, []))).toBeUndefined();
    }
  });
});
