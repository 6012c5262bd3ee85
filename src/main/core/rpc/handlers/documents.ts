import { downloadDocument, getDocument, issueDocument, previewDocument } from '../../services/documents.ts';
import { discardDocument, draftDocument, saveDocument } from '../../services/documents-draft.ts';
import { documentsOf, listDocuments, listKinds } from '../../services/documents-list.ts';
import { listNumberWords, saveNumberWord } from '../../services/number-words.ts';
import { procedures, recordsOf } from '../dispatch.ts';

const done = { ok: true } as const;

export const documents = {
  words: procedures.documents.words.handler(({ context }) => listNumberWords(recordsOf(context))),
  saveWord: procedures.documents.saveWord.handler(({ context, input }) => ({
    id: saveNumberWord(recordsOf(context), input),
  })),
  list: procedures.documents.list.handler(({ context }) => listDocuments(recordsOf(context))),
  kinds: procedures.documents.kinds.handler(({ context, input }) =>
    listKinds(recordsOf(context), input.subject),
  ),
  of: procedures.documents.of.handler(({ context, input }) => documentsOf(recordsOf(context), input.subject)),
  draft: procedures.documents.draft.handler(({ context, input }) => ({
    id: draftDocument(recordsOf(context), input),
  })),
  get: procedures.documents.get.handler(({ context, input }) => getDocument(recordsOf(context), input.id)),
  preview: procedures.documents.preview.handler(({ context, input }) => ({
    html: previewDocument(recordsOf(context), input.id, input.words),
  })),
  save: procedures.documents.save.handler(({ context, input }) => {
    saveDocument(recordsOf(context), input);
    return done;
  }),
  issue: procedures.documents.issue.handler(async ({ context, input }) => ({
    number: await issueDocument(recordsOf(context), input),
  })),
  discard: procedures.documents.discard.handler(({ context, input }) => {
    discardDocument(recordsOf(context), input.id);
    return done;
  }),
  download: procedures.documents.download.handler(({ context, input }) =>
    downloadDocument(recordsOf(context), input.id, input.format),
  ),
};
