import { AppError } from '#shared/rpc/app-error.ts';
import { actOnOffice, nowIso, today } from '../../context.ts';
import {
  createAccount,
  disableAccount,
  giveRecordsKey,
  grantRole,
  listAccounts,
  resetPassword,
} from '../../services/accounts.ts';
import { anchorHead, listAudit, verifyAudit } from '../../services/audit.ts';
import { recoverAccount } from '../../services/recovery.ts';
import { changePassword, describeSession, signIn } from '../../services/session.ts';
import { getSetting, setLateEntryDays, setSetting } from '../../services/settings.ts';
import { setUpDesk } from '../../services/setup.ts';
import { hasSlots } from '../../vault/slot-file.ts';
import { officeOf, procedures, recordsOf } from '../dispatch.ts';

const done = { ok: true } as const;

export const desk = {
  status: procedures.desk.status.handler(({ context: { app } }) => {
    const open = app.desk();
    return {
      state: open ? 'open' : hasSlots(app.folder()) ? 'locked' : 'empty',
      folder: app.folder(),
      townName: open ? getSetting(open.officeDb, 'townName') : null,
      today: today(app.ports),
      now: nowIso(app.ports),
      version: app.options.version,
      isDemo: app.options.isDemo ?? false,
    } as const;
  }),
  setup: procedures.desk.setup.handler(({ context: { app }, input }) => {
    if (app.desk()) throw new AppError('desk.exists');
    return setUpDesk(app, input);
  }),
  settings: procedures.desk.settings.handler(({ context }) => {
    const { officeDb } = officeOf(context).desk;
    return {
      townName: getSetting(officeDb, 'townName'),
      idleMinutes: getSetting(officeDb, 'idleMinutes'),
      lateEntryDays: getSetting(officeDb, 'lateEntryDays'),
      passwordMinLength: getSetting(officeDb, 'passwordMinLength'),
    };
  }),
  saveSettings: procedures.desk.saveSettings.handler(({ context, input }) => {
    const ctx = officeOf(context);
    const trace = {
      action: 'desk.saveSettings',
      objectType: 'desk',
      objectId: ctx.desk.deskId,
      fields: Object.keys(input),
    };
    actOnOffice(ctx, trace, () => {
      setSetting(ctx.desk.officeDb, 'idleMinutes', input.idleMinutes);
      setLateEntryDays(ctx.desk.officeDb, input.lateEntryDays, today(ctx.ports));
      setSetting(ctx.desk.officeDb, 'passwordMinLength', input.passwordMinLength);
    });
    return done;
  }),
};

export const session = {
  current: procedures.session.current.handler(({ context }) =>
    context.connection.session ? describeSession(officeOf(context)) : null,
  ),
  signIn: procedures.session.signIn.handler(({ context, input }) =>
    signIn(context.app, context.connection, input),
  ),
  lock: procedures.session.lock.handler(({ context }) => {
    const ctx = officeOf(context);
    const { accountId } = ctx.session;
    try {
      actOnOffice(
        ctx,
        { action: 'session.lock', objectType: 'account', objectId: accountId },
        () => undefined,
      );
      anchorHead(ctx.desk, context.app.ports.clock.now());
    } catch (error) {
      context.app.report(error); // a disk that went away must not keep the desk open
    } finally {
      context.app.lock();
    }
    return done;
  }),
  recover: procedures.session.recover.handler(async ({ context, input }) => {
    await recoverAccount(context.app, input);
    return done;
  }),
  changePassword: procedures.session.changePassword.handler(async ({ context, input }) => {
    await changePassword(officeOf(context), input);
    return done;
  }),
};

export const accounts = {
  list: procedures.accounts.list.handler(({ context }) => listAccounts(officeOf(context))),
  create: procedures.accounts.create.handler(async ({ context, input }) => ({
    id: await createAccount(officeOf(context), input),
  })),
  grant: procedures.accounts.grant.handler(({ context, input }) => {
    grantRole(officeOf(context), input);
    return done;
  }),
  giveRecordsKey: procedures.accounts.giveRecordsKey.handler(({ context, input }) => {
    giveRecordsKey(recordsOf(context), input);
    return done;
  }),
  disable: procedures.accounts.disable.handler(({ context, input }) => {
    disableAccount(officeOf(context), input.accountId);
    return done;
  }),
  resetPassword: procedures.accounts.resetPassword.handler(async ({ context, input }) => {
    await resetPassword(officeOf(context), input);
    return done;
  }),
};

export const audit = {
  list: procedures.audit.list.handler(({ context, input }) => listAudit(officeOf(context), input)),
  verify: procedures.audit.verify.handler(({ context }) => verifyAudit(officeOf(context))),
};
