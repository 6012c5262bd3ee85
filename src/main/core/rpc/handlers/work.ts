import { confirmPlan, readPlanFile } from '../../services/plan.ts';
import { currentPlan } from '../../services/plan-view.ts';
import { todayOverview } from '../../services/today.ts';
import { procedures, recordsOf } from '../dispatch.ts';

export const plan = {
  read: procedures.plan.read.handler(({ context, input }) => readPlanFile(recordsOf(context), input)),
  confirm: procedures.plan.confirm.handler(({ context, input }) => confirmPlan(recordsOf(context), input)),
  current: procedures.plan.current.handler(({ context }) => currentPlan(recordsOf(context))),
};

export const today = {
  overview: procedures.today.overview.handler(({ context }) => todayOverview(recordsOf(context))),
};
