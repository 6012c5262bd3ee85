import { confirmNotice, importNotice, listHolidays, previewNotice } from '../../services/holidays.ts';
import { listPhases } from '../../services/phases.ts';
import { listProlongations, prolongCampaign } from '../../services/prolong.ts';
import { traceRecord } from '../../services/trace-of.ts';
import { traceClause } from '../../services/trace.ts';
import { procedures, recordsOf } from '../dispatch.ts';

const done = { ok: true } as const;

export const campaign = {
  phases: procedures.campaign.phases.handler(({ context }) => listPhases(recordsOf(context))),
  prolongations: procedures.campaign.prolongations.handler(({ context }) =>
    listProlongations(recordsOf(context)),
  ),
  prolong: procedures.campaign.prolong.handler(({ context, input }) => {
    prolongCampaign(recordsOf(context), input);
    return done;
  }),
};

export const trace = {
  clause: procedures.trace.clause.handler(({ context, input }) =>
    traceClause(recordsOf(context), input.dutyId),
  ),
  of: procedures.trace.of.handler(({ context, input }) => traceRecord(recordsOf(context), input)),
};

export const holidays = {
  list: procedures.holidays.list.handler(({ context }) => listHolidays(recordsOf(context))),
  preview: procedures.holidays.preview.handler(({ context, input }) =>
    previewNotice(recordsOf(context), input),
  ),
  import: procedures.holidays.import.handler(({ context, input }) => importNotice(recordsOf(context), input)),
  confirm: procedures.holidays.confirm.handler(({ context, input }) => {
    confirmNotice(recordsOf(context), input.id);
    return done;
  }),
};
