import {
  addEvidence,
  applyForExtension,
  closeProblem,
  dispatchProblem,
  grantExtension,
  refuseExtension,
  reopenProblem,
  sendBackProblem,
  signProblem,
  submitProblem,
  verifyProblem,
} from '../../services/problem-course.ts';
import {
  delistProblem,
  enlistProblem,
  escalateProblem,
  mergeProblem,
  unmergeProblem,
  urgeProblem,
} from '../../services/problem-pressure.ts';
import { problemSheet, saveProblemSheet } from '../../services/problem-sheets.ts';
import { createProblem } from '../../services/problems-create.ts';
import { listProblems } from '../../services/problems-list.ts';
import { getProblem } from '../../services/problems-view.ts';
import { procedures, recordsOf } from '../dispatch.ts';

const done = { ok: true } as const;
const { problems: declared } = procedures;

export const problems = {
  list: declared.list.handler(({ context, input }) => listProblems(recordsOf(context), input)),
  get: declared.get.handler(({ context, input }) => getProblem(recordsOf(context), input.id)),
  create: declared.create.handler(({ context, input }) => createProblem(recordsOf(context), input)),
  assign: declared.assign.handler(({ context, input }) => {
    dispatchProblem(recordsOf(context), 'assign', input);
    return done;
  }),
  reassign: declared.reassign.handler(({ context, input }) => {
    dispatchProblem(recordsOf(context), 'reassign', input);
    return done;
  }),
  sign: declared.sign.handler(({ context, input }) => {
    signProblem(recordsOf(context), input);
    return done;
  }),
  submit: declared.submit.handler(({ context, input }) => {
    submitProblem(recordsOf(context), input);
    return done;
  }),
  extend: declared.extend.handler(({ context, input }) => {
    applyForExtension(recordsOf(context), input);
    return done;
  }),
  grantExtension: declared.grantExtension.handler(({ context, input }) => {
    grantExtension(recordsOf(context), input);
    return done;
  }),
  refuseExtension: declared.refuseExtension.handler(({ context, input }) => {
    refuseExtension(recordsOf(context), input);
    return done;
  }),
  verify: declared.verify.handler(({ context, input }) => {
    verifyProblem(recordsOf(context), input);
    return done;
  }),
  sendBack: declared.sendBack.handler(({ context, input }) => {
    sendBackProblem(recordsOf(context), input);
    return done;
  }),
  close: declared.close.handler(({ context, input }) => {
    closeProblem(recordsOf(context), input);
    return done;
  }),
  urge: declared.urge.handler(({ context, input }) => {
    urgeProblem(recordsOf(context), input);
    return done;
  }),
  escalate: declared.escalate.handler(({ context, input }) => {
    escalateProblem(recordsOf(context), input);
    return done;
  }),
  enlist: declared.enlist.handler(({ context, input }) => {
    enlistProblem(recordsOf(context), input);
    return done;
  }),
  delist: declared.delist.handler(({ context, input }) => {
    delistProblem(recordsOf(context), input);
    return done;
  }),
  merge: declared.merge.handler(({ context, input }) => {
    mergeProblem(recordsOf(context), input);
    return done;
  }),
  unmerge: declared.unmerge.handler(({ context, input }) => {
    unmergeProblem(recordsOf(context), input);
    return done;
  }),
  reopen: declared.reopen.handler(({ context, input }) => {
    reopenProblem(recordsOf(context), input);
    return done;
  }),
  addEvidence: declared.addEvidence.handler(({ context, input }) => {
    addEvidence(recordsOf(context), input);
    return done;
  }),
  sheet: declared.sheet.handler(({ context, input }) => problemSheet(recordsOf(context), input)),
  saveSheet: declared.saveSheet.handler(({ context, input }) => saveProblemSheet(recordsOf(context), input)),
};
