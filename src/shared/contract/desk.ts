import { z } from 'zod';
import { PlainDate } from '../domain/calendar/plain-date.ts';
import { Role } from '../domain/people/roles.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Empty, Id, Instant, Line, OptionalLine } from './common.ts';

const NumberWord = z.object({
  word: Line,
  /** own: 本台编号, gapless here; office: 党政办给号, typed in. */
  mode: z.enum(['own', 'office']),
});

export const Password = z.string().min(1, '请填写密码').max(200, '密码太长了');

const Member = z.object({ name: Line, login: Line, password: Password });

export const SetupInput = z.object({
  /** Where the desk keeps its data. Left out: the folder this door was started with. */
  folder: z.string().trim().min(1).max(1000).optional(),
  town: z.object({
    name: Line,
    numberWords: z.array(z.union([Line, NumberWord])).min(1, '至少填一个发文机关代字，如 某政发'),
  }),
  accounts: z
    .array(Member.extend({ seat: z.enum(['system', 'security', 'audit', 'business']) }))
    .length(4, '要有四个账号：三名管理员各一个，业务账号一个'),
});

export const RecoveryHalves = z.tuple([z.string(), z.string()]);

export const SessionInfo = z.object({
  accountId: Id,
  login: z.string(),
  name: z.string(),
  role: Role.nullable(),
  personId: Id.nullable(),
  unitName: z.string().nullable(),
  /** Whether this account holds the key of the records store. */
  hasRecords: z.boolean(),
  mustChangePassword: z.boolean(),
  idleMinutes: z.int(),
});
export type SessionInfo = z.infer<typeof SessionInfo>;

const Account = z.object({
  id: Id,
  login: z.string(),
  name: z.string(),
  seat: z.enum(['system', 'security', 'audit', 'business']),
  role: Role.nullable(),
  status: z.enum(['active', 'disabled']),
  hasRecordsKey: z.boolean(),
  unitName: z.string().nullable(),
  createdAt: Instant,
});

export const deskContract = {
  /** The first thing every screen asks. `empty`: no desk in the folder yet. */
  status: query({
    access: access.anyone,
    isBackground: true,
    input: Empty,
    output: z.object({
      state: z.enum(['empty', 'locked', 'open']),
      folder: z.string(),
      townName: z.string().nullable(),
      today: PlainDate,
      now: Instant,
      version: z.string(),
      isDemo: z.boolean(),
    }),
  }),
  /** Makes a new desk; answers the two halves of the recovery key, which are shown once. */
  setup: command({
    access: access.anyone,
    input: SetupInput,
    output: z.object({ recovery: RecoveryHalves }),
    invalidates: ['desk'],
  }),
  settings: query({
    access: access.signedIn,
    input: Empty,
    output: z.object({
      townName: z.string(),
      idleMinutes: z.int(),
      lateEntryDays: z.int(),
      passwordMinLength: z.int(),
    }),
  }),
  saveSettings: command({
    access: access.security,
    input: z.object({
      idleMinutes: z.int().min(1, '1 到 15 分钟').max(15, '1 到 15 分钟'),
      lateEntryDays: z.int().min(0).max(31),
      passwordMinLength: z.int().min(8, '至少 8 位').max(64),
    }),
    output: Done,
    invalidates: ['desk', 'session'],
  }),
};

export const sessionContract = {
  current: query({ access: access.anyone, isBackground: true, input: Empty, output: SessionInfo.nullable() }),
  signIn: command({
    access: access.anyone,
    input: z.object({ login: Line, password: Password }),
    output: SessionInfo,
    invalidates: ['desk', 'session'],
  }),
  /** Ends the session and drops every key from memory. */
  lock: command({ access: access.signedIn, input: Empty, output: Done, invalidates: ['desk', 'session'] }),
  /** With both halves of the recovery key: a new password for an account whose owner forgot it. Only on a locked desk. */
  recover: command({
    access: access.anyone,
    input: z.object({ halves: z.tuple([Line, Line]), login: Line, password: Password }),
    output: Done,
    invalidates: ['desk'],
  }),
  changePassword: command({
    access: access.signedIn,
    input: z.object({ current: Password, next: Password }),
    output: Done,
    invalidates: ['session'],
  }),
};

export const accountsContract = {
  list: query({ access: access.signedIn, input: Empty, output: z.array(Account) }),
  create: command({
    access: access.system,
    input: z.object({
      login: Line,
      name: Line,
      password: Password,
      seat: z.enum(['system', 'security', 'audit', 'business']),
      unitName: OptionalLine,
    }),
    output: z.object({ id: Id }),
    invalidates: ['accounts'],
  }),
  /** The security admin decides what the account may do. */
  grant: command({
    access: access.security,
    input: z.object({ accountId: Id, role: Role }),
    output: Done,
    invalidates: ['accounts'],
  }),
  /** A holder of the records key hands it to a granted business account. */
  giveRecordsKey: command({
    access: access.business,
    input: z.object({ accountId: Id, unitId: Id.nullable() }),
    output: Done,
    invalidates: ['accounts', 'people'],
  }),
  disable: command({
    access: access.system,
    input: z.object({ accountId: Id }),
    output: Done,
    invalidates: ['accounts'],
  }),
  /** A new key pair for a forgotten password; the records key must be handed over again. */
  resetPassword: command({
    access: access.system,
    input: z.object({ accountId: Id, password: Password }),
    output: Done,
    invalidates: ['accounts'],
  }),
};

const AuditEntry = z.object({
  seq: z.int(),
  at: Instant,
  handler: z.string(),
  typist: z.string(),
  role: z.string(),
  action: z.string(),
  objectType: z.string(),
  objectId: z.string(),
  fields: z.array(z.string()),
  purpose: z.string(),
  result: z.string(),
});

export const AuditVerdict = z.object({
  state: z.enum(['clean', 'broken', 'unknown']),
  entries: z.int(),
  problems: z.array(z.object({ seq: z.int().nullable(), what: z.string() })),
  cannotKnow: z.array(z.string()),
});

export const auditContract = {
  list: query({
    access: access.auditors,
    input: z
      .object({ beforeSeq: z.int().optional(), limit: z.int().min(1).max(500).default(100) })
      .default({ limit: 100 }),
    output: z.array(AuditEntry),
  }),
  verify: query({ access: access.signedIn, input: Empty, output: AuditVerdict }),
};
