import { eq } from 'drizzle-orm';
import { PlaceRegister } from '#shared/domain/inspection/place.ts';
import type { ProblemInput } from '#shared/contract/problems.ts';
import { isRecordId } from '#shared/registers/format.ts';
import { describeError, AppError } from '#shared/rpc/app-error.ts';
import { act, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { findRow } from '../store/queries/registers.ts';
import { duties } from '../store/schema/plan.ts';
import { problems } from '../store/schema/work.ts';
import { nameOfPlace, placeColumns } from './check-places.ts';
import { assertFile } from './files.ts';
import { getHandler } from './organisation.ts';
import { keepEvidence, noteEvent } from './problem-events.ts';
import { nextProblemSerial } from './problems-open.ts';
import { getRegister } from './register-rows.ts';
import { isOwn, scopeOf } from './scope.ts';

type Where = Partial<ReturnType<typeof placeColumns>> & { placeName: string };

/**
 * A problem that no check of this desk found: 暗访, 群众反映, 上级交办… It waits to be dispatched.
 * @throws AppError `record.missing`, `person.missing`, `problem.future-finding`.
 */
export function createProblem(ctx: RecordsContext, input: ProblemInput): { id: string; serial: string } {
  const { title, detail, severity, source, foundOn, basis, dutyId } = input;
  if (foundOn > today(ctx.ports))
    throw new AppError('problem.future-finding', undefined, {
      foundOn: describeError('problem.future-finding'),
    });
  const handler = getHandler(ctx, input.handlerId);
  const place = placeOf(ctx, input.place);
  for (const fileId of input.fileIds) assertFile(ctx, fileId);
  if (dutyId !== null && !ctx.db.select().from(duties).where(eq(duties.id, dutyId)).get())
    throw new AppError('record.missing');
  const id = ctx.ports.random.uuid();
  const trace = {
    action: 'problems.create',
    objectType: 'problem',
    objectId: id,
    fields: ['source', 'title', 'detail', 'severity', 'place', 'foundOn'],
    handler: { id: handler.personId, name: handler.name },
  };
  const serial = act(ctx, trace, () => {
    const next = nextProblemSerial(ctx, foundOn);
    ctx.db
      .insert(problems)
      .values({
        id,
        revision: 1,
        serial: next,
        source,
        ...place,
        dutyId,
        title,
        severity,
        detail,
        basis: basis === '' ? null : basis,
        foundOn,
        status: 'found',
      })
      .run();
    const handlerId = handler.personId;
    noteEvent(ctx, id, { action: 'found', handlerId, unitId: null, note: detail });
    for (const fileId of input.fileIds)
      keepEvidence(ctx, fileId, { problemId: id, stage: 'before', round: 0, handlerId });
    return next;
  });
  return { id, serial };
}

/** A place out of scope answers as one that does not exist. */
function placeOf(ctx: RecordsContext, place: string): Where {
  if (!isRecordId(place)) return { placeName: place };
  for (const name of PlaceRegister.options) {
    const register = getRegister(name);
    const row = findRow(ctx.db, register, place);
    if (!row || row.isRemoved || !isOwn(scopeOf(ctx, register), register, row.values)) continue;
    const found = { register: name, id: row.id };
    return { ...placeColumns(found), placeName: nameOfPlace(found, row).name };
  }
  throw new AppError('record.missing');
}
