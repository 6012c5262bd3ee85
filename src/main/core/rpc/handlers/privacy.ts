import { explainHits, justifyHits, listWaiting, scanDocument } from '../../services/privacy.ts';
import { agreeRule, dropRule, proposeRule, readPrivacyRule } from '../../services/privacy-rule.ts';
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
  rule: procedures.privacy.rule.handler(({ context }) => readPrivacyRule(recordsOf(context))),
  proposeRule: procedures.privacy.proposeRule.handler(({ context, input }) =>
    proposeRule(recordsOf(context), input),
  ),
  agreeRule: procedures.privacy.agreeRule.handler(({ context, input }) => {
    agreeRule(recordsOf(context), input.id);
    return done;
  }),
  dropRule: procedures.privacy.dropRule.handler(({ context, input }) => {
    dropRule(recordsOf(context), input.id);
    return done;
  }),
};
