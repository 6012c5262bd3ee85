import { eq, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { PlaceRegister } from '#shared/domain/inspection/place.ts';
import { contactUnits, institutions, schools, venues } from '../schema/registers.ts';
import { problems } from '../schema/work.ts';

/** The column that points at a place of each register. */
export const placeColumns = {
  venues: problems.venueId,
  schools: problems.schoolId,
  institutions: problems.institutionId,
  'contact-units': problems.contactUnitId,
} as const satisfies Record<PlaceRegister, unknown>;

/** Problems found at that place, whatever its register. */
export function isAtPlace(placeId: string): SQL | undefined {
  return or(...Object.values(placeColumns).map((column) => eq(column, placeId)));
}

/** Where a problem was found, in words, once the four registers are joined; else as it was written down. */
export const problemPlace = sql<string>`coalesce(${venues.name}, ${schools.name}, ${institutions.name},
  ${contactUnits.name}, ${problems.placeName})`;

/** The same where nothing is joined. */
export const placeByItself = sql<string>`coalesce((SELECT name FROM venues WHERE id = ${problems.venueId}),
  (SELECT name FROM schools WHERE id = ${problems.schoolId}),
  (SELECT name FROM institutions WHERE id = ${problems.institutionId}),
  (SELECT name FROM contact_units WHERE id = ${problems.contactUnitId}), ${problems.placeName})`;
