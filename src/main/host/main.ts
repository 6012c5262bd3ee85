import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import type { Demo } from '#main/demo/town.ts';
import { superviseCore } from '#main/supervisor.ts';
import { version } from '#main/version.ts';
import { loadAssets } from './assets.ts';
import { hasDisplay, showInBrowser } from './browser.ts';
import { openBrowserDoor } from './server.ts';

const { values } = parseArgs({
  options: {
    home: { type: 'string' },
    renderer: { type: 'string' },
    core: { type: 'string' },
    port: { type: 'string' },
    open: { type: 'boolean', default: false },
    demo: { type: 'boolean', default: false },
  },
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function run(): Promise<void> {
  const demo = values.demo ? await makeDemo() : undefined;
  const home = demo?.home ?? values.home ?? process.env['HULEI_HOME'];
  if (home === undefined) throw new AppError('door.home-missing');
  const renderer = resolve(values.renderer ?? join(import.meta.dirname, '../../../out/renderer'));
  const supervisor = await superviseCore(
    {
      home: resolve(home),
      version,
      isDemo: demo !== undefined,
      startsAt: demo?.startsAt ?? null,
      usesFloorKdf: demo !== undefined || process.env['HULEI_KDF'] === 'floor',
    },
    values.core === undefined ? {} : { core: pathToFileURL(resolve(values.core)) },
  );
  const door = await openBrowserDoor(supervisor, loadAssets(renderer), Number(values.port ?? 0));

  let isClosing = false;
  const close = async (): Promise<void> => {
    if (isClosing) return;
    isClosing = true;
    await door.close();
    await supervisor.end();
    if (demo && values.home === undefined) rmSync(demo.home, { recursive: true, force: true });
    process.exit(0);
  };
  process.on('SIGINT', () => void close());
  process.on('SIGTERM', () => void close());

  for (const line of demo?.lines ?? []) say(line);
  const browser = process.env['HULEI_CHROMIUM'];
  say(`地址（只能打开一次）：${door.address}`);
  if (!values.open || browser === undefined || !hasDisplay()) {
    say('请在这台电脑的浏览器里打开上面的地址。按 Ctrl+C 结束。');
    return;
  }
  await showInBrowser(browser, door.address);
  await close();
}

async function makeDemo(): Promise<Demo> {
  say('正在布置演示用的镇（约十秒）……');
  const { prepareDemo } = await import('#main/demo/town.ts');
  return prepareDemo(values.home ?? mkdtempSync(join(tmpdir(), 'hulei-demo-')));
}

run().catch((error: unknown) => {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${describeError(error.code, error.params)}\n`);
  process.exitCode = 1;
});
