import { runLadder } from '../../services/ladder.ts';
import { saveSupervisionRules, supervisionRules } from '../../services/supervision.ts';
import { procedures, recordsOf } from '../dispatch.ts';

const calls = procedures.supervision;

export const supervision = {
  rules: calls.rules.handler(({ context }) => supervisionRules(recordsOf(context))),
  saveRules: calls.saveRules.handler(({ context, input }) => {
    saveSupervisionRules(recordsOf(context), input);
    return { ok: true } as const;
  }),
  runLadder: calls.runLadder.handler(({ context }) => ({ recorded: runLadder(recordsOf(context)) })),
};
