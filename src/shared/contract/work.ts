import { z } from 'zod';
import { PlainDate } from '../domain/calendar/plain-date.ts';
import { access } from '../rpc/access.ts';
import { query } from '../rpc/procedure.ts';
import { Empty, Id, Instant } from './common.ts';

const TodayLine = z.object({
  key: z.string(),
  kind: z.enum(['problem', 'venue', 'inspection', 'document', 'incoming', 'plan']),
  id: Id.nullable(),
  what: z.string(),
  where: z.string(),
  who: z.string(),
  due: PlainDate.nullable(),
  isLate: z.boolean(),
  /** The verb on the button. */
  verb: z.string(),
});
export type TodayLine = z.infer<typeof TodayLine>;

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
      toVerify: z.array(TodayLine),
      toAssign: z.array(TodayLine),
      lastWeekMissed: z.array(z.object({ venueId: Id, venueName: z.string() })),
      joint: z.object({ needed: z.int(), done: z.int() }).nullable(),
      lastBackupAt: Instant.nullable(),
      warnings: z.array(z.string()),
    }),
  }),
};
