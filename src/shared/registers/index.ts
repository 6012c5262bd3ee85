import type { Register } from './register.ts';
import { venues } from './venues.ts';

/** Every register of the desk. Adding one here gives it a table, a form, search, import and export. */
export const registers = [venues] as const satisfies readonly Register[];

export type RegisterId = (typeof registers)[number]['id'];

export function findRegister(id: string): Register | undefined {
  return registers.find((register) => register.id === id);
}
