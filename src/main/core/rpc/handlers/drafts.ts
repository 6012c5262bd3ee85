import { discardDraft, keepDraft, listDrafts } from '../../services/kept-drafts.ts';
import { procedures, recordsOf } from '../dispatch.ts';

const done = { ok: true } as const;

export const drafts = {
  all: procedures.drafts.all.handler(({ context }) => listDrafts(recordsOf(context))),
  keep: procedures.drafts.keep.handler(({ context, input }) => {
    keepDraft(recordsOf(context), input.name, input.value);
    return done;
  }),
  discard: procedures.drafts.discard.handler(({ context, input }) => {
    discardDraft(recordsOf(context), input.name);
    return done;
  }),
};
