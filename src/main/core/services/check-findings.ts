import { and, desc, eq, inArray } from 'drizzle-orm';
import { dispatchDueOn } from '#shared/domain/inspection/dispatch-clock.ts';
import type { InspectionKind } from '#shared/domain/inspection/inspection.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { inspections, problems } from '../store/schema/work.ts';
import { placeNames, placeOf } from './check-places.ts';
import { unitNames } from './organisation.ts';
import { holidayTable } from './time-rules.ts';
import { problemTerm } from './work-scope.ts';

/** What checks of these kinds found, the latest first, with the clock until a unit is told to put it right. */
export function listFindings(ctx: RecordsContext, kinds: readonly InspectionKind[]) {
  const day = today(ctx.ports);
  const rows = ctx.db
    .select({ problem: problems, inspection: inspections })
    .from(problems)
    .innerJoin(inspections, eq(inspections.id, problems.inspectionId))
    .where(and(inArray(inspections.kind, [...kinds]), problemTerm(ctx)))
    .orderBy(desc(inspections.inspectedOn), problems.serial)
    .limit(1000)
    .all();
  const unit = unitNames(ctx.db);
  const holidays = holidayTable(ctx.db);
  const name = placeNames(
    ctx,
    rows.map(({ inspection }) => placeOf(inspection)),
  );
  return rows.map(({ problem, inspection }) => {
    const { status, foundOn, severity } = problem;
    const dispatchBy = status === 'found' ? dispatchDueOn(foundOn, severity, holidays) : null;
    return {
      problemId: problem.id,
      serial: problem.serial,
      title: problem.title,
      detail: problem.detail,
      severity: problem.severity,
      status: problem.status,
      unitName: unit(problem.unitId),
      inspectionId: inspection.id,
      kind: inspection.kind,
      date: inspection.inspectedOn,
      place: name(placeOf(inspection)),
      dispatchBy,
      isDispatchLate: dispatchBy !== null && dispatchBy < day,
    };
  });
}
