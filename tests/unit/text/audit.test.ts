import { describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ProcedureMeta } from '#shared/rpc/procedure.ts';
import { auditActionLabels } from '#shared/text/audit.ts';

type Declared = { '~orpc': { meta: ProcedureMeta } };

const commands = Object.entries(contract).flatMap(([area, procedures]) =>
  Object.entries(procedures as Record<string, Declared>)
    .filter(([, procedure]) => procedure['~orpc'].meta.kind === 'command')
    .map(([name]) => `${area}.${name}`),
);

describe('auditActionLabels', () => {
  it('finds commands in the contract', () => {
    expect(commands).toContain('session.signIn');
  });

  it.each(['problems.send-back', 'problems.reassign', 'registers.view'])(
    'has Chinese words for %s, which no command is called',
    (action) => {
      expect(auditActionLabels[action]).toMatch(/^\p{Script=Han}+$/u);
    },
  );

  it.each(commands)('has Chinese words for %s', (command) => {
    expect(auditActionLabels[command]).toMatch(/^\p{Script=Han}+$/u);
  });
});
