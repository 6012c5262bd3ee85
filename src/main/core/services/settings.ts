import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { addDays, PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { SupervisionRules, usualRules } from '#shared/domain/supervision/rules.ts';
import type { Drizzle } from '../context.ts';
import { settings } from '../store/schema/office.ts';

/** A wish to let more rows out alone, waiting for another person. */
const LimitProposal = z.object({
  id: z.string(),
  rows: z.int(),
  rowsSensitive: z.int(),
  reason: z.string(),
  at: z.string(),
  accountId: z.string(),
  personId: z.string(),
});
export type LimitProposal = z.infer<typeof LimitProposal>;

/** A wish to let fewer people count as told apart, waiting for another person. */
const LeastProposal = z.object({
  id: z.string(),
  least: z.int(),
  reason: z.string(),
  at: z.string(),
  accountId: z.string(),
  personId: z.string(),
});
export type LeastProposal = z.infer<typeof LeastProposal>;

/** Everything the office sets, with what holds until it does. Kept in the office store, one row a key. */
const shapes = {
  townName: z.string(),
  deskId: z.string(),
  /** The desk's Ed25519 pair, base64; signs backups and the audit head. */
  deskKey: z.object({ privateKey: z.string(), publicKey: z.string() }),
  /** The slot file's text as last written, so that a backup carries every account's way in. */
  slots: z.string(),
  idleMinutes: z.int().default(5),
  lateEntryDays: z.int().default(7),
  /** What held before, oldest first: a change judges no day before it. */
  lateEntryEarlier: z.array(z.object({ until: PlainDate, lateEntryDays: z.int() })).default([]),
  /** More rows than this leave only with a second person's consent; fewer of registers about persons. */
  exportApprovalRows: z.int().default(100),
  exportApprovalRowsSensitive: z.int().default(20),
  exportLimitProposal: LimitProposal.nullable().default(null),
  passwordMinLength: z.int().default(8),
  /** When the desk reminds and when a person must step in; signing, extensions, relapse. */
  supervision: SupervisionRules.default(usualRules),
  /** Whether forms, too, leave only with a signer. */
  formsNeedSigner: z.boolean().default(false),
  /** Fewer people than this whom a text fits can be recognised in it. */
  privacyLeast: z.int().default(5),
  privacyLeastProposal: LeastProposal.nullable().default(null),
} as const;

type SettingKey = keyof typeof shapes;
type SettingValue<K extends SettingKey> = z.infer<(typeof shapes)[K]>;

export function getSetting<K extends SettingKey>(db: Drizzle, key: K): SettingValue<K> {
  const row = db.select().from(settings).where(eq(settings.key, key)).get();
  const value: unknown = row ? JSON.parse(row.value) : undefined;
  return shapes[key].parse(value) as SettingValue<K>;
}

export function setSetting<K extends SettingKey>(db: Drizzle, key: K, value: SettingValue<K>): void {
  const text = JSON.stringify(value);
  db.insert(settings)
    .values({ key, value: text })
    .onConflictDoUpdate({ target: settings.key, set: { value: text } })
    .run();
}

/** Another number of days for late entries, from a day on. */
export function setLateEntryDays(db: Drizzle, days: number, from: PlainDate): void {
  const before = getSetting(db, 'lateEntryDays');
  if (before === days) return;
  const until = addDays(from, -1);
  const earlier = getSetting(db, 'lateEntryEarlier');
  if (earlier.at(-1)?.until !== until)
    setSetting(db, 'lateEntryEarlier', [...earlier, { until, lateEntryDays: before }]);
  setSetting(db, 'lateEntryDays', days);
}
