import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { accountsContract } from '#shared/contract/desk.ts';
import { isAdminRole, roleLabels } from '#shared/domain/people/roles.ts';
import type { Role } from '#shared/domain/people/roles.ts';
import { foldName } from '#shared/registers/aliases.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, actOnOffice, nowIso } from '../context.ts';
import type { OfficeContext, RecordsContext } from '../context.ts';
import { accounts } from '../store/schema/office.ts';
import { people, units } from '../store/schema/organisation.ts';
import type { Slots } from '../vault/slot-model.ts';
import {
  addAccount,
  giveRecordsKey as sealRecordsKey,
  normalizeLogin,
  recordsKeyHolders,
  removeAccount,
} from '../vault/slots.ts';
import { assertUnit } from './organisation.ts';
import { assertPassword } from './passwords.ts';
import { getSetting } from './settings.ts';
import { changeSlots, saveSlots } from './slots.ts';

type AccountRow = typeof accounts.$inferSelect;
type CreateInput = z.infer<(typeof accountsContract)['create']['~orpc']['inputSchema'] & z.ZodType>;

export function listAccounts(ctx: OfficeContext) {
  const holders = new Set(recordsKeyHolders(ctx.desk.slots.slots));
  return ctx.desk.officeDb
    .select()
    .from(accounts)
    .orderBy(accounts.createdAt, accounts.login)
    .all()
    .map((row) => ({
      id: row.id,
      login: row.login,
      name: row.name,
      seat: row.seat,
      role: row.role,
      status: row.status,
      hasRecordsKey: holders.has(row.id),
      unitName: row.unitName || null,
      createdAt: row.createdAt,
    }));
}

function getAccount(ctx: OfficeContext, id: string): AccountRow {
  const row = ctx.desk.officeDb.select().from(accounts).where(eq(accounts.id, id)).get();
  if (!row) throw new AppError('record.missing');
  return row;
}

/**
 * First of three acts by three people: the system admin opens an account that can do nothing yet.
 * @throws AppError `vault.login-taken`, `account.same-person`, `input.invalid`.
 */
export async function createAccount(ctx: OfficeContext, input: CreateInput): Promise<string> {
  const { desk, ports } = ctx;
  assertPassword(input.password, input.login, 'password', getSetting(desk.officeDb, 'passwordMinLength'));
  const id = ports.random.uuid();
  const trace = {
    action: 'accounts.create',
    objectType: 'account',
    objectId: id,
    fields: ['login', 'name', 'seat'],
  };
  const change = (slots: Slots): Promise<Slots> => {
    refuseSecondSeat(ctx, input);
    return addAccount(slots, { accountId: id, ...input }, desk.officeKey, ports.random);
  };
  await changeSlots(ctx, change, trace, () => {
    desk.officeDb
      .insert(accounts)
      .values({
        id,
        login: normalizeLogin(input.login),
        name: input.name,
        seat: input.seat,
        unitName: input.unitName,
        status: 'active',
        mustChangePassword: true,
        createdAt: nowIso(ports),
        createdBy: ctx.session.accountId,
      })
      .run();
  });
  return id;
}

/** Three administrators are three people, and none of them does business under another account. */
function refuseSecondSeat(ctx: OfficeContext, { name, seat }: Pick<CreateInput, 'name' | 'seat'>): void {
  const others = ctx.desk.officeDb.select().from(accounts).where(eq(accounts.status, 'active')).all();
  const isSamePerson = others.some(
    (row) => foldName(row.name) === foldName(name) && (row.seat !== 'business' || seat !== 'business'),
  );
  if (isSamePerson) throw new AppError('account.same-person', { name });
}

/** Second act: the security admin says what the account may do. @throws AppError `account.self`, `account.role-mismatch`. */
export function grantRole(ctx: OfficeContext, { accountId, role }: { accountId: string; role: Role }): void {
  const account = getAccount(ctx, accountId);
  if (accountId === ctx.session.accountId) throw new AppError('account.self');
  const fits = account.seat === 'business' ? !isAdminRole(role) : role === account.seat;
  if (!fits) throw new AppError('account.role-mismatch');
  actOnOffice(
    ctx,
    { action: 'accounts.grant', objectType: 'account', objectId: accountId, fields: ['role'] },
    () => {
      ctx.desk.officeDb
        .update(accounts)
        .set({ role, grantedAt: nowIso(ctx.ports), grantedBy: ctx.session.accountId })
        .where(eq(accounts.id, accountId))
        .run();
    },
  );
}

/**
 * Third act: somebody who holds the records key hands it on, and says which unit the newcomer belongs to.
 * @throws AppError `account.not-business`, `account.not-granted`, `account.disabled`, `account.self`, `record.missing`.
 */
export function giveRecordsKey(
  ctx: RecordsContext,
  input: { accountId: string; unitId: string | null },
): void {
  const { desk, ports } = ctx;
  const account = getAccount(ctx, input.accountId);
  if (account.id === ctx.session.accountId) throw new AppError('account.self');
  if (account.seat !== 'business') throw new AppError('account.not-business');
  if (account.status !== 'active') throw new AppError('account.disabled');
  if (account.role === null) throw new AppError('account.not-granted');
  if (input.unitId !== null) assertUnit(ctx.db, input.unitId);
  if (!desk.recordsKey) throw new AppError('vault.no-records-key');
  const slots = sealRecordsKey(desk.slots.slots, account.id, desk.recordsKey, ports.random);
  act(
    ctx,
    { action: 'people.linkAccount', objectType: 'person', objectId: account.id, fields: ['unitId'] },
    () => {
      const known = ctx.db.select().from(people).where(eq(people.accountId, account.id)).get();
      if (known) ctx.db.update(people).set({ unitId: input.unitId }).where(eq(people.id, known.id)).run();
      else {
        ctx.db
          .insert(people)
          .values({
            id: ports.random.uuid(),
            name: account.name,
            unitId: input.unitId,
            accountId: account.id,
            createdAt: nowIso(ports),
          })
          .run();
      }
    },
  );
  const unit = input.unitId ? ctx.db.select().from(units).where(eq(units.id, input.unitId)).get() : undefined;
  saveSlots(
    ctx,
    slots,
    { action: 'accounts.giveRecordsKey', objectType: 'account', objectId: account.id },
    () => {
      desk.officeDb
        .update(accounts)
        .set({
          recordsKeyAt: nowIso(ports),
          recordsKeyBy: ctx.session.accountId,
          ...(unit ? { unitName: unit.name } : {}),
        })
        .where(eq(accounts.id, account.id))
        .run();
    },
  );
}

/**
 * The account stays in the list for the audit's sake; its way in is gone.
 * @throws AppError `account.self`, `account.disabled`, `account.last-holder`, `account.last-admin`.
 */
export function disableAccount(ctx: OfficeContext, accountId: string): void {
  const { desk } = ctx;
  const account = getAccount(ctx, accountId);
  if (accountId === ctx.session.accountId) throw new AppError('account.self');
  if (account.status !== 'active') throw new AppError('account.disabled');
  refuseLastAdmin(ctx, account);
  const holders = recordsKeyHolders(desk.slots.slots);
  if (holders.length === 1 && holders[0] === accountId) throw new AppError('account.last-holder');
  const slots = removeAccount(desk.slots.slots, accountId);
  saveSlots(ctx, slots, { action: 'accounts.disable', objectType: 'account', objectId: accountId }, () => {
    desk.officeDb.update(accounts).set({ status: 'disabled' }).where(eq(accounts.id, accountId)).run();
  });
}

/** Without a security admin nobody could ever be granted a role again, nor a new security admin. */
function refuseLastAdmin(ctx: OfficeContext, { role }: AccountRow): void {
  if (role === null || !isAdminRole(role)) return;
  const active = ctx.desk.officeDb.select().from(accounts).where(eq(accounts.status, 'active')).all();
  if (active.filter((row) => row.role === role).length === 1)
    throw new AppError('account.last-admin', { seat: roleLabels[role] });
}

/**
 * For a forgotten password: a new key pair, and the records key has to be handed over again by a holder.
 * @throws AppError `account.self`, `account.last-holder`, `account.disabled`, `input.invalid`.
 */
export async function resetPassword(
  ctx: OfficeContext,
  input: { accountId: string; password: string },
): Promise<void> {
  const { desk, ports } = ctx;
  const account = getAccount(ctx, input.accountId);
  if (account.id === ctx.session.accountId) throw new AppError('account.self');
  if (account.status !== 'active') throw new AppError('account.disabled');
  const holders = recordsKeyHolders(desk.slots.slots);
  if (holders.length === 1 && holders[0] === account.id) throw new AppError('account.last-holder');
  assertPassword(input.password, account.login, 'password', getSetting(desk.officeDb, 'passwordMinLength'));
  const fresh = { accountId: account.id, login: account.login, password: input.password };
  await changeSlots(
    ctx,
    (slots) => addAccount(removeAccount(slots, account.id), fresh, desk.officeKey, ports.random),
    { action: 'accounts.resetPassword', objectType: 'account', objectId: account.id },
    () => {
      desk.officeDb
        .update(accounts)
        .set({ mustChangePassword: true, recordsKeyAt: null, recordsKeyBy: null })
        .where(eq(accounts.id, account.id))
        .run();
    },
  );
}
