import { expect, test } from 'vitest';
import { findOffice } from '#main/office/find-office.ts';
import type { Machine } from '#main/office/find-office.ts';

function machine(platform: NodeJS.Platform, files: readonly string[], env: Machine['env'] = {}): Machine {
  const separator = platform === 'win32' ? '\\' : '/';
  return {
    platform,
    env,
    exists: (path) => files.includes(path),
    list: (folder) => [
      ...new Set(
        files
          .filter((file) => file.startsWith(`${folder}${separator}`))
          .map((file) => file.slice(folder.length + 1).split(separator)[0] ?? ''),
      ),
    ],
  };
}

test('a PC without LibreOffice has none, whatever else is there', () => {
  expect(findOffice(machine('linux', ['/usr/bin/wps', '/opt/kingsoft/wps-office/office6/wps']))).toBeNull();
  expect(findOffice(machine('win32', ['C:\\Program Files\\Kingsoft\\wps.exe'], {}))).toBeNull();
});

test.each([
  ['of the distribution', '/usr/bin/soffice', {}],
  ['of the makers', '/opt/libreoffice24.8/program/soffice', {}],
  ['in PATH', '/home/某甲/bin/libreoffice', { PATH: '/usr/bin:/home/某甲/bin' }],
] as const)('Linux: the one %s is found', (_, path, env) => {
  expect(findOffice(machine('linux', [path], env))).toBe(path);
});

test('PATH counts before other places, and a relative piece of it never', () => {
  const both = ['/usr/bin/soffice', '/srv/office/soffice', 'here/soffice'];
  expect(findOffice(machine('linux', both, { PATH: 'here:/srv/office' }))).toBe('/srv/office/soffice');
});

test('Windows: the .com that waits for its work, in either program folder', () => {
  const roots = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };
  const old = 'C:\\Program Files (x86)\\LibreOffice 5\\program\\soffice.exe';
  expect(findOffice(machine('win32', [old], roots))).toBe(old);
  const now = ['com', 'exe'].map((ending) => `C:\\Program Files\\LibreOffice\\program\\soffice.${ending}`);
  expect(findOffice(machine('win32', [old, ...now], roots))).toBe(now[0]);
  expect(findOffice(machine('win32', ['D:\\lo\\soffice.exe'], { Path: 'D:\\lo;C:\\Windows' }))).toBe(
    'D:\\lo\\soffice.exe',
  );
});
