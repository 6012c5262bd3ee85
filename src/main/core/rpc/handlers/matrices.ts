import { schoolGrid, schoolGridFile } from '../../services/school-grid.ts';
import { unitGrid, unitGridFile } from '../../services/unit-grid.ts';
import { procedures, recordsOf } from '../dispatch.ts';

export const matrices = {
  schools: procedures.matrices.schools.handler(({ context, input }) => schoolGrid(recordsOf(context), input)),
  units: procedures.matrices.units.handler(({ context }) => unitGrid(recordsOf(context))),
  exportSchools: procedures.matrices.exportSchools.handler(({ context, input }) =>
    schoolGridFile(recordsOf(context), input),
  ),
  exportUnits: procedures.matrices.exportUnits.handler(({ context, input }) =>
    unitGridFile(recordsOf(context), input.filter),
  ),
};
