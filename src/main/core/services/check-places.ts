import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { eq } from 'drizzle-orm';
import { PlaceRegister, placeRegisterLabels } from '#shared/domain/inspection/place.ts';
import type { Place } from '#shared/domain/inspection/place.ts';
import { venueKindLabels } from '#shared/domain/inspection/inspection.ts';
import type { VenueKind } from '#shared/domain/inspection/inspection.ts';
import { contactUnits } from '#shared/registers/contact-units.ts';
import { institutions } from '#shared/registers/institutions.ts';
import type { Register } from '#shared/registers/register.ts';
import { schools } from '#shared/registers/schools.ts';
import { venues } from '#shared/registers/venues.ts';
import type { RecordsContext } from '../context.ts';
import { findRows, listRows } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';
import { inspections } from '../store/schema/work.ts';
import { getRow } from './register-rows.ts';
import { isOwn, scopeOf } from './scope.ts';

type PlaceRow = Pick<
  typeof inspections.$inferSelect,
  'venueId' | 'schoolId' | 'institutionId' | 'contactUnitId'
>;

const registerOf = {
  venues,
  schools,
  institutions,
  'contact-units': contactUnits,
} as const satisfies Record<PlaceRegister, Register>;

/** The column of an inspection in which the place stands. */
const columnOf = {
  venues: 'venueId',
  schools: 'schoolId',
  institutions: 'institutionId',
  'contact-units': 'contactUnitId',
} as const satisfies Record<PlaceRegister, keyof PlaceRow>;

export type PlaceName = Place & { name: string; village: string };

export function placeColumns(place: Place): PlaceRow {
  const none: PlaceRow = { venueId: null, schoolId: null, institutionId: null, contactUnitId: null };
  return { ...none, [columnOf[place.register]]: place.id };
}

export function placeOf(row: PlaceRow): Place {
  for (const register of PlaceRegister.options) {
    const id = row[columnOf[register]];
    if (id !== null) return { register, id };
  }
  throw new Error('an inspection has a place');
}

export function isAt(place: Place) {
  const column: SQLiteColumn = inspections[columnOf[place.register]];
  return eq(column, place.id);
}

/** The place's row, within the account's scope. @throws AppError `record.missing`. */
export function getPlace(ctx: RecordsContext, place: Place): StoredRow {
  return getRow(ctx, registerOf[place.register], place.id);
}

export function nameOfPlace({ register }: Place, row: StoredRow): { name: string; village: string } {
  const title = row.values[registerOf[register].titleField] ?? '';
  return { name: String(title), village: String(row.values['village'] ?? '') };
}

/** Names of these places, removed ones too: what was inspected stays readable. */
export function placeNames(ctx: RecordsContext, places: readonly Place[]): (place: Place) => PlaceName {
  const names = new Map<string, { name: string; village: string }>();
  for (const [register, group] of Map.groupBy(places, (place) => place.register)) {
    const ids = [...new Set(group.map(({ id }) => id))];
    for (const row of findRows(ctx.db, registerOf[register], ids))
      names.set(`${register} ${row.id}`, nameOfPlace({ register, id: row.id }, row));
  }
  return (place) => ({
    ...place,
    ...(names.get(`${place.register} ${place.id}`) ?? { name: '', village: '' }),
  });
}

/** Every place in scope that is still open, key venues first. */
export function listPlaces(ctx: RecordsContext): (PlaceName & { kindLabel: string })[] {
  return PlaceRegister.options.flatMap((register) => {
    const definition = registerOf[register];
    const scope = scopeOf(ctx, definition);
    return listRows(ctx.db, definition)
      .filter(({ values, closedOn }) => closedOn === null && isOwn(scope, definition, values))
      .map((row) => {
        const place = { register, id: row.id };
        const kindLabel =
          register === 'venues'
            ? venueKindLabels[row.values['kind'] as VenueKind]
            : placeRegisterLabels[register];
        return { ...place, ...nameOfPlace(place, row), kindLabel };
      })
      .toSorted((a, b) => `${a.village}${a.name}`.localeCompare(`${b.village}${b.name}`, 'zh-CN'));
  });
}
