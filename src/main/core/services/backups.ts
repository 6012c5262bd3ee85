import { desc } from 'drizzle-orm';
import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import type { BackupSummary } from '#shared/contract/organisation.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { OFFICE_FILE, RECORDS_FILE } from '../app.ts';
import type { App } from '../app.ts';
import { actOnOffice, nowIso } from '../context.ts';
import type { OfficeContext, RecordsContext } from '../context.ts';
import { createBackup, findBackupFolders } from '../exchange/backup/create.ts';
import { readManifest } from '../exchange/backup/manifest.ts';
import type { ManifestBody } from '../exchange/backup/manifest.ts';
import { restoreBackup } from '../exchange/backup/restore.ts';
import { verifyBackup } from '../exchange/backup/verify.ts';
import { pointTo } from '../store/folder.ts';
import { accounts, backups } from '../store/schema/office.ts';
import { auditHead, drainOutbox } from '../vault/audit.ts';
import { signAnchor } from '../vault/audit-anchor.ts';
import { sha256, utf8 } from '../vault/crypto.ts';
import { makeFolder } from '../vault/files.ts';
import { joinRecoveryHalves } from '../vault/recovery.ts';
import { formatSlotFile, hasSlots, recoveryOnly } from '../vault/slot-file.ts';
import { unlockWithRecovery } from '../vault/slots.ts';
import { getSetting } from './settings.ts';

/** Starts a backup into a folder, e.g. a stick. @returns the job's id. @throws AppError `backup.place-missing`, `job.running`. */
export function startBackup(ctx: RecordsContext, app: App, folder: string): string {
  if (!existsSync(folder)) throw new AppError('backup.place-missing', { folder });
  return app.jobs.start('backup', async (tools) => {
    const { desk, ports } = ctx;
    if (!desk.recordsKey) throw new AppError('vault.no-records-key');
    drainOutbox(ctx.records, desk.office, desk.auditKey);
    const last = desk.officeDb.select().from(backups).orderBy(desc(backups.sequence)).limit(1).get();
    const sequence = (last?.sequence ?? 0) + 1;
    const pair = getSetting(desk.officeDb, 'deskKey');
    const privateKey = Buffer.from(pair.privateKey, 'base64');
    const made = await createBackup(
      {
        home: desk.folder,
        officeFile: OFFICE_FILE,
        recordsFile: RECORDS_FILE,
        officeKey: desk.officeKey,
        recordsKey: desk.recordsKey,
        keysText: formatSlotFile(recoveryOnly(desk.slots, desk.officeKey)),
        privateKey,
        head: {
          deskId: desk.deskId,
          townName: getSetting(desk.officeDb, 'townName'),
          sequence,
          previous: last?.manifestSha256 ?? null,
          createdAt: nowIso(ports),
          anchor: signAnchor(privateKey, desk.deskId, auditHead(desk.office), ports.clock.now()),
          publicKey: pair.publicKey,
        },
      },
      resolve(folder),
      tools,
    ).finally(() => privateKey.fill(0));
    const manifestSha256 = Buffer.from(sha256(utf8(made.text))).toString('hex');
    actOnOffice(ctx, { action: 'backups.create', objectType: 'backup', objectId: String(sequence) }, () => {
      const row = { sequence, at: nowIso(ports), folder: made.folder, bytes: made.bytes, manifestSha256 };
      desk.officeDb
        .insert(backups)
        .values({ ...row, accountId: ctx.session.accountId })
        .run();
    });
    return { folder: made.folder, message: `备份好了，并已读回核对。位置：${made.folder}` };
  });
}

export function startVerify(app: App, folder: string): string {
  return app.jobs.start('verify', async (tools) => {
    const body = await verifyBackup(resolve(folder), tools);
    const desk = app.desk();
    if (desk?.deskId === body.deskId && getSetting(desk.officeDb, 'deskKey').publicKey !== body.publicKey) {
      throw new AppError('backup.foreign');
    }
    return {
      folder,
      message: `核对完毕，备份完好：${body.townName}第 ${body.sequence} 份，${countsText(body)}。`,
    };
  });
}

function countsText({ counts, objects }: ManifestBody): string {
  return `场所 ${counts['venues'] ?? 0} 家、检查 ${counts['inspections'] ?? 0} 次、问题 ${counts['problems'] ?? 0} 个、附件 ${objects.length} 份`;
}

type RestoreInput = { folder: string; halves: readonly [string, string]; into?: string | undefined };

/** Into an empty desk only. @throws AppError `backup.desk-in-use`, `job.running`. */
export function startRestore(app: App, { folder, halves, into }: RestoreInput): string {
  app.jobs.assertIdle();
  if (app.desk() || hasSlots(app.folder())) throw new AppError('backup.desk-in-use');
  if (into !== undefined && resolve(into) !== app.folder()) {
    makeFolder(into);
    if (hasSlots(into)) throw new AppError('backup.desk-in-use');
    app.moveTo(resolve(into));
  }
  return app.jobs.start('restore', async (tools) => {
    const target = {
      home: app.folder(),
      officeFile: OFFICE_FILE,
      recordsFile: RECORDS_FILE,
      random: app.ports.random,
      stamp: nowIso(app.ports).replace(/[:.]/g, ''),
    };
    const body = await restoreBackup(resolve(folder), halves, target, tools);
    pointTo(app.options.home, app.folder());
    return {
      folder: app.folder(),
      message: `恢复好了：${body.townName}，${countsText(body)}。请用原来的账号登录。`,
    };
  });
}

/** Proves that the halves in the envelopes open this desk, and notes that it was tried. @throws AppError `recovery.*`. */
export function drillRecovery(ctx: OfficeContext, halves: readonly [string, string]): void {
  const { slots } = ctx.desk.slots;
  const key = joinRecoveryHalves(halves[0], halves[1], slots.deskId);
  const keys = unlockWithRecovery(slots, key);
  for (const secret of [key, keys.officeKey, keys.recordsKey]) secret.fill(0);
  actOnOffice(
    ctx,
    { action: 'backups.drill', objectType: 'desk', objectId: ctx.desk.deskId },
    () => undefined,
  );
}

export function listBackups(ctx: OfficeContext) {
  const names = new Map(
    ctx.desk.officeDb
      .select()
      .from(accounts)
      .all()
      .map(({ id, name }) => [id, name]),
  );
  return ctx.desk.officeDb
    .select()
    .from(backups)
    .orderBy(desc(backups.sequence))
    .all()
    .map(({ sequence, at, folder, bytes, accountId }) => ({
      sequence,
      at,
      folder,
      bytes,
      by: names.get(accountId) ?? '',
    }));
}

export function findBackups(folder: string): BackupSummary[] {
  return findBackupFolders(resolve(folder)).map(summarise);
}

function summarise(folder: string): BackupSummary {
  try {
    const { body } = readManifest(folder);
    const bytes = [...body.office, ...body.records, body.keys, ...body.objects].reduce(
      (sum, { size }) => sum + size,
      0,
    );
    const { townName, sequence, createdAt, counts } = body;
    return { folder, townName, sequence, createdAt, bytes, isComplete: true, counts };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return {
      folder,
      townName: '',
      sequence: 0,
      createdAt: '1970-01-01T00:00:00.000Z',
      bytes: 0,
      isComplete: false,
      counts: {},
    };
  }
}

/** Sticks that are plugged in, then the person's own documents folder. */
export function listPlaces() {
  const own = join(homedir(), process.platform === 'win32' ? 'Documents' : '');
  return [
    ...removablePlaces().map((path) => ({ path, isRemovable: true })),
    { path: own, isRemovable: false },
  ].flatMap(({ path, isRemovable }) => {
    const freeBytes = freeSpace(path);
    if (freeBytes === undefined) return [];
    const name = path.split(/[\\/]/).findLast(Boolean) ?? path;
    return [{ path, label: isRemovable ? `U 盘 ${name}` : '本机（不能代替 U 盘）', freeBytes, isRemovable }];
  });
}

function removablePlaces(): string[] {
  if (process.platform === 'win32') return Array.from('DEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}:\\`);
  const roots =
    process.platform === 'darwin'
      ? ['/Volumes']
      : [`/media/${userInfo().username}`, `/run/media/${userInfo().username}`, '/media', '/mnt'];
  return roots.flatMap((root) => {
    try {
      // A stick is another file system; a plain folder left there is not one.
      const own = statSync(root).dev;
      return readdirSync(root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== userInfo().username)
        .map(({ name }) => join(root, name))
        .filter((path) => statSync(path).dev !== own);
    } catch {
      return []; // no such place on this machine
    }
  });
}

function freeSpace(path: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}
