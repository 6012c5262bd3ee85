import { eq } from 'drizzle-orm';
import type { Subject } from '#shared/domain/documents/subject.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { today } from '../../context.ts';
import type { RecordsContext } from '../../context.ts';
import type { Letter } from '../../documents/letters/define.ts';
import { people, units } from '../../store/schema/organisation.ts';
import { houseOf } from '../house.ts';
import { draftClosing } from './closing.ts';
import type { Drafter } from './draft.ts';
import { draftExtension } from './extension.ts';
import { draftReferral, draftTransfer } from './handover.ts';
import { openings } from './openings.ts';
import { draftCommitment, draftRectification } from './place.ts';
import { draftReply } from './reply.ts';
import { draftSupervision } from './supervision.ts';
import { draftTask, superviseTask } from './task.ts';

const supervise: Drafter = (ctx, subject, letter) =>
  (subject.type === 'task' ? superviseTask : draftSupervision)(ctx, subject, letter);

const askForTime: Drafter = (ctx, subject, letter) =>
  (subject.type === 'task' ? draftTask : draftExtension)(ctx, subject, letter);

/** Who writes the first words of a letter about a record; a letter that is not here begins with what all have in common. */
const drafters: Readonly<Record<string, Drafter>> = {
  'assignment-form': draftTask,
  'reminder-letter': draftTask,
  'urge-form': draftTask,
  'talk-notice': draftTask,
  'extension-form': askForTime,
  'supervision-form': supervise,
  'supervision-notice': supervise,
  'supervision-letter': supervise,
  'closing-form': draftClosing,
  'reply-letter': draftReply,
  'reply-procuratorial': draftReply,
  'reply-judicial': draftReply,
  'reply-supervisory': draftReply,
  'reply-police': draftReply,
  'rectify-notice': draftRectification,
  'venue-commitment': draftCommitment,
  'transfer-letter': draftTransfer,
  'referral-letter': draftReferral,
};

/** The words a new draft begins with: every field of the letter, empty where nothing is known. */
export function firstWords(ctx: RecordsContext, letter: Letter, subject: Subject | null): Words {
  const drawn = subject === null ? {} : (drafters[letter.id]?.(ctx, subject, letter) ?? {});
  const known: Words = { ...commonWords(ctx, letter), ...openings[letter.id]?.(ctx), ...drawn };
  return Object.fromEntries(
    letter.fields.map(({ name, kind }) => [name, known[name] ?? (kind === 'rows' ? [] : '')]),
  );
}

function commonWords(ctx: RecordsContext, letter: Letter): Words {
  const house = houseOf(ctx);
  const writer = ctx.db
    .select({ name: people.name, phone: units.officePhone })
    .from(people)
    .leftJoin(units, eq(units.id, people.unitId))
    .where(eq(people.id, ctx.actor.personId))
    .get();
  return {
    issuer: letter.numbering === 'serial' ? house.leadingOffice : house.government,
    issuedOn: today(ctx.ports),
    contact: writer?.name ?? ctx.session.name,
    phone: writer?.phone ?? '',
  };
}
