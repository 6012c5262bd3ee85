import { z } from 'zod';
import { Words } from '../domain/documents/words.ts';
import { Audience, HitKind, ReasonState, Severity, Spot } from '../domain/privacy/hit.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, FileBlob, Id, Instant, Line } from './common.ts';
import { RegisterId } from './registers.ts';

const LONGEST_TEXT = 100_000;
const MOST_AT_ONCE = 200;

/** One place that may tell who somebody is; `from`–`to` count characters of the piece it stands in. */
export const PrivacyHit = Spot.extend({
  kind: HitKind,
  severity: Severity,
  from: z.int(),
  to: z.int(),
  text: z.string(),
  /** Names the hit and the sentence around it. */
  key: z.string(),
  /** Whose: 儿童, 监护人; '' where no register that this account sees says so. */
  who: z.string(),
  /** The first few rows that bear it and that this account may see, names masked. */
  owners: z.array(z.object({ register: RegisterId, id: Id, label: z.string() })),
  /** What could stand there instead; null where the sentence must be put in other words. */
  suggestion: z.string().nullable(),
});
export type PrivacyHit = z.infer<typeof PrivacyHit>;

const PrivacyReason = z.object({
  id: Id,
  hitKey: z.string(),
  kind: HitKind,
  reason: z.string(),
  askedBy: z.string(),
  askedAt: Instant,
  state: ReasonState,
  answer: z.string(),
  decidedBy: z.string().nullable(),
  /** Whether this account may decide: another person and account than wrote the document or the reason. */
  canDecide: z.boolean(),
});
export type PrivacyReason = z.infer<typeof PrivacyReason>;

const Scanned = z.object({
  /** Fewer people than this can be recognised. */
  least: z.int(),
  hits: z.array(PrivacyHit),
});

/** What fits fewer people than `least` tells who they are; who wants it smaller. */
export const PrivacyRule = z.object({
  least: z.int(),
  proposal: z
    .object({
      id: Id,
      least: z.int(),
      reason: z.string(),
      at: Instant,
      by: z.string(),
      isMine: z.boolean(),
    })
    .nullable(),
});
export type PrivacyRule = z.infer<typeof PrivacyRule>;

export const privacyContract = {
  /** A document's words, as stored or as they are being edited, and the reasons given for what stays. */
  scanDocument: query({
    access: access.coordinating,
    input: z.object({ id: Id, words: Words.optional() }),
    output: Scanned.extend({ audience: Audience, reasons: z.array(PrivacyReason) }),
  }),
  /** A text pasted in; what was asked is not kept. */
  scanText: command({
    access: access.coordinating,
    input: z.object({ text: z.string().min(1, '请贴入文字').max(LONGEST_TEXT, '太长了，请分几次检查') }),
    output: Scanned,
    invalidates: [],
  }),
  /** A .docx or .txt from outside, opened in a thread of its own and not kept. */
  scanFile: command({
    access: access.coordinating,
    input: z.object({ name: Line, file: FileBlob }),
    output: Scanned.extend({ text: z.string() }),
    invalidates: [],
  }),
  /** Why these places of the stored document may stay; a second person decides, but for villages and schools alone. */
  explain: command({
    access: access.coordinating,
    input: z.object({ id: Id, keys: z.array(z.string().max(64)).min(1).max(MOST_AT_ONCE), reason: Line }),
    output: z.object({ count: z.int() }),
    invalidates: ['privacy'],
  }),
  justify: command({
    access: access.coordinating,
    input: z.object({
      ids: z.array(Id).min(1).max(MOST_AT_ONCE),
      isAgreed: z.boolean(),
      answer: z.string().trim().max(200).default(''),
    }),
    output: Done,
    invalidates: ['privacy'],
  }),
  /** Documents with reasons that wait for somebody's decision, oldest first. */
  waiting: query({
    access: access.coordinating,
    input: z.object({}).default({}),
    output: z.array(
      z.object({
        documentId: Id,
        title: z.string(),
        count: z.int(),
        askedBy: z.string(),
        canDecide: z.boolean(),
      }),
    ),
  }),
  rule: query({ access: access.coordinating, input: z.object({}).default({}), output: PrivacyRule }),
  /** A larger number holds at once; a smaller one when another person agrees. */
  proposeRule: command({
    access: access.coordinating,
    input: z.object({
      least: z.int('请填整数').min(3, '不能少于 3 人').max(50, '不能多于 50 人'),
      reason: Line,
    }),
    output: z.object({ state: z.enum(['set', 'waiting']) }),
    invalidates: ['privacy'],
  }),
  agreeRule: command({
    access: access.coordinating,
    input: z.object({ id: Id }),
    output: Done,
    invalidates: ['privacy'],
  }),
  /** Another person says no, or who asked takes it back. */
  dropRule: command({
    access: access.coordinating,
    input: z.object({ id: Id }),
    output: Done,
    invalidates: ['privacy'],
  }),
};
