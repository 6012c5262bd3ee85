import { confirmAct, recordAct, withdrawAct } from '../../services/obligation-acts.ts';
import { obligationGrid } from '../../services/obligation-grid.ts';
import { askRelief, decideRelief, endRelief } from '../../services/obligation-reliefs.ts';
import { settleObligation } from '../../services/obligation-settle.ts';
import { getObligation, listActs } from '../../services/obligation-view.ts';
import { listObligations } from '../../services/obligations.ts';
import { listSchoolItems, saveSchoolItems } from '../../services/school-items.ts';
import { procedures, recordsOf } from '../dispatch.ts';

const done = { ok: true } as const;

export const obligations = {
  list: procedures.obligations.list.handler(({ context }) => listObligations(recordsOf(context))),
  get: procedures.obligations.get.handler(({ context, input }) =>
    getObligation(recordsOf(context), input.id),
  ),
  grid: procedures.obligations.grid.handler(({ context, input }) =>
    obligationGrid(recordsOf(context), input),
  ),
  acts: procedures.obligations.acts.handler(({ context, input }) => listActs(recordsOf(context), input)),
  settle: procedures.obligations.settle.handler(({ context, input }) =>
    settleObligation(recordsOf(context), input),
  ),
  pause: procedures.obligations.pause.handler(({ context, input }) =>
    askRelief(recordsOf(context), { ...input, subjectKey: null }),
  ),
  exempt: procedures.obligations.exempt.handler(({ context, input }) => askRelief(recordsOf(context), input)),
  decide: procedures.obligations.decide.handler(({ context, input }) => {
    decideRelief(recordsOf(context), input);
    return done;
  }),
  resume: procedures.obligations.resume.handler(({ context, input }) => {
    endRelief(recordsOf(context), input);
    return done;
  }),
  record: procedures.obligations.record.handler(({ context, input }) => recordAct(recordsOf(context), input)),
  confirm: procedures.obligations.confirm.handler(({ context, input }) => {
    confirmAct(recordsOf(context), input.actId);
    return done;
  }),
  withdraw: procedures.obligations.withdraw.handler(({ context, input }) =>
    withdrawAct(recordsOf(context), input),
  ),
  items: procedures.obligations.items.handler(({ context }) => listSchoolItems(recordsOf(context))),
  saveItems: procedures.obligations.saveItems.handler(({ context, input }) => {
    saveSchoolItems(recordsOf(context), input.items);
    return done;
  }),
};
