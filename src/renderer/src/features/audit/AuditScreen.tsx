import { Button } from '@mantine/core';
import { useState } from 'react';
import { useApiQuery } from '../../api/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Section } from '../../ui/Section.tsx';
import { AuditTable } from './AuditTable.tsx';
import { Verdict } from './Verdict.tsx';

const PAGE = 100;

/** Who did what and when, newest first; and whether anybody has meddled with it. */
export function AuditScreen() {
  // The number before which each further page begins; the first page begins at the newest.
  const [pages, setPages] = useState<readonly (number | undefined)[]>([undefined]);

  return (
    <Screen
      title="审计"
      hint="每件事谁办的、谁录的、什么时候，都连成一条链，只能往后加，改不了也删不掉"
      actions={
        <Button variant="default" onClick={() => window.print()}>
          打印
        </Button>
      }
    >
      <Verdict />
      <Section title="留痕" hint="最新的在最上面">
        {pages.map((beforeSeq, index) => (
          <AuditPage
            key={beforeSeq ?? 'newest'}
            beforeSeq={beforeSeq}
            isLast={index === pages.length - 1}
            onOlder={(seq) => setPages([...pages, seq])}
          />
        ))}
      </Section>
    </Screen>
  );
}

type PageProps = { beforeSeq: number | undefined; isLast: boolean; onOlder: (seq: number) => void };

function AuditPage({ beforeSeq, isLast, onOlder }: PageProps) {
  const query = useApiQuery('audit', 'list', {
    limit: PAGE,
    ...(beforeSeq === undefined ? {} : { beforeSeq }),
  });
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingState />;
  const oldest = query.data.at(-1);
  return (
    <>
      <AuditTable entries={query.data} hasHead={beforeSeq === undefined} />
      {isLast && oldest && query.data.length === PAGE && (
        <Button variant="default" mt="md" className="no-print" onClick={() => onOlder(oldest.seq)}>
          再看更早的
        </Button>
      )}
      {isLast && query.data.length < PAGE && (
        <p style={{ color: 'var(--ink-quiet)' }}>到头了，最早的就是这一条。</p>
      )}
    </>
  );
}
