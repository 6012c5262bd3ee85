import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

type Configuration = { electronFuses: Record<string, boolean>; files: string[]; publish: unknown };

// What electron-builder itself reads and checks its configuration with; it exports neither.
const fromBuilder = createRequire(import.meta.resolve('electron-builder'));
const yaml: { load: (text: string) => Configuration } = fromBuilder('js-yaml');
const checker: { validateConfiguration: (configuration: object, log: object) => Promise<void> } = fromBuilder(
  'app-builder-lib/out/util/config/config.js',
);

const text = readFileSync(new URL('../../../electron-builder.yml', import.meta.url), 'utf8');
const configuration = yaml.load(text);

function validate(candidate: object): Promise<void> {
  return checker.validateConfiguration(candidate, { isEnabled: false });
}

describe('the installers', () => {
  it('are described in words that electron-builder knows', async () => {
    await expect(validate(configuration)).resolves.toBeUndefined();
    await expect(validate({ ...configuration, asarr: true })).rejects.toThrow('asarr');
  });

  it('cannot be turned into a JavaScript runner, a debugger or a loader of other code', () => {
    expect(configuration.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      grantFileProtocolExtraPrivileges: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      enableCookieEncryption: true,
    });
  });

  it('carry no second Node and look for no updates', () => {
    expect(configuration.files).toContain('!node_modules/node-{linux,win}-*/**');
    expect(configuration.publish).toBeNull();
  });
});
