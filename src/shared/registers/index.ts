import { children } from './children.ts';
import { contactUnits } from './contact-units.ts';
import { institutions } from './institutions.ts';
import { keyPersons } from './key-persons.ts';
import { publicity } from './publicity.ts';
import type { Register } from './register.ts';
import { schools } from './schools.ts';
import { socialOrgs } from './social-orgs.ts';
import { staff } from './staff.ts';
import { units } from './units.ts';
import { venues } from './venues.ts';
import { villages } from './villages.ts';

/** Every register of the desk, in the order of the menu. Adding one here gives it a table, a form, search, import and export. */
export const registers = [
  venues,
  schools,
  institutions,
  contactUnits,
  staff,
  children,
  keyPersons,
  units,
  villages,
  socialOrgs,
  publicity,
] as const satisfies readonly Register[];

export type RegisterId = (typeof registers)[number]['id'];

export function findRegister(id: string): Register | undefined {
  return registers.find((register) => register.id === id);
}
