import { join, resolve } from 'node:path';
import { AppError } from '#shared/rpc/app-error.ts';
import { loadAssets } from '#main/host/assets.ts';
import { openBrowserDoor } from '#main/host/server.ts';
import { superviseCore } from '#main/supervisor.ts';
import { version } from '#main/version.ts';
import { readOptions } from './options.ts';
import type { Globals } from './options.ts';
import { answer, tell } from './output.ts';

/** `serve [--port N]`: the browser door until Ctrl+C; prints the address, which opens once. */
export async function serve(args: readonly string[], globals: Globals): Promise<number> {
  const { values } = readOptions(args, { port: { type: 'string' }, renderer: { type: 'string' } });
  if (globals.home === undefined) throw new AppError('door.home-missing');
  const renderer =
    typeof values['renderer'] === 'string'
      ? values['renderer']
      : join(import.meta.dirname, '../../../out/renderer');
  const assets = loadAssets(renderer);
  const supervisor = await superviseCore({
    home: resolve(globals.home),
    version,
    isDemo: false,
    startsAt: null,
    usesFloorKdf: process.env['HULEI_KDF'] === 'floor',
  });
  const door = await openBrowserDoor(supervisor, assets, Number(values['port'] ?? 0));
  answer(globals.isJson, { address: door.address }, [`地址（只能打开一次）：${door.address}`]);
  tell('按 Ctrl+C 结束。');
  await new Promise<void>((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
  await door.close();
  await supervisor.end();
  return 0;
}
