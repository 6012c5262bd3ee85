import { z } from 'zod';
import { PlainDate } from '../domain/calendar/plain-date.ts';
import { access } from '../rpc/access.ts';
import { query } from '../rpc/procedure.ts';
import { Empty, Id, Instant } from './common.ts';

/** Which list of the first screen a line stands in. */
export const TodayList = z.enum(['late', 'thisWeek', 'toSign', 'toVerify', 'toDecide', 'toAssign']);
export type TodayList = z.infer<typeof TodayList>;

export const TodayLine = z.object({
  key: z.string(),
  kind: z.enum([
    'problem',
    'task',
    'incoming',
    'document',
    'venue',
    'inspection',
    'obligation',
    'school-items',
    'export',
    'checklist',
    'holidays',
  ]),
  id: Id.nullable(),
  what: z.string(),
  where: z.string(),
  who: z.string(),
  due: PlainDate.nullable(),
  isLate: z.boolean(),
  /** The verb on the button. */
  verb: z.string(),
  /** The step that is opened with it, and the unit's part of an item it belongs to. */
  step: z.string().nullable(),
  partId: Id.nullable(),
  /** Whether it is the account's own unit's, or its own village's. */
  reach: z.array(z.enum(['unit', 'village'])),
});
export type TodayLine = z.infer<typeof TodayLine>;

/** What a leader looks at first. */
const LeaderView = z.object({
  /** Who is late with how much, the most first. */
  units: z.array(z.object({ unitId: Id, name: z.string(), problems: z.int(), tasks: z.int() })),
  /** The village with the most late problems and missed checks. */
  worst: z.object({ village: z.string(), late: z.int(), missed: z.int() }).nullable(),
  /** 挂牌督办, of problems and of tasks. */
  listed: z.array(TodayLine),
});

export const todayContract = {
  overview: query({
    access: access.business,
    isBackground: true,
    input: Empty,
    output: z.object({
      today: PlainDate,
      headline: z.string(),
      phase: z.object({ name: z.string(), daysLeft: z.int().nullable() }).nullable(),
      hasPlan: z.boolean(),
      hasVenues: z.boolean(),
      late: z.array(TodayLine),
      thisWeek: z.array(TodayLine),
      toSign: z.array(TodayLine),
      toVerify: z.array(TodayLine),
      toDecide: z.array(TodayLine),
      toAssign: z.array(TodayLine),
      /** `week`: the column of the matrix in which the miss stands. */
      lastWeekMissed: z.array(z.object({ venueId: Id, venueName: z.string(), week: z.string() })),
      /** What the last finished period of other obligations missed. */
      lastMissed: z.array(
        z.object({ obligationId: Id, text: z.string(), label: z.string(), count: z.int() }),
      ),
      joint: z.object({ needed: z.int(), done: z.int(), units: z.array(z.string()) }).nullable(),
      /** The account's unit, and whether that is a village: what the lists may be narrowed to. */
      own: z.object({ unit: z.string(), isVillage: z.boolean() }).nullable(),
      leader: LeaderView.nullable(),
      lastBackupAt: Instant.nullable(),
      warnings: z.array(z.string()),
    }),
  }),
};
