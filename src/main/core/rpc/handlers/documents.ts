import { getDocument, downloadDocument, listVersions, previewDocument } from '../../services/documents.ts';
import { startArchive } from '../../services/documents-archive.ts';
import { printSheets, startIssueMany } from '../../services/documents-batch.ts';
import { discardDocument, draftDocument, saveDocument } from '../../services/documents-draft.ts';
import {
  approveDocument,
  sendBackDocument,
  submitDocument,
  voidDocument,
  withdrawDocument,
} from '../../services/documents-flow.ts';
import { issueDocument } from '../../services/documents-issue.ts';
import { documentChoices, documentsOf, listDocuments, listKinds } from '../../services/documents-list.ts';
import { receiveReceipt, sendDocument } from '../../services/documents-sending.ts';
import { listNumberWords, saveNumberWord } from '../../services/number-words.ts';
import { saveSigningRule, signingRule } from '../../services/signing-rule.ts';
import { procedures, recordsOf } from '../dispatch.ts';

const done = { ok: true } as const;

export const documents = {
  words: procedures.documents.words.handler(({ context }) => listNumberWords(recordsOf(context))),
  saveWord: procedures.documents.saveWord.handler(({ context, input }) => ({
    id: saveNumberWord(recordsOf(context), input),
  })),
  signingRule: procedures.documents.signingRule.handler(({ context }) => signingRule(recordsOf(context))),
  saveSigningRule: procedures.documents.saveSigningRule.handler(({ context, input }) => {
    saveSigningRule(recordsOf(context), input.formsNeedSigner);
    return done;
  }),
  list: procedures.documents.list.handler(({ context, input }) => listDocuments(recordsOf(context), input)),
  choices: procedures.documents.choices.handler(({ context }) => documentChoices(recordsOf(context))),
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
  submit: procedures.documents.submit.handler(({ context, input }) => {
    submitDocument(recordsOf(context), input);
    return done;
  }),
  withdraw: procedures.documents.withdraw.handler(({ context, input }) => {
    withdrawDocument(recordsOf(context), input);
    return done;
  }),
  approve: procedures.documents.approve.handler(({ context, input }) => {
    approveDocument(recordsOf(context), input);
    return done;
  }),
  sendBack: procedures.documents.sendBack.handler(({ context, input }) => {
    sendBackDocument(recordsOf(context), input);
    return done;
  }),
  void: procedures.documents.void.handler(({ context, input }) => {
    voidDocument(recordsOf(context), input);
    return done;
  }),
  send: procedures.documents.send.handler(({ context, input }) => {
    sendDocument(recordsOf(context), input);
    return done;
  }),
  receive: procedures.documents.receive.handler(({ context, input }) => {
    receiveReceipt(recordsOf(context), input);
    return done;
  }),
  issueMany: procedures.documents.issueMany.handler(({ context, input }) => ({
    jobId: startIssueMany(recordsOf(context), context.app.jobs, input),
  })),
  versions: procedures.documents.versions.handler(({ context, input }) =>
    listVersions(recordsOf(context), input.id),
  ),
  printSheets: procedures.documents.printSheets.handler(({ context, input }) =>
    printSheets(recordsOf(context), input.ids),
  ),
  archive: procedures.documents.archive.handler(({ context, input }) => ({
    jobId: startArchive(recordsOf(context), context.app.jobs, input),
  })),
  discard: procedures.documents.discard.handler(({ context, input }) => {
    discardDocument(recordsOf(context), input.id);
    return done;
  }),
  download: procedures.documents.download.handler(({ context, input }) =>
    downloadDocument(recordsOf(context), input.id, input.format),
  ),
};
