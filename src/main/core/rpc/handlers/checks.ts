import {
  approveChecklist,
  getChecklistHistory,
  listChecklists,
  proposeChecklist,
  refuseChecklist,
} from '../../services/checklists.ts';
import { blankForms, recordForm } from '../../services/check-forms.ts';
import { listFindings } from '../../services/check-findings.ts';
import { listPlaces } from '../../services/check-places.ts';
import {
  checklistFor,
  describeChecklist,
  getInspection,
  listInspections,
  listOperations,
} from '../../services/checks-view.ts';
import { confirmLate, placeOfInput, recordBatch, recordInspection } from '../../services/checks.ts';
import { countMissedEver } from '../../services/matrix.ts';
import { describeMatrix, venueGridFile } from '../../services/venue-grid.ts';
import { addPenalty, withdrawPenalty } from '../../services/penalties.ts';
import { procedures, recordsOf } from '../dispatch.ts';

const done = { ok: true } as const;

export const checks = {
  matrix: procedures.checks.matrix.handler(({ context, input }) => describeMatrix(recordsOf(context), input)),
  exportMatrix: procedures.checks.exportMatrix.handler(({ context, input }) =>
    venueGridFile(recordsOf(context), input),
  ),
  missedEver: procedures.checks.missedEver.handler(({ context }) => ({
    count: countMissedEver(recordsOf(context)),
  })),
  operations: procedures.checks.operations.handler(({ context, input }) =>
    listOperations(recordsOf(context), input.date),
  ),
  places: procedures.checks.places.handler(({ context }) => listPlaces(recordsOf(context))),
  checklistFor: procedures.checks.checklistFor.handler(({ context, input }) =>
    describeChecklist(checklistFor(recordsOf(context), placeOfInput(input), input)),
  ),
  checklistsFor: procedures.checks.checklistsFor.handler(({ context, input }) =>
    input.places.map((place) => ({
      place,
      checklist: describeChecklist(checklistFor(recordsOf(context), place, input)),
    })),
  ),
  record: procedures.checks.record.handler(({ context, input }) =>
    recordInspection(recordsOf(context), input),
  ),
  recordBatch: procedures.checks.recordBatch.handler(({ context, input }) =>
    recordBatch(recordsOf(context), input),
  ),
  get: procedures.checks.get.handler(({ context, input }) => getInspection(recordsOf(context), input.id)),
  list: procedures.checks.list.handler(({ context, input }) => listInspections(recordsOf(context), input)),
  findings: procedures.checks.findings.handler(({ context, input }) =>
    listFindings(recordsOf(context), input.kinds),
  ),
  confirmLate: procedures.checks.confirmLate.handler(({ context, input }) => {
    confirmLate(recordsOf(context), input.id);
    return done;
  }),
  addPenalty: procedures.checks.addPenalty.handler(({ context, input }) =>
    addPenalty(recordsOf(context), input),
  ),
  withdrawPenalty: procedures.checks.withdrawPenalty.handler(({ context, input }) => {
    withdrawPenalty(recordsOf(context), input.id, input.reason);
    return done;
  }),
  blankForms: procedures.checks.blankForms.handler(({ context, input }) =>
    blankForms(recordsOf(context), input),
  ),
  recordForm: procedures.checks.recordForm.handler(({ context, input }) =>
    recordForm(recordsOf(context), input.id, input.format),
  ),
};

export const checklists = {
  list: procedures.checklists.list.handler(({ context }) => listChecklists(recordsOf(context))),
  get: procedures.checklists.get.handler(({ context, input }) =>
    getChecklistHistory(recordsOf(context), input.id),
  ),
  propose: procedures.checklists.propose.handler(({ context, input }) =>
    proposeChecklist(recordsOf(context), input),
  ),
  approve: procedures.checklists.approve.handler(({ context, input }) =>
    approveChecklist(recordsOf(context), input),
  ),
  refuse: procedures.checklists.refuse.handler(({ context, input }) => {
    refuseChecklist(recordsOf(context), input);
    return done;
  }),
};
