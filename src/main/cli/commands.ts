import { auditVerify, call, init, listProcedures } from './desk-commands.ts';
import { backup, importRegister, planRead } from './data-commands.ts';
import { document } from './document-commands.ts';
import type { Globals } from './options.ts';
import { serve } from './serve.ts';

export type Command = {
  name: string;
  usage: string;
  /** @returns the exit code. */
  run: (args: readonly string[], globals: Globals) => Promise<number>;
};

/** Every command with its usage; docs/CLI.md gives the schema of what each prints. */
export const commands: readonly Command[] = [
  { name: 'init', usage: 'init --answers FILE', run: init },
  { name: 'call', usage: 'call PROCEDURE [--input JSON]', run: call },
  { name: 'procedures', usage: 'procedures', run: listProcedures },
  { name: 'plan', usage: 'plan read FILE', run: planRead },
  {
    name: 'document',
    usage: 'document kinds | sample KIND --out FILE.docx [--html FILE] | measure FILE.docx | scan FILE.docx',
    run: document,
  },
  { name: 'import', usage: 'import REGISTER FILE.xlsx [--dry-run] [--sheet NAME]', run: importRegister },
  { name: 'backup', usage: 'backup create DIR | verify DIR | restore DIR --halves FILE', run: backup },
  { name: 'audit', usage: 'audit verify', run: auditVerify },
  { name: 'serve', usage: 'serve [--port N]', run: serve },
];
