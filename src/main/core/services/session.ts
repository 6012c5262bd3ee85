import { eq } from 'drizzle-orm';
import type { SessionInfo } from '#shared/contract/desk.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { App } from '../app.ts';
import { actOnOffice, recordsContext } from '../context.ts';
import type { Connection, Desk, OfficeContext, Session } from '../context.ts';
import { accounts } from '../store/schema/office.ts';
import { people, units } from '../store/schema/organisation.ts';
import { drainOutbox } from '../vault/audit.ts';
import { hasSlots, parseSlotFile, readSlots, writeSlots } from '../vault/slot-file.ts';
import type { SlotFile } from '../vault/slot-model.ts';
import { changePassword as rewrap, unlock } from '../vault/slots.ts';
import { anchorHead } from './audit.ts';
import { dropErasedObjects } from './erase-contents.ts';
import { dropOldDrafts } from './kept-drafts.ts';
import { assertPassword } from './passwords.ts';
import { getSetting } from './settings.ts';
import { changeSlots } from './slots.ts';
import { runLadder } from './ladder.ts';

/**
 * Opens the desk for one person on one connection.
 * @throws AppError `desk.empty`, `desk.in-session`, `vault.wrong-credentials`, `vault.too-many-tries`,
 * `account.disabled`, `store.*`.
 */
export async function signIn(
  app: App,
  connection: Connection,
  { login, password }: { login: string; password: string },
): Promise<SessionInfo> {
  if (!hasSlots(app.folder())) throw new AppError('desk.empty');
  if (app.desk()) throw new AppError('desk.in-session');
  const { file } = readSlots(app.folder());
  app.throttle().begin(login);
  const unlocked = await unlock(file, login, password);
  unlocked.privateKey.fill(0);
  // Two sign-ins may have waited for Argon2 side by side: the first one has the desk.
  if (app.desk()) throw new AppError('desk.in-session');
  const desk = app.open({ slots: file, officeKey: unlocked.officeKey, recordsKey: unlocked.recordsKey });
  try {
    const session = startSession(app, desk, unlocked.accountId);
    connection.session = session;
    app.throttle().succeed(login);
    const ctx = { ports: app.ports, desk, session };
    remindAtUnlock(app, ctx);
    return describeSession(ctx);
  } catch (error) {
    app.lock();
    throw error;
  }
}

/**
 * The desk is not always on: what a crash left to be taken off the disk goes, what fell due meanwhile is written down.
 * Nobody is kept out by what goes wrong here.
 */
function remindAtUnlock(app: App, ctx: OfficeContext): void {
  if (ctx.desk.records === null || ctx.session.personId === null || ctx.session.role === null) return;
  try {
    dropErasedObjects(recordsContext(ctx));
    dropOldDrafts(recordsContext(ctx));
    runLadder(recordsContext(ctx));
  } catch (error) {
    app.report(error);
  }
}

function startSession(app: App, desk: Desk, accountId: string): Session {
  const opened = desk.slots;
  healSlots(desk);
  const account = desk.officeDb.select().from(accounts).where(eq(accounts.id, accountId)).get();
  if (!account || account.status !== 'active') throw new AppError('account.disabled');
  // An older slot file put back must not bring a replaced password or a withdrawn key back with it.
  if (slotText(opened, accountId) !== slotText(desk.slots, accountId))
    throw new AppError('vault.wrong-credentials');
  const person = desk.recordsDb?.select().from(people).where(eq(people.accountId, accountId)).get();
  const session: Session = {
    accountId,
    login: account.login,
    name: account.name,
    role: account.role,
    personId: person?.id ?? null,
    mustChangePassword: account.mustChangePassword,
  };
  if (desk.records) drainOutbox(desk.records, desk.office, desk.auditKey);
  const ctx: OfficeContext = { ports: app.ports, desk, session };
  actOnOffice(ctx, { action: 'session.signIn', objectType: 'account', objectId: accountId }, () => undefined);
  anchorHead(desk, app.ports.clock.now());
  return session;
}

/** The office store holds the slots as decided; the file beside it follows, also after a crash in between. */
function healSlots(desk: Desk): void {
  const stored = parseSlotFile(getSetting(desk.officeDb, 'slots'));
  if (stored && stored.sequence > desk.slots.sequence)
    desk.slots = writeSlots(desk.folder, stored.slots, desk.officeKey);
}

function slotText({ slots }: SlotFile, accountId: string): string {
  return JSON.stringify(slots.accounts.find((slot) => slot.accountId === accountId) ?? null);
}

export function describeSession(ctx: OfficeContext): SessionInfo {
  const { desk, session } = ctx;
  const unit = session.personId
    ? desk.recordsDb
        ?.select({ name: units.name })
        .from(people)
        .innerJoin(units, eq(units.id, people.unitId))
        .where(eq(people.id, session.personId))
        .get()
    : undefined;
  return {
    accountId: session.accountId,
    login: session.login,
    name: session.name,
    role: session.role,
    personId: session.personId,
    unitName: unit?.name ?? null,
    hasRecords: desk.records !== null && session.personId !== null,
    mustChangePassword: session.mustChangePassword,
    idleMinutes: getSetting(desk.officeDb, 'idleMinutes'),
  };
}

/** @throws AppError `vault.wrong-password`, `input.invalid`. */
export async function changePassword(
  ctx: OfficeContext,
  input: { current: string; next: string },
): Promise<void> {
  const { desk, session, ports } = ctx;
  assertPassword(input.next, session.login, 'next', getSetting(desk.officeDb, 'passwordMinLength'));
  await changeSlots(
    ctx,
    (slots) => rewrap(slots, session.accountId, input, ports.random),
    { action: 'session.changePassword', objectType: 'account', objectId: session.accountId },
    () => {
      desk.officeDb
        .update(accounts)
        .set({ mustChangePassword: false })
        .where(eq(accounts.id, session.accountId))
        .run();
    },
  );
  session.mustChangePassword = false;
}
