import { asc, eq } from 'drizzle-orm';
import type { Incoming } from '#shared/contract/incoming.ts';
import { isWorkday } from '#shared/domain/calendar/holidays.ts';
import { incomingOffers } from '#shared/domain/incoming/actions.ts';
import { mustBeAnswered } from '#shared/domain/incoming/incoming.ts';
import { alarmsOf, isRunning } from '#shared/domain/incoming/limit.ts';
import { AppError, describeError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import { incomingEvents, incomingFiles } from '../store/schema/incoming.ts';
import { files } from '../store/schema/organisation.ts';
import { describeFile } from './files.ts';
import { tellLink } from './incoming-links.ts';
import { describeLetters } from './incoming-list.ts';
import { loadLetter } from './incoming-rows.ts';
import { personNames, typistNames } from './organisation.ts';
import { holidayTable } from './time-rules.ts';

/** @throws AppError `record.missing`. */
export function getIncoming(ctx: RecordsContext, id: string): Incoming {
  const { row, demands, links, objections, domain } = loadLetter(ctx, id);
  const [line] = describeLetters(ctx, [row]);
  if (!line) throw new AppError('record.missing');
  const person = personNames(ctx.db);
  const kept = filesOf(ctx, id);
  const runs = isRunning[row.status] && row.limitOn !== null;
  return {
    ...line,
    basis: row.basis,
    writtenOn: row.writtenOn,
    summary: row.summary,
    contact: row.contact,
    paperLimitOn: row.paperLimitOn,
    grantedLimitOn: row.grantedLimitOn,
    endsOnDayOff: runs && row.limitOn !== null && !isWorkday(row.limitOn, holidayTable(ctx.db)),
    alarms: runs && row.limitOn !== null ? alarmsOf(row.limitOn) : [],
    demands: demands.map(({ id: demandId, text, answer, answeredOn, handlerId }) => ({
      id: demandId,
      text,
      answer,
      answeredOn,
      handlerName: person(handlerId),
    })),
    links: links.map((link) => ({
      ...tellLink(ctx, link),
      mustBeAnswered: mustBeAnswered.includes(link.type),
    })),
    objections: objections.map(({ incomingId: _letter, ordinal: _ordinal, ...objection }) => objection),
    effect: row.effect,
    effectOn: row.effectOn,
    closedOn: row.closedOn,
    scans: kept('scan'),
    answerFiles: kept('answer'),
    replyFiles: kept('reply'),
    effectFiles: kept('effect'),
    events: eventsOf(ctx, id, person),
    // What is never this role's is not offered at all; what is not to be done now says why.
    offers: incomingOffers(domain, ctx.actor).flatMap(({ action, allowed, reason }) =>
      reason?.code === 'incoming.role'
        ? []
        : [
            {
              action,
              isAllowed: allowed,
              reason: reason ? describeError(reason.code, reason.params) : null,
            },
          ],
    ),
  };
}

function filesOf(ctx: RecordsContext, id: string) {
  const rows = ctx.db
    .select({ file: files, part: incomingFiles.part })
    .from(incomingFiles)
    .innerJoin(files, eq(files.id, incomingFiles.fileId))
    .where(eq(incomingFiles.incomingId, id))
    .orderBy(asc(files.createdAt))
    .all();
  return (wanted: 'scan' | 'answer' | 'reply' | 'effect') =>
    rows.filter(({ part }) => part === wanted).map(({ file }) => describeFile(file));
}

function eventsOf(ctx: RecordsContext, id: string, person: ReturnType<typeof personNames>) {
  const typist = typistNames(ctx);
  return ctx.db
    .select()
    .from(incomingEvents)
    .where(eq(incomingEvents.incomingId, id))
    .orderBy(asc(incomingEvents.ordinal))
    .all()
    .map(({ at, action, note, handlerId, accountId }) => ({
      at,
      action,
      note,
      handlerName: person(handlerId),
      typistName: typist(accountId),
    }));
}
