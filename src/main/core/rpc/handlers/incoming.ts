import { exportIncoming } from '../../services/incoming-export.ts';
import { linkIncoming, unlinkIncoming } from '../../services/incoming-links.ts';
import { listIncoming } from '../../services/incoming-list.ts';
import { registerIncoming, saveIncoming } from '../../services/incoming-register.ts';
import {
  answerIncoming,
  askAgain,
  assignIncoming,
  closeIncoming,
  extendIncoming,
  objectIncoming,
  recordEffect,
  replyIncoming,
  settleObjection,
} from '../../services/incoming-steps.ts';
import { getIncoming } from '../../services/incoming-view.ts';
import type { RecordsContext } from '../../context.ts';
import { procedures, recordsOf } from '../dispatch.ts';
import type { CallContext } from '../dispatch.ts';

const calls = procedures.incoming;

export const incoming = {
  list: calls.list.handler(({ context, input }) => listIncoming(recordsOf(context), input)),
  get: calls.get.handler(({ context, input }) => getIncoming(recordsOf(context), input.id)),
  register: calls.register.handler(({ context, input }) => registerIncoming(recordsOf(context), input)),
  save: calls.save.handler(step(saveIncoming)),
  assign: calls.assign.handler(step(assignIncoming)),
  answer: calls.answer.handler(step(answerIncoming)),
  reply: calls.reply.handler(step(replyIncoming)),
  effect: calls.effect.handler(step(recordEffect)),
  close: calls.close.handler(step(closeIncoming)),
  extend: calls.extend.handler(step(extendIncoming)),
  object: calls.object.handler(step(objectIncoming)),
  settle: calls.settle.handler(step(settleObjection)),
  again: calls.again.handler(step(askAgain)),
  link: calls.link.handler(step(linkIncoming)),
  unlink: calls.unlink.handler(step(unlinkIncoming)),
  export: calls.export.handler(({ context, input }) => exportIncoming(recordsOf(context), input)),
};

/** A service that answers nothing but that it was done. */
function step<I>(service: (ctx: RecordsContext, input: I) => void) {
  return ({ context, input }: { context: CallContext; input: I }) => {
    service(recordsOf(context), input);
    return { ok: true } as const;
  };
}
