import { addTaskUnit, cancelTask, createTask, dispatchTask, saveTask } from '../../services/task-create.ts';
import { exportTasks } from '../../services/task-export.ts';
import {
  closeTask,
  decideExtension,
  escalateTask,
  extendTask,
  reportTask,
  sendBackTask,
  signTask,
  urgeTask,
  verifyTask,
  withdrawTask,
} from '../../services/task-steps.ts';
import { getTask } from '../../services/task-view.ts';
import { listTasks } from '../../services/tasks.ts';
import type { RecordsContext } from '../../context.ts';
import { procedures, recordsOf } from '../dispatch.ts';
import type { CallContext } from '../dispatch.ts';

const calls = procedures.tasks;

export const tasks = {
  list: calls.list.handler(({ context, input }) => listTasks(recordsOf(context), input)),
  get: calls.get.handler(({ context, input }) => getTask(recordsOf(context), input.id)),
  create: calls.create.handler(({ context, input }) => createTask(recordsOf(context), input)),
  save: calls.save.handler(step(saveTask)),
  dispatch: calls.dispatch.handler(step(dispatchTask)),
  addUnit: calls.addUnit.handler(step(addTaskUnit)),
  cancel: calls.cancel.handler(step(cancelTask)),
  sign: calls.sign.handler(step(signTask)),
  report: calls.report.handler(step(reportTask)),
  verify: calls.verify.handler(step(verifyTask)),
  sendBack: calls.sendBack.handler(step(sendBackTask)),
  close: calls.close.handler(step(closeTask)),
  extend: calls.extend.handler(step(extendTask)),
  decideExtension: calls.decideExtension.handler(step(decideExtension)),
  urge: calls.urge.handler(step(urgeTask)),
  escalate: calls.escalate.handler(step(escalateTask)),
  withdraw: calls.withdraw.handler(step(withdrawTask)),
  export: calls.export.handler(({ context, input }) => exportTasks(recordsOf(context), input)),
};

/** A service that answers nothing but that it was done. */
function step<I>(service: (ctx: RecordsContext, input: I) => void) {
  return ({ context, input }: { context: CallContext; input: I }) => {
    service(recordsOf(context), input);
    return { ok: true } as const;
  };
}
