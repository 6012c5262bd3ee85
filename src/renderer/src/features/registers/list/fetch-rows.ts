import type { RegisterQuery, RegisterRow } from '#shared/contract/registers.ts';
import type { useApiCall } from '../../../api/hooks.ts';

/** As many as the contract gives at once. */
const CHUNK = 500;

/** The first `most` rows of a query with the names of what they refer to, for acts that need more than what is in sight. */
export async function fetchRows(
  call: ReturnType<typeof useApiCall>,
  register: string,
  query: RegisterQuery,
  most: number,
): Promise<{ rows: RegisterRow[]; names: Record<string, string> }> {
  const rows: RegisterRow[] = [];
  const names: Record<string, string> = {};
  for (let offset = 0; offset < most; offset += CHUNK) {
    const limit = Math.min(CHUNK, most - offset);
    const page = await call('registers', 'list', { ...query, register, offset, limit });
    rows.push(...page.rows);
    Object.assign(names, page.names);
    if (page.rows.length < limit) break;
  }
  return { rows, names };
}
