import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/rpc/app-error.ts';
import type { Randomness } from '#core/ports.ts';
import { checkStore, openStore } from '#core/store/open.ts';
import type { Store } from '#core/store/open.ts';
import { auditKey, auditRows, countOutbox } from '#core/vault/audit.ts';
import { writeAnchor } from '#core/vault/audit-anchor.ts';
import { verifyChain } from '#core/vault/audit-verify.ts';
import { asDiskError, keepDurably } from '#core/vault/files.ts';
import { objectPath } from '#core/vault/objects.ts';
import { joinRecoveryHalves } from '#core/vault/recovery.ts';
import { parseSlotFile, writeSlots } from '#core/vault/slot-file.ts';
import { assertGenuine } from '#core/vault/slot-model.ts';
import type { StoreKeys } from '#core/vault/slot-model.ts';
import { unlockWithRecovery } from '#core/vault/slots.ts';
import type { BackupTools } from './create.ts';
import { KEYS_FILE } from './manifest.ts';
import type { ManifestBody } from './manifest.ts';
import { joinParts } from './pieces.ts';
import { attachmentRoot, verifyBackup } from './verify.ts';

export type RestoreTarget = {
  home: string;
  officeFile: string;
  recordsFile: string;
  random: Randomness;
  /** Tells files set aside from one another. */
  stamp: string;
};

/**
 * Puts a backup into an empty desk's folder. Everything is built and checked in a place of its own; the slot file,
 * which makes a folder a desk, is moved in last. Cut off at any point the folder is still empty or whole.
 * @throws AppError `backup.*`, `recovery.*`, `store.*`, `disk.*`, `job.cancelled`.
 */
export async function restoreBackup(
  folder: string,
  halves: readonly [string, string],
  target: RestoreTarget,
  tools: BackupTools,
): Promise<ManifestBody> {
  const body = await verifyBackup(folder, {
    ...tools,
    report: (done, message) => tools.report(done * 0.4, message),
  });
  const slots = parseSlotFile(readFileSync(join(folder, KEYS_FILE), 'utf8'));
  if (!slots) throw new AppError('backup.damaged', { file: KEYS_FILE });
  const recoveryKey = joinRecoveryHalves(halves[0], halves[1], slots.slots.deskId);
  const keys = unlockWithRecovery(slots.slots, recoveryKey);
  recoveryKey.fill(0);
  const work = join(target.home, 'restore.partial');
  try {
    assertGenuine(slots, keys.officeKey);
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work, { recursive: true, mode: 0o700 });
    await build({ folder, work, body, target, keys }, tools);
    moveIn(work, target);
    return body;
  } catch (error) {
    throw asDiskError(error);
  } finally {
    keys.officeKey.fill(0);
    keys.recordsKey.fill(0);
    rmSync(work, { recursive: true, force: true });
  }
}

type Build = { folder: string; work: string; body: ManifestBody; target: RestoreTarget; keys: StoreKeys };

async function build(
  { folder, work, body, target, keys }: Build,
  { signal, report }: BackupTools,
): Promise<void> {
  const pieces = [...body.office, ...body.records];
  const total = pieces.reduce((sum, { size }) => sum + size, 0);
  let moved = 0;
  const progress = {
    signal,
    moved: (bytes: number) => {
      moved += bytes;
      report(0.4 + (0.4 * moved) / Math.max(1, total), '正在恢复资料库');
    },
  };
  await joinParts(folder, body.office, join(work, target.officeFile), progress);
  await joinParts(folder, body.records, join(work, target.recordsFile), progress);
  report(0.8, '正在恢复附件');
  for (const { id } of body.objects) {
    mkdirSync(dirname(objectPath(work, id)), { recursive: true });
    copyFileSync(objectPath(attachmentRoot(folder), id), `${objectPath(work, id)}.partial`);
    keepDurably(`${objectPath(work, id)}.partial`, objectPath(work, id));
  }
  report(0.9, '正在核对恢复的内容');
  const office = openStore(join(work, target.officeFile), keys.officeKey);
  try {
    const records = openStore(join(work, target.recordsFile), keys.recordsKey);
    try {
      checkRestored({ office, records, body, keys });
    } finally {
      records.close();
    }
    writeKeys(office, work, keys);
  } finally {
    office.close();
  }
  writeAnchor(work, body.anchor);
}

type Restored = { office: Store; records: Store; body: ManifestBody; keys: StoreKeys };

/** Integrity, foreign keys, counts, the signer and the audit chain: all of it, before anything is moved in. */
function checkRestored({ office, records, body, keys }: Restored): void {
  for (const store of [office, records]) {
    checkStore(store);
    const orphans = store.pragma('foreign_key_check');
    if (!Array.isArray(orphans) || orphans.length > 0)
      throw new AppError('backup.damaged', { file: '资料库' });
  }
  for (const [table, count] of Object.entries(body.counts)) {
    const found = Number(
      records
        .prepare(`SELECT count(*) FROM "${table.replaceAll('"', '')}"`)
        .pluck()
        .get(),
    );
    if (found !== count) throw new AppError('backup.damaged', { file: '资料库' });
  }
  const deskKey = JSON.parse(settingOf(office, 'deskKey')) as { publicKey: string };
  if (deskKey.publicKey !== body.publicKey) throw new AppError('backup.foreign');
  const verdict = verifyChain(auditRows(office), {
    key: auditKey(keys.officeKey),
    publicKey: Buffer.from(body.publicKey, 'base64'),
    deskId: body.deskId,
    anchors: [body.anchor],
    waiting: countOutbox(records),
  });
  if (verdict.state === 'broken') throw new AppError('backup.audit-broken');
}

function settingOf(office: Store, key: string): string {
  const value = office.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck().get(key);
  if (value === undefined) throw new AppError('backup.damaged', { file: '资料库' });
  return value;
}

/** Every account's way in travels inside the office store. */
function writeKeys(office: Store, work: string, keys: StoreKeys): void {
  const stored = parseSlotFile(JSON.parse(settingOf(office, 'slots')) as string);
  if (!stored) throw new AppError('backup.damaged', { file: '资料库' });
  assertGenuine(stored, keys.officeKey);
  writeSlots(work, stored.slots, keys.officeKey);
}

/** The desk appears with its slot files, which go last. What lies in the way is set aside, never deleted. */
function moveIn(work: string, { home, stamp }: RestoreTarget): void {
  const names = readdirSync(work).toSorted((a, b) => Number(isKeyFile(a)) - Number(isKeyFile(b)));
  for (const name of names) {
    if (/-(?:wal|shm)$/.test(name)) continue;
    const place = join(home, name);
    if (existsSync(place)) renameSync(place, `${place}.before-restore-${stamp}`);
    renameSync(join(work, name), place);
  }
}

function isKeyFile(name: string): boolean {
  return name.startsWith('keys-');
}
