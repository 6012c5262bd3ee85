import { getField } from '#shared/registers/register.ts';
import { findRegister } from '#shared/registers/index.ts';
import type { DemoDesk } from '../desk.ts';

/** A row as a village writes it, by field key. */
export type Line = Readonly<Record<string, string | number>>;

/**
 * Brings a whole ledger in as one sheet, one act, as an office does on its first day.
 * @throws Error when a row is refused: the invented town must be clean.
 */
export async function bringIn(
  desk: DemoDesk,
  registerId: string,
  name: string,
  lines: readonly Line[],
): Promise<void> {
  const register = findRegister(registerId);
  if (register === undefined) throw new Error(`no register ${registerId}`);
  const keys = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const head = keys.map((key) => getField(register, key).label);
  const rows = [head, ...lines.map((line) => keys.map((key) => line[key] ?? ''))];
  const { report } = await desk.api.imports.commit({
    register: registerId,
    file: new Blob([rows.map((row) => row.join(',')).join('\n')]),
    name: `${name}.csv`,
  });
  const [refused] = report.refused;
  if (refused) throw new Error(`${name} row ${refused.row}, ${refused.column}: ${refused.reason}`);
}
