import { confirmPlan, readPlanFile } from '../../services/plan.ts';
import { currentPlan } from '../../services/plan-view.ts';
import {
  addEvidence,
  assignProblem,
  closeProblem,
  reopenProblem,
  sendBackProblem,
  submitProblem,
} from '../../services/problem-steps.ts';
import { getProblem, listProblems } from '../../services/problems.ts';
import { todayOverview } from '../../services/today.ts';
import { procedures, recordsOf } from '../dispatch.ts';

const done = { ok: true } as const;

export const plan = {
  read: procedures.plan.read.handler(({ context, input }) => readPlanFile(recordsOf(context), input)),
  confirm: procedures.plan.confirm.handler(({ context, input }) => confirmPlan(recordsOf(context), input)),
  current: procedures.plan.current.handler(({ context }) => currentPlan(recordsOf(context))),
};

export const problems = {
  list: procedures.problems.list.handler(({ context, input }) => listProblems(recordsOf(context), input)),
  get: procedures.problems.get.handler(({ context, input }) => getProblem(recordsOf(context), input.id)),
  assign: procedures.problems.assign.handler(({ context, input }) => {
    assignProblem(recordsOf(context), input);
    return done;
  }),
  addEvidence: procedures.problems.addEvidence.handler(({ context, input }) => {
    addEvidence(recordsOf(context), input);
    return done;
  }),
  submit: procedures.problems.submit.handler(({ context, input }) => {
    submitProblem(recordsOf(context), input);
    return done;
  }),
  sendBack: procedures.problems.sendBack.handler(({ context, input }) => {
    sendBackProblem(recordsOf(context), input);
    return done;
  }),
  close: procedures.problems.close.handler(({ context, input }) => {
    closeProblem(recordsOf(context), input);
    return done;
  }),
  reopen: procedures.problems.reopen.handler(({ context, input }) => {
    reopenProblem(recordsOf(context), input);
    return done;
  }),
};

export const today = {
  overview: procedures.today.overview.handler(({ context }) => todayOverview(recordsOf(context))),
};
