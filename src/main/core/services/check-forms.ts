import { inArray } from 'drizzle-orm';
import type { Inspection } from '#shared/contract/checks.ts';
import { formatMonthDay } from '#shared/domain/calendar/format.ts';
import type { DocumentModel } from '#shared/domain/documents/model.ts';
import { inspectionKindLabels, outcomeLabels } from '#shared/domain/inspection/inspection.ts';
import type { InspectionKind } from '#shared/domain/inspection/inspection.ts';
import { penaltyKindLabels } from '#shared/domain/inspection/penalty.ts';
import { venue } from '#shared/domain/inspection/place.ts';
import type { Place } from '#shared/domain/inspection/place.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { buildInspectionBlank } from '../documents/letters/inspection-blank.ts';
import { buildInspectionRecord } from '../documents/letters/inspection-record.ts';
import { renderDocxOfAll } from '../documents/render/docx.ts';
import { renderSheets } from '../documents/render/html.ts';
import { problems } from '../store/schema/work.ts';
import { getPlace, nameOfPlace } from './check-places.ts';
import { checklistFor, getInspection } from './checks-view.ts';
import { unitNames } from './organisation.ts';

type Format = 'html' | 'docx';
type Paper = { name: string; file: Blob };
type Blanks = {
  venueIds: readonly string[];
  places: readonly Place[];
  kind: InspectionKind;
  date: string | null;
  units: readonly string[];
  format: Format;
};

/** Sheets to take along, one a place, in the order given. @throws AppError `record.missing`. */
export async function blankForms(ctx: RecordsContext, input: Blanks): Promise<Paper> {
  const places = [...input.venueIds.map(venue), ...input.places];
  const models = places.map((place) => {
    const { name, village } = nameOfPlace(place, getPlace(ctx, place));
    const date = input.date ?? today(ctx.ports);
    return buildInspectionBlank({
      placeName: name,
      village,
      kindLabel: inspectionKindLabels[input.kind],
      date: input.date,
      units: input.units,
      checklist: checklistFor(ctx, place, { kind: input.kind, date }),
    });
  });
  return toPaper(models, `检查表${places.length}张`, input.format);
}

/** 检查记录 of one inspection. @throws AppError `record.missing`. */
export async function recordForm(ctx: RecordsContext, id: string, format: Format): Promise<Paper> {
  const inspection = getInspection(ctx, id);
  const model = buildInspectionRecord({
    placeName: inspection.place.name,
    village: inspection.place.village,
    kindLabel: inspectionKindLabels[inspection.kind],
    date: inspection.date,
    begunAt: inspection.begunAt,
    units: inspection.units,
    people: inspection.people.map(({ name, unit }) => (unit === '' ? name : `${name}（${unit}）`)),
    checklist: { title: inspection.checklistTitle, version: inspection.checklistVersion },
    results: inspection.results.map(({ text, outcome, note }) => ({
      text,
      outcomeLabel: outcomeLabels[outcome],
      note,
    })),
    process: inspection.process,
    problems: problemLines(ctx, inspection),
    handlingResult: inspection.handlingResult,
    penalties: inspection.penalties.map(({ organ, number, decidedOn, kind, amount }) =>
      [`${organ}${number}`, decidedOn, penaltyKindLabels[kind], amount].filter(Boolean).join('，'),
    ),
    photos: inspection.photos.map(({ name }) => name),
    handlerName: inspection.handlerName,
    typistName: inspection.typistName,
  });
  return toPaper([model], `检查记录 ${inspection.place.name} ${inspection.date}`, format);
}

function problemLines(ctx: RecordsContext, { problemIds }: Inspection): string[] {
  const unit = unitNames(ctx.db);
  return ctx.db
    .select()
    .from(problems)
    .where(inArray(problems.id, problemIds))
    .orderBy(problems.serial)
    .all()
    .map(({ serial, title, unitId, deadline }) =>
      [
        `${serial} ${title}`,
        unit(unitId) ? `整改单位${unit(unitId)}` : '',
        deadline ? `${formatMonthDay(deadline)}前改好` : '',
      ]
        .filter(Boolean)
        .join('，'),
    );
}

async function toPaper(models: readonly DocumentModel[], name: string, format: Format): Promise<Paper> {
  if (format === 'html') {
    const file = new Blob([renderSheets(models, name)], { type: 'text/html' });
    return { name: `${name}.html`, file };
  }
  const bytes = await renderDocxOfAll(models, name);
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return { name: `${name}.docx`, file: new Blob([new Uint8Array(bytes)], { type }) };
}
