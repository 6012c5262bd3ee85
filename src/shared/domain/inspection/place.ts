import { z } from 'zod';
import { Id } from '#shared/domain/people/people.ts';

/** The registers whose rows are places that can be inspected. */
export const PlaceRegister = z.enum(['venues', 'schools', 'institutions', 'contact-units']);
export type PlaceRegister = z.infer<typeof PlaceRegister>;

export const placeRegisterLabels = {
  venues: '重点场所',
  schools: '学校（幼儿园）',
  institutions: '校外培训和托管机构',
  'contact-units': '密切接触未成年人单位',
} as const satisfies Record<PlaceRegister, string>;

/** Where an inspection was made: a row of one of those registers. */
export const Place = z.strictObject({ register: PlaceRegister, id: Id });
export type Place = z.infer<typeof Place>;

export function venue(id: Id): Place {
  return { register: 'venues', id };
}

export function isSamePlace(a: Place, b: Place): boolean {
  return a.register === b.register && a.id === b.id;
}
