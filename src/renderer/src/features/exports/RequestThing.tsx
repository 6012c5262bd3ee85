import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ExportRequest } from '#shared/contract/exports.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Facts, Thing } from '../../ui/Thing.tsx';
import { formatInstant } from '../../ui/format.ts';
import classes from '../registers/registers.module.css';
import { isEscape } from '../registers/is-escape.ts';
import { JobFile } from './JobFile.tsx';
import type { MadeFile } from './JobFile.tsx';

/** One request in full: what would leave the desk, for whom and why. */
export function RequestThing(props: {
  request: ExportRequest;
  state: ReactNode;
  /** Shows which row of the downloaded sheet is which record. */
  onDrill: (made: MadeFile) => void;
}) {
  const { request, state } = props;
  const facts: [string, ReactNode][] = [
    ['状态', state],
    ['谁要', request.isMine ? `我（${request.requestedBy}）` : request.requestedBy],
    ['什么时候要的', formatInstant(request.requestedAt)],
    ['多少条', `${request.rows} 条`],
    ['带哪些列', request.columns.join('、')],
    [
      '给原值的列',
      request.unmasked.length > 0 ? <b key="unmasked">{request.unmasked.join('、')}</b> : '没有，都遮着',
    ],
    ['做什么用', request.purpose || '没有写'],
  ];
  if (request.decidedBy !== null && request.decidedAt !== null) {
    facts.push(['谁定的', `${request.decidedBy}，${formatInstant(request.decidedAt)}`]);
  }
  if (request.reason !== '') facts.push(['为什么不同意', request.reason]);

  return (
    <Thing title={`${request.kind === 'template' ? '填模板' : '导出'}：${request.registerLabel}`}>
      <Facts facts={facts} />
      {request.state === 'pending' && request.canDecide && <Decide id={request.id} />}
      {request.state === 'pending' && !request.canDecide && (
        <p className={classes.quiet}>要另一位综合协调或领导来定，提出的人自己不能同意。</p>
      )}
      {request.state === 'approved' && request.isMine && <Download id={request.id} onDrill={props.onDrill} />}
      {request.state === 'expired' && (
        <p className={classes.quiet}>同意已经过期，没有导出。还要用的，请再导出一次。</p>
      )}
    </Thing>
  );
}

function Decide({ id }: { id: string }) {
  const approve = useApiCommand('exports', 'approve');
  const refuse = useApiCommand('exports', 'refuse');
  const [reason, setReason] = useState<string | null>(null);
  if (reason !== null) {
    return (
      <form
        className={classes.inset}
        aria-label="不同意"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') refuse.mutate({ id, reason });
        }}
        onKeyDown={(event) => isEscape(event) && setReason(null)}
      >
        <TextInput
          autoFocus
          label="为什么不同意"
          description="提出的人会看到"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ErrorNote error={refuse.error} />
        <Group gap="xs">
          <Button type="submit" loading={refuse.isPending} disabled={reason.trim() === ''}>
            不同意
          </Button>
          <Button variant="default" onClick={() => setReason(null)}>
            再看看
          </Button>
        </Group>
      </form>
    );
  }
  return (
    <>
      <ErrorNote error={approve.error} />
      <Group gap="xs">
        <Button loading={approve.isPending} onClick={() => approve.mutate({ id })}>
          同意
        </Button>
        <Button variant="default" onClick={() => setReason('')}>
          不同意
        </Button>
      </Group>
    </>
  );
}

function Download({ id, onDrill }: { id: string; onDrill: (made: MadeFile) => void }) {
  const [made, setMade] = useState<MadeFile | null>(null);
  const download = useApiCommand('exports', 'download');
  return (
    <>
      <ErrorNote error={download.error} />
      <Group gap="xs">
        <Button
          loading={download.isPending}
          onClick={() => {
            setMade(null);
            download.mutate({ id });
          }}
        >
          下载
        </Button>
        {made && (
          <Button variant="default" onClick={() => onDrill(made)}>
            哪一行是谁
          </Button>
        )}
      </Group>
      {download.data && <JobFile jobId={download.data.jobId} label="正在做表" onFile={setMade} />}
    </>
  );
}
