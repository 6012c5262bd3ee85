import { eq } from 'drizzle-orm';
import { AppError } from '#shared/rpc/app-error.ts';
import type { App } from '../app.ts';
import type { OfficeContext, Session } from '../context.ts';
import { accounts } from '../store/schema/office.ts';
import { joinRecoveryHalves } from '../vault/recovery.ts';
import { hasSlots, readSlots } from '../vault/slot-file.ts';
import {
  addAccount,
  giveRecordsKey,
  normalizeLogin,
  removeAccount,
  unlockWithRecovery,
} from '../vault/slots.ts';
import { anchorHead } from './audit.ts';
import { assertPassword } from './passwords.ts';
import { getSetting } from './settings.ts';
import { changeSlots } from './slots.ts';

type RecoverInput = { halves: readonly [string, string]; login: string; password: string };

/**
 * The way back in when nobody is left who knows a password: the two halves from their envelopes set a new one for an
 * account that exists. A business account that held the records key holds it again. Leaves an audit row of its own.
 * @throws AppError `desk.empty`, `desk.in-session`, `recovery.*`, `account.unknown`, `input.invalid`.
 */
export async function recoverAccount(app: App, input: RecoverInput): Promise<void> {
  if (!hasSlots(app.folder())) throw new AppError('desk.empty');
  if (app.desk()) throw new AppError('desk.in-session');
  const { file } = readSlots(app.folder());
  const recoveryKey = joinRecoveryHalves(input.halves[0], input.halves[1], file.slots.deskId);
  const keys = unlockWithRecovery(file.slots, recoveryKey);
  recoveryKey.fill(0);
  const desk = app.open({ slots: file, ...keys });
  try {
    const login = normalizeLogin(input.login);
    const account = desk.officeDb.select().from(accounts).where(eq(accounts.login, login)).get();
    if (!account || account.status !== 'active') throw new AppError('account.unknown', { login });
    assertPassword(input.password, login, 'password', getSetting(desk.officeDb, 'passwordMinLength'));
    const session: Session = {
      accountId: account.id,
      login,
      name: account.name,
      role: account.role,
      personId: null,
      mustChangePassword: false,
    };
    const ctx: OfficeContext = { ports: app.ports, desk, session };
    const isHolder = account.seat === 'business' && account.recordsKeyAt !== null;
    const trace = { action: 'session.recover', objectType: 'account', objectId: account.id };
    await changeSlots(
      ctx,
      async (slots) => {
        const known = slots.accounts.some(({ accountId }) => accountId === account.id);
        const rest = known ? removeAccount(slots, account.id) : slots;
        const fresh = { accountId: account.id, login, password: input.password };
        const added = await addAccount(rest, fresh, desk.officeKey, app.ports.random);
        return isHolder ? giveRecordsKey(added, account.id, keys.recordsKey, app.ports.random) : added;
      },
      trace,
      () => undefined,
    );
    anchorHead(desk, app.ports.clock.now());
  } finally {
    app.lock();
  }
}
