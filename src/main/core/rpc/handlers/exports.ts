import { agreeLimits, dropLimits, proposeLimits, readLimits } from '../../services/export-limits.ts';
import { decideExport, downloadExport, listExportRequests, requestExport } from '../../services/exports.ts';
import { getRegister } from '../../services/register-rows.ts';
import { fillForm, listTemplates, readTemplate, saveTemplate } from '../../services/templates.ts';
import { procedures, recordsOf } from '../dispatch.ts';

const done = { ok: true } as const;

export const exports = {
  limits: procedures.exports.limits.handler(({ context }) => readLimits(recordsOf(context))),
  proposeLimits: procedures.exports.proposeLimits.handler(({ context, input }) =>
    proposeLimits(recordsOf(context), input),
  ),
  agreeLimits: procedures.exports.agreeLimits.handler(({ context, input }) => {
    agreeLimits(recordsOf(context), input.id);
    return done;
  }),
  dropLimits: procedures.exports.dropLimits.handler(({ context, input }) => {
    dropLimits(recordsOf(context), input.id);
    return done;
  }),
  create: procedures.exports.create.handler(({ context, input: { register, purpose, ...rows } }) =>
    requestExport(recordsOf(context), context.app.jobs, getRegister(register), {
      spec: { kind: 'table', ...rows },
      purpose,
      action: 'exports.create',
    }),
  ),
  pending: procedures.exports.pending.handler(({ context }) => listExportRequests(recordsOf(context))),
  approve: procedures.exports.approve.handler(({ context, input }) => {
    decideExport(recordsOf(context), { id: input.id, state: 'approved', reason: '' });
    return done;
  }),
  refuse: procedures.exports.refuse.handler(({ context, input }) => {
    decideExport(recordsOf(context), { ...input, state: 'refused' });
    return done;
  }),
  download: procedures.exports.download.handler(({ context, input }) =>
    downloadExport(recordsOf(context), context.app.jobs, input.id),
  ),
  file: procedures.exports.file.handler(({ context, input }) => context.app.jobs.made(input.jobId)),
};

export const templates = {
  inspect: procedures.templates.inspect.handler(({ context, input }) =>
    readTemplate(recordsOf(context), getRegister(input.register), input.file),
  ),
  list: procedures.templates.list.handler(({ context, input }) =>
    listTemplates(recordsOf(context), input.register),
  ),
  save: procedures.templates.save.handler(({ context, input }) => {
    saveTemplate(recordsOf(context), getRegister(input.register), input);
    return done;
  }),
  fill: procedures.templates.fill.handler(({ context, input }) =>
    fillForm(recordsOf(context), context.app.jobs, getRegister(input.register), input),
  ),
};
