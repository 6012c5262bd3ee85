/**
 * Which rows an account may see. `all`: every row (综合协调, 领导). Otherwise the rows of these villages or units, by the
 * names the registers hold; both lists empty means none.
 */
export type Scope =
  | { readonly all: true }
  | { readonly all?: false; readonly villages: readonly string[]; readonly units: readonly string[] };

export const wholeScope: Scope = { all: true };

/** Whether a row with this village and this unit is in scope; the same rule as the stores apply in SQL. */
export function isInScope(
  scope: Scope,
  row: { readonly village: string | null; readonly unit: string | null },
): boolean {
  if (scope.all === true) return true;
  return (
    (row.village !== null && scope.villages.includes(row.village)) ||
    (row.unit !== null && scope.units.includes(row.unit))
  );
}
