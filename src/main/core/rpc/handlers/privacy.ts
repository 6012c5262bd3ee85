import {
  explainHits,
  justifyHits,
  listWaiting,
  savePrivacyRule,
  scanDocument,
} from '../../services/privacy.ts';
import { scanFile, scanText } from '../../services/privacy-scan.ts';
import { procedures, recordsOf } from '../dispatch.ts';

const done = { ok: true } as const;

export const privacy = {
  scanDocument: procedures.privacy.scanDocument.handler(({ context, input }) =>
    scanDocument(recordsOf(context), input),
  ),
  scanText: procedures.privacy.scanText.handler(({ context, input }) =>
    scanText(recordsOf(context), input.text),
  ),
  scanFile: procedures.privacy.scanFile.handler(({ context, input }) => scanFile(recordsOf(context), input)),
  explain: procedures.privacy.explain.handler(async ({ context, input }) => ({
    count: await explainHits(recordsOf(context), input),
  })),
  justify: procedures.privacy.justify.handler(({ context, input }) => {
    justifyHits(recordsOf(context), input);
    return done;
  }),
  waiting: procedures.privacy.waiting.handler(({ context }) => listWaiting(recordsOf(context))),
  saveRule: procedures.privacy.saveRule.handler(({ context, input }) => {
    savePrivacyRule(recordsOf(context), input.least);
    return done;
  }),
};
