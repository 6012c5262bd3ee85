import {
  exportWordTemplate,
  getWordTemplates,
  listWordTemplates,
  loadWordTemplate,
  proofDocument,
  restoreWordTemplate,
  tryWordTemplate,
} from '../../services/word-templates.ts';
import { procedures, recordsOf } from '../dispatch.ts';

const done = { ok: true } as const;

export const wordTemplates = {
  list: procedures.wordTemplates.list.handler(({ context }) => listWordTemplates(recordsOf(context))),
  get: procedures.wordTemplates.get.handler(({ context, input }) =>
    getWordTemplates(recordsOf(context), input.kind),
  ),
  export: procedures.wordTemplates.export.handler(({ context, input }) =>
    exportWordTemplate(recordsOf(context), input),
  ),
  trial: procedures.wordTemplates.trial.handler(({ context, input }) =>
    tryWordTemplate(recordsOf(context), input),
  ),
  load: procedures.wordTemplates.load.handler(({ context, input }) =>
    loadWordTemplate(recordsOf(context), input),
  ),
  restore: procedures.wordTemplates.restore.handler(({ context, input }) => {
    restoreWordTemplate(recordsOf(context), input);
    return done;
  }),
  proof: procedures.wordTemplates.proof.handler(({ context, input }) =>
    proofDocument(recordsOf(context), input.documentId),
  ),
};
