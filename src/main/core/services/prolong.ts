import { asc, eq } from 'drizzle-orm';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { campaignProlongations } from '../store/schema/obligations.ts';
import { files } from '../store/schema/organisation.ts';
import { campaigns } from '../store/schema/plan.ts';
import { findCampaign } from './demands.ts';
import { assertFile, describeFile } from './files.ts';
import { getHandler, personNames, typistNames } from './organisation.ts';

export function listProlongations(ctx: RecordsContext) {
  const campaign = findCampaign(ctx.db);
  const [person, typist] = [personNames(ctx.db), typistNames(ctx)];
  return ctx.db
    .select({ row: campaignProlongations, file: files })
    .from(campaignProlongations)
    .innerJoin(files, eq(files.id, campaignProlongations.fileId))
    .where(eq(campaignProlongations.campaignId, campaign?.id ?? ''))
    .orderBy(asc(campaignProlongations.at))
    .all()
    .map(({ row, file }) => ({
      id: row.id,
      oldTo: row.oldTo,
      to: row.toOn,
      number: row.number,
      issuedOn: row.issuedOn,
      file: describeFile(file),
      enteredOn: row.enteredOn,
      handlerName: person(row.handlerId),
      typistName: typist(row.accountId),
    }));
}

type Paper = {
  to: PlainDate;
  number: string;
  issuedOn: PlainDate;
  fileId: string;
  handlerId?: string | undefined;
};

/** @throws AppError `obligation.no-plan`, `campaign.prolong-earlier`, `record.missing`, `person.missing`. */
export function prolongCampaign(ctx: RecordsContext, paper: Paper): void {
  const { db } = ctx;
  const campaign = findCampaign(db);
  if (!campaign) throw new AppError('obligation.no-plan');
  if (paper.to <= campaign.toOn) throw new AppError('campaign.prolong-earlier', { to: campaign.toOn });
  const handler = getHandler(ctx, paper.handlerId);
  assertFile(ctx, paper.fileId);
  const trace = {
    action: 'campaign.prolong',
    objectType: 'campaign',
    objectId: campaign.id,
    fields: ['to', 'number', 'file'],
    handler: { id: handler.personId, name: handler.name },
  };
  act(ctx, trace, () => {
    db.insert(campaignProlongations)
      .values({
        id: ctx.ports.random.uuid(),
        campaignId: campaign.id,
        oldTo: campaign.toOn,
        toOn: paper.to,
        number: paper.number,
        issuedOn: paper.issuedOn,
        fileId: paper.fileId,
        enteredOn: today(ctx.ports),
        at: nowIso(ctx.ports),
        handlerId: handler.personId,
        accountId: ctx.session.accountId,
      })
      .run();
    db.update(campaigns).set({ toOn: paper.to }).where(eq(campaigns.id, campaign.id)).run();
  });
}
