import { likelyKeys } from '#shared/registers/keys.ts';
import { getField } from '#shared/registers/register.ts';
import type { Register } from '#shared/registers/register.ts';
import type { ExistingRow, SettledRow } from './settle-import.ts';

export type LikelySame = {
  readonly row: number;
  /** The stored row that could be the same. */
  readonly other: ExistingRow;
  /** Labels of what agrees. */
  readonly same: readonly string[];
};

/** New rows that a person must look at: the register has another one of that name and birth date, in another village. */
export function findLikelySame(
  register: Register,
  rows: readonly SettledRow[],
  stored: readonly ExistingRow[],
): LikelySame[] {
  const known = new Map(
    stored.flatMap((other) => likelyKeys(register, other.values).map(({ key }) => [key, other] as const)),
  );
  return rows.flatMap((row) => {
    if (row.verdict !== 'new') return [];
    const hit = likelyKeys(register, row.values).find(({ key }) => known.has(key));
    const other = known.get(hit?.key ?? '');
    if (hit === undefined || other === undefined) return [];
    return [{ row: row.row, other, same: hit.fields.map((key) => getField(register, key).label) }];
  });
}
