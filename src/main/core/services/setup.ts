import { existsSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import type { SetupInput } from '#shared/contract/desk.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { OFFICE_FILE, RECORDS_FILE } from '../app.ts';
import type { App } from '../app.ts';
import { nowIso } from '../context.ts';
import type { Desk } from '../context.ts';
import { pointTo } from '../store/folder.ts';
import { numberWords } from '../store/schema/documents.ts';
import { accounts } from '../store/schema/office.ts';
import { people } from '../store/schema/organisation.ts';
import { appendEntry } from '../vault/audit.ts';
import { createDeskKey } from '../vault/desk-key.ts';
import { makeFolder } from '../vault/files.ts';
import { calibrate } from '../vault/kdf.ts';
import { splitRecoveryKey } from '../vault/recovery.ts';
import { formatSlotFile, hasSlots, writeSlots } from '../vault/slot-file.ts';
import { signSlots } from '../vault/slot-model.ts';
import { addAccount, createSlots, giveRecordsKey, normalizeLogin } from '../vault/slots.ts';
import { assertPassword } from './passwords.ts';
import { setSetting } from './settings.ts';
import { anchorHead } from './audit.ts';

type Setup = z.infer<typeof SetupInput>;
type Member = Setup['accounts'][number] & { id: string };

/**
 * Makes a new desk: three admins and the first business account, who are four different people, and a recovery key
 * whose halves are answered once. The slot file is written last: until it stands there is no desk.
 * @throws AppError `desk.exists`, `desk.seats`, `desk.same-person`, `vault.login-taken`, `password.*`, `disk.*`.
 */
export async function setUpDesk(app: App, input: Setup): Promise<{ recovery: [string, string] }> {
  const { ports } = app;
  const members = input.accounts.map((account) => ({ ...account, id: ports.random.uuid() }));
  assertFourPeople(members);
  app.jobs.assertIdle();
  if (hasSlots(app.folder())) throw new AppError('desk.exists');
  if (input.folder !== undefined) chooseFolder(app, input.folder);
  setLeftoversAside(app);

  const deskId = ports.random.uuid();
  const kdf = app.options.kdf ?? (await calibrate(ports.clock));
  const created = createSlots({ deskId, kdf }, ports.random);
  let slots = created.slots;
  for (const { id: accountId, login, password } of members) {
    slots = await addAccount(slots, { accountId, login, password }, created.keys.officeKey, ports.random);
  }
  const business = getSeat(members, 'business');
  slots = giveRecordsKey(slots, business.id, created.keys.recordsKey, ports.random);

  // Another screen's setup, or a restore, may have gone ahead while Argon2 took its time.
  app.jobs.assertIdle();
  if (hasSlots(app.folder())) throw new AppError('desk.exists');
  const recovery = splitRecoveryKey(created.recoveryKey, deskId, ports.random);
  created.recoveryKey.fill(0);
  const desk = app.open({ slots: signSlots(slots, 1, created.keys.officeKey), ...created.keys }, true);
  try {
    writeOffice(app, desk, input.town.name, members);
    writeRecords(app, desk, input.town.numberWords, business);
    anchorHead(desk, ports.clock.now());
    setSetting(desk.officeDb, 'slots', formatSlotFile(desk.slots));
    desk.slots = writeSlots(desk.folder, slots, desk.officeKey);
    pointTo(app.options.home, desk.folder);
  } finally {
    app.lock();
  }
  return { recovery };
}

function assertFourPeople(members: readonly Member[]): void {
  for (const seat of ['system', 'security', 'audit', 'business'] as const) {
    if (members.filter((member) => member.seat === seat).length !== 1) throw new AppError('desk.seats');
  }
  const names = new Set(members.map(({ name }) => name.normalize('NFKC').replace(/\s/g, '')));
  if (names.size < members.length) throw new AppError('desk.same-person');
  const logins = members.map(({ login }) => normalizeLogin(login));
  const twice = logins.find((login, index) => logins.indexOf(login) !== index);
  if (twice !== undefined) throw new AppError('vault.login-taken', { login: twice });
  for (const [index, { password, login }] of members.entries()) {
    assertPassword(password, login, `accounts.${index}.password`);
  }
}

function getSeat(members: readonly Member[], seat: Member['seat']): Member {
  const member = members.find((candidate) => candidate.seat === seat);
  if (!member) throw new AppError('desk.seats');
  return member;
}

function chooseFolder(app: App, folder: string): void {
  if (resolve(folder) === app.folder()) return;
  makeFolder(folder);
  if (hasSlots(folder)) throw new AppError('desk.exists');
  app.moveTo(resolve(folder));
}

/** Stores without a slot file are a first run that was cut off: nobody ever held their keys. Kept, but out of the way. */
function setLeftoversAside(app: App): void {
  const stamp = nowIso(app.ports).replace(/[:.]/g, '');
  for (const file of [OFFICE_FILE, RECORDS_FILE]) {
    for (const suffix of ['', '-wal', '-shm']) {
      const path = join(app.folder(), file + suffix);
      if (existsSync(path)) renameSync(path, `${path}.unfinished-${stamp}`);
    }
  }
}

function writeOffice(app: App, desk: Desk, townName: string, members: readonly Member[]): void {
  const at = nowIso(app.ports);
  const pair = createDeskKey(app.ports.random);
  desk.office
    .transaction(() => {
      setSetting(desk.officeDb, 'townName', townName);
      setSetting(desk.officeDb, 'deskId', desk.deskId);
      setSetting(desk.officeDb, 'deskKey', {
        privateKey: Buffer.from(pair.privateKey).toString('base64'),
        publicKey: Buffer.from(pair.publicKey).toString('base64'),
      });
      for (const { id, login, name, seat } of members) {
        const isBusiness = seat === 'business';
        const role = isBusiness ? 'coordinator' : seat;
        const key = isBusiness ? { recordsKeyAt: at } : {};
        desk.officeDb
          .insert(accounts)
          .values({
            id,
            login: normalizeLogin(login),
            name,
            seat,
            role,
            status: 'active',
            createdAt: at,
            grantedAt: at,
            ...key,
          })
          .run();
      }
      appendEntry(desk.office, desk.auditKey, {
        atUtc: at,
        handler: { id: null, name: getSeat(members, 'system').name },
        typistAccountId: 'system',
        role: 'system',
        action: 'desk.setup',
        objectType: 'desk',
        objectId: desk.deskId,
        fields: ['townName', 'accounts'],
        purpose: '',
        result: 'done',
      });
    })
    .immediate();
  pair.privateKey.fill(0);
}

function writeRecords(app: App, desk: Desk, words: Setup['town']['numberWords'], business: Member): void {
  const db = desk.recordsDb;
  if (!db) throw new Error('a new desk opens both stores');
  const createdAt = nowIso(app.ports);
  desk.records
    ?.transaction(() => {
      db.insert(people)
        .values({ id: app.ports.random.uuid(), name: business.name, accountId: business.id, createdAt })
        .run();
      for (const entry of words) {
        const { word, mode } = typeof entry === 'string' ? { word: entry, mode: 'own' as const } : entry;
        db.insert(numberWords)
          .values({ id: app.ports.random.uuid(), word, mode, createdAt })
          .onConflictDoNothing()
          .run();
      }
    })
    .immediate();
}
