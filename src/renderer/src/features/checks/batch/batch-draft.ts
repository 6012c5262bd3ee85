import type { z } from 'zod';
import type { BatchInput, Checklist } from '#shared/contract/checks.ts';
import type { StoredFile } from '#shared/contract/organisation.ts';
import type { InspectionKind, Outcome } from '#shared/domain/inspection/inspection.ts';
import type { Place } from '#shared/domain/inspection/place.ts';
import type { FieldErrors } from '#shared/rpc/app-error.ts';

export type CellDraft = { outcome: Outcome | null; note: string };

/** One place of the round as far as it has been typed. */
export type RowDraft = {
  cells: Record<string, CellDraft>;
  /** Empty: what the round has in common. */
  process: string;
  handlingResult: string;
  photos: StoredFile[];
};

/** A whole round. The head is set once; a failed item takes its unit and day from it. */
export type BatchDraft = {
  date: string;
  kind: InspectionKind;
  unitIds: string[];
  /** Names as chosen or typed. */
  people: string[];
  handlerId: string | null;
  process: string;
  handlingResult: string;
  rectifyingUnitId: string | null;
  deadline: string | null;
  places: Place[];
  /** By `placeKey`. */
  rows: Record<string, RowDraft>;
};

/** A place with its list: one line of the grid. */
export type BatchRow = { place: Place; name: string; village: string; checklist: Checklist };
export type CellPlace = { row: number; item: number };

const blankCell: CellDraft = { outcome: null, note: '' };
const blankRow: RowDraft = { cells: {}, process: '', handlingResult: '', photos: [] };

export function newBatch(today: string, handlerId: string | null): BatchDraft {
  return {
    date: today,
    kind: 'joint',
    unitIds: [],
    people: [],
    handlerId,
    process: '',
    handlingResult: '',
    rectifyingUnitId: null,
    deadline: null,
    places: [],
    rows: {},
  };
}

export function placeKey({ register, id }: Place): string {
  return `${register} ${id}`;
}

export function placeFrom(key: string): Place {
  const [register = '', id = ''] = key.split(' ');
  return { register: register as Place['register'], id };
}

export function rowOf(draft: BatchDraft, place: Place): RowDraft {
  return draft.rows[placeKey(place)] ?? blankRow;
}

export function cellOf(draft: BatchDraft, place: Place, code: string): CellDraft {
  return rowOf(draft, place).cells[code] ?? blankCell;
}

export function withRow(draft: BatchDraft, place: Place, part: Partial<RowDraft>): BatchDraft {
  const row = { ...rowOf(draft, place), ...part };
  return { ...draft, rows: { ...draft.rows, [placeKey(place)]: row } };
}

export function withCell(
  draft: BatchDraft,
  place: Place,
  code: string,
  part: Partial<CellDraft>,
): BatchDraft {
  const { cells } = rowOf(draft, place);
  return withRow(draft, place, { cells: { ...cells, [code]: { ...(cells[code] ?? blankCell), ...part } } });
}

/** 其余都合格. */
export function passRest(draft: BatchDraft, { place, checklist }: BatchRow): BatchDraft {
  return checklist.items.reduce(
    (done, { code }) =>
      cellOf(done, place, code).outcome === null ? withCell(done, place, code, { outcome: 'pass' }) : done,
    draft,
  );
}

/** The next cell of the line, or the first of the next line; the last one stays. */
export function nextCell(rows: readonly BatchRow[], at: CellPlace): CellPlace {
  const items = rows[at.row]?.checklist.items.length ?? 0;
  if (at.item + 1 < items) return { row: at.row, item: at.item + 1 };
  return at.row + 1 < rows.length ? { row: at.row + 1, item: 0 } : at;
}

export function nextRow(rows: readonly BatchRow[], at: CellPlace): CellPlace {
  return at.row + 1 < rows.length ? { row: at.row + 1, item: 0 } : at;
}

export function answeredIn(draft: BatchDraft, { place, checklist }: BatchRow): number {
  return checklist.items.filter(({ code }) => cellOf(draft, place, code).outcome !== null).length;
}

export function failedIn(draft: BatchDraft, { place, checklist }: BatchRow): number {
  return checklist.items.filter(({ code }) => cellOf(draft, place, code).outcome === 'fail').length;
}

/** What is still to be filled in, by the paths the core refuses with: `places.2.results.hotel-id`. */
export function missingIn(draft: BatchDraft, rows: readonly BatchRow[]): FieldErrors {
  const missing: Record<string, string> = {};
  if (draft.date === '') missing['date'] = '请填检查日期';
  if (draft.unitIds.length === 0) missing['unitIds'] = '请选参加检查的单位';
  if (draft.kind === 'joint' && draft.unitIds.length === 1)
    missing['unitIds'] = '联合执法要有两家以上单位参加';
  if (rows.length === 0) missing['places'] = '请选检查的场所';
  rows.forEach((row, at) => {
    for (const { code } of row.checklist.items) {
      const { outcome, note } = cellOf(draft, row.place, code);
      if (outcome === null) missing[`places.${at}.results.${code}`] = '这一项还没填';
      if (outcome === 'fail' && note.trim() === '')
        missing[`places.${at}.results.${code}`] = '写一句查到了什么';
    }
    const { process, handlingResult } = rowOf(draft, row.place);
    if ((process || draft.process).trim() === '') missing['process'] = '请简单记下怎么查的、查了哪些地方';
    if (failedIn(draft, row) > 0 && (handlingResult || draft.handlingResult).trim() === '')
      missing['handlingResult'] = '查出了问题，请写当场怎么处理的';
  });
  return missing;
}

/** The round as the core takes it. Call it when `missingIn` names nothing. @param people choices by their label */
export function toBatchInput(
  draft: BatchDraft,
  rows: readonly BatchRow[],
  people: readonly { value: string; label: string }[],
): z.input<typeof BatchInput> {
  const { rectifyingUnitId, deadline } = draft;
  return {
    kind: draft.kind,
    date: draft.date,
    unitIds: draft.unitIds,
    people: draft.people.map((label) => participant(label, people)),
    ...(draft.handlerId ? { handlerId: draft.handlerId } : {}),
    places: rows.map(({ place, checklist }) => {
      const row = rowOf(draft, place);
      return {
        place,
        checklistId: checklist.id,
        checklistVersion: checklist.version,
        results: checklist.items.flatMap(({ code }) => {
          const { outcome, note } = cellOf(draft, place, code);
          if (outcome === null) return [];
          return [
            {
              code,
              outcome,
              note: outcome === 'na' ? '' : note,
              ...(outcome === 'fail' ? { rectifyingUnitId, deadline } : {}),
            },
          ];
        }),
        process: row.process || draft.process,
        handlingResult: row.handlingResult || draft.handlingResult,
        fileIds: row.photos.map(({ id }) => id),
      };
    }),
  };
}

/** 某甲（示例派出所） is one of the office's people, or somebody from outside with his unit in brackets. */
function participant(label: string, people: readonly { value: string; label: string }[]) {
  const [, name = label, unit = ''] = /^(.+?)（(.+)）$/u.exec(label) ?? [];
  return { personId: people.find((one) => one.label === label)?.value ?? null, name, unit };
}
