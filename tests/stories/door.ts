import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadAssets } from '#main/host/assets.ts';
import { openBrowserDoor } from '#main/host/server.ts';
import { superviseCore } from '#main/supervisor.ts';
import { version } from '#main/version.ts';

/**
 * The browser door on a desk whose clock begins where the story says: `door.ts HOME INSTANT`. The product itself has
 * no switch that moves its clock, so the story opens the same door from here.
 */
const [home = '', instant = ''] = process.argv.slice(2);
const out = resolve(import.meta.dirname, '../../out');
const supervisor = await superviseCore(
  { home: resolve(home), version, isDemo: false, startsAt: Date.parse(instant), usesFloorKdf: true },
  { core: pathToFileURL(join(out, 'main/worker.js')) },
);
const door = await openBrowserDoor(supervisor, loadAssets(join(out, 'renderer')));

process.on(
  'SIGTERM',
  () =>
    void door
      .close()
      .then(supervisor.end)
      .then(() => process.exit(0)),
);
process.stdout.write(`${door.address}\n`);
