import { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, session, shell } from 'electron';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import { loadAssets } from '#main/host/assets.ts';
import { superviseCore } from '#main/supervisor.ts';
import { version } from '#main/version.ts';
import { openCopy } from './open-copy.ts';
import { guardContents, guardSession } from './guards.ts';
import { answerAsset, pageUrl, scheme, schemePrivileges } from './pages.ts';
import { attachPipes } from './pipes.ts';
import { windowOptions } from './window.ts';

protocol.registerSchemesAsPrivileged([schemePrivileges]);
if (!app.requestSingleInstanceLock()) app.quit();

function homeFolder(): string {
  const given = process.env['HULEI_HOME'];
  if (given !== undefined) return resolve(given);
  if (process.platform === 'win32') return join(app.getPath('appData'), '..', 'Local', 'hulei-desk');
  return join(homedir(), '.local', 'share', 'hulei-desk');
}

async function open(): Promise<void> {
  const options = { home: homeFolder(), version, isDemo: false, startsAt: null, usesFloorKdf: false };
  const supervisor = await superviseCore(options, { openFile: (path) => openCopy(path, shell) });
  const assets = loadAssets(join(import.meta.dirname, '../renderer'));
  protocol.handle(scheme, (request) => answerAsset(assets, request.url));
  guardSession(session.defaultSession);
  app.on('web-contents-created', (_, contents) => guardContents(contents));
  const pipes = attachPipes(ipcMain, supervisor);
  Menu.setApplicationMenu(null);

  const window = new BrowserWindow(
    windowOptions(join(import.meta.dirname, '../preload/index.cjs'), app.isPackaged),
  );
  window.once('ready-to-show', () => window.show());
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  // The office walks away or the lid closes: nobody reads on from an unattended screen.
  powerMonitor.on('lock-screen', pipes.lock);
  powerMonitor.on('suspend', pipes.lock);
  app.on('window-all-closed', () => {
    void supervisor.end().finally(() => app.quit());
  });
  await window.loadURL(pageUrl);
}

app
  .whenReady()
  .then(open)
  .catch((error: unknown) => {
    const text =
      error instanceof AppError
        ? describeError(error.code, error.params)
        : describeError('internal', { incident: '启动' });
    dialog.showErrorBox('护蕾工作台', text);
    app.exit(1);
  });
