import { openCopyOf, programsOf, startPdf } from '../../services/copies.ts';
import { procedures, recordsOf } from '../dispatch.ts';

export const copies = {
  programs: procedures.copies.programs.handler(({ context: { app } }) => programsOf(app)),
  pdf: procedures.copies.pdf.handler(({ context, input }) => ({
    jobId: startPdf(recordsOf(context), context.app.jobs, input.id),
  })),
  file: procedures.copies.file.handler(({ context, input }) => {
    const { name, file } = context.app.jobs.made(input.jobId);
    return { name, file };
  }),
  open: procedures.copies.open.handler(async ({ context, input }) => {
    await openCopyOf(recordsOf(context), context.app, input.id);
    return { ok: true } as const;
  }),
};
