import { getOf } from './desk.ts';
import type { DemoDesk } from './desk.ts';
import type { DemoFault } from './faults.ts';

/** What every step of a problem takes: which, and as it stands now. */
export async function stepOf(
  { api, town }: DemoDesk,
  { venue, item }: Pick<DemoFault, 'venue'> & { item: string },
): Promise<{ id: string; revision: number }> {
  const { id, revision } = await api.problems.get({ id: getOf(town.problems, `${venue} ${item}`) });
  return { id, revision };
}
