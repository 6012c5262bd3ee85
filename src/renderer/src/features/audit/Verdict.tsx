import { Button } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import type { AuditVerdict } from '#shared/contract/desk.ts';
import { toAppError } from '#shared/rpc/client.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { useApiCall } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Note } from '../../ui/Note.tsx';
import { Section } from '../../ui/Section.tsx';

type Found = z.infer<typeof AuditVerdict>;

/** Checks every link of the chain and says in plain words what that proves, and what it cannot. */
export function Verdict() {
  const call = useApiCall();
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function verify(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      setFound(await call('audit', 'verify', {}));
    } catch (thrown) {
      setFound(null);
      setError(toAppError(thrown));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section
      title="核验"
      hint="逐条核对有没有被改过、删过、插过、调换过"
      actions={
        <Button loading={isBusy} onClick={() => void verify()}>
          核验
        </Button>
      }
      sheet={false}
    >
      <ErrorNote error={error} />
      {found && <Findings found={found} />}
    </Section>
  );
}

function Findings({ found }: { found: Found }) {
  return (
    <div style={{ display: 'grid', gap: 8 }} role="status">
      {found.state === 'clean' && <Note tone="done">✓ 共 {found.entries} 条，条条相连，没有发现改动。</Note>}
      {found.state === 'unknown' && (
        <Note tone="soon">
          ◆ 已核对 {found.entries} 条，没有发现改动；但还有核不了的，见下面，所以不能说“没有问题”。
        </Note>
      )}
      {found.state === 'broken' && (
        <Note tone="late">
          ▲ 共 {found.entries} 条，发现 {found.problems.length}{' '}
          处对不上。请不要再录入，马上报告安全保密管理员和主要领导，保留这台电脑和所有备份。
        </Note>
      )}
      {found.problems.length > 0 && (
        <ul style={{ margin: 0 }}>
          {found.problems.map((problem) => (
            <li key={`${problem.seq ?? ''}${problem.what}`}>
              {problem.seq === null ? '' : `第 ${problem.seq} 条：`}
              {problem.what}
            </li>
          ))}
        </ul>
      )}
      {found.cannotKnow.length > 0 && (
        <div style={{ color: 'var(--ink-quiet)' }}>
          核验说明不了的：
          <ul style={{ margin: 0 }}>
            {found.cannotKnow.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
