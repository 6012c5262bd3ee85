import { Button, Select, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { PRINT_PIECE } from '#shared/contract/documents.ts';
import type { DocumentRow } from '#shared/contract/documents.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall, useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { JobProgress } from '../../ui/JobProgress.tsx';
import { Note } from '../../ui/Note.tsx';
import { usePeopleChoices } from '../checks/useChoices.ts';
import { Page } from './Page.tsx';
import { FontNote } from './FontNote.tsx';
import type { PageHandle } from './Page.tsx';
import classes from './documents.module.css';

/** What is ticked, in the order it was ticked. */
export type Picked = ReadonlyMap<string, DocumentRow>;

/** What can be done with all that is ticked: numbered in one go, printed in one go. */
export function BatchPanel({ picked, onClear }: { picked: Picked; onClear: () => void }) {
  const { role } = useSession();
  const rows = [...picked.values()];
  const open = rows.filter(({ number, status }) => number === null && status !== 'void');
  const out = rows.filter(({ number }) => number !== null);
  return (
    <section className={classes.fresh} aria-label="选中的文书">
      <h2>选中 {rows.length} 份</h2>
      <Stack gap="lg">
        {role !== 'officer' && <IssueMany key={`issue${open.length}`} rows={open} />}
        <PrintMany rows={out} />
        <div>
          <Button variant="default" onClick={onClear}>
            都不选了
          </Button>
        </div>
      </Stack>
    </section>
  );
}

function IssueMany({ rows }: { rows: readonly DocumentRow[] }) {
  const { personId } = useSession();
  const cache = useQueryClient();
  const people = usePeopleChoices();
  const isFormal = rows.some(({ numbering }) => numbering === 'word');
  const words = useApiQuery('documents', 'words', {}, { enabled: isFormal });
  const own = (words.data ?? []).filter(({ mode }) => mode === 'own');
  const issue = useApiCommand('documents', 'issueMany');
  const [wordId, setWordId] = useState<string | null>(null);
  const [handlerId, setHandlerId] = useState(personId);
  const [result, setResult] = useState('');
  const word = own.find(({ id }) => id === wordId) ?? own[0];
  const jobId = issue.data?.jobId;
  if (jobId) {
    return (
      <JobProgress
        jobId={jobId}
        label="正在签发"
        done={<span className={classes.failures}>{result}</span>}
        onEnd={(job) => {
          setResult(job.message);
          for (const area of ['documents', 'problems', 'today'])
            void cache.invalidateQueries({ queryKey: [area] });
        }}
      />
    );
  }
  if (rows.length === 0) return <Text c="dimmed">没有能签发的：都已经编过号了。</Text>;
  return (
    <Stack gap="xs">
      <h3>成批签发 {rows.length} 份</h3>
      <Text c="dimmed">一份一份编号，号码连着；办不了的说出原因、还是原来的样子，其他的照办。</Text>
      {isFormal && (
        <Select
          label="发文字号"
          data={own.map(({ id, word: text }) => ({ value: id, label: `${text}（本台编号）` }))}
          value={word?.id ?? null}
          allowDeselect={false}
          onChange={setWordId}
        />
      )}
      <Select label="签发人" data={people} value={handlerId} searchable onChange={setHandlerId} />
      <ErrorNote error={issue.error} />
      <div>
        <Button
          loading={issue.isPending}
          disabled={isFormal && !word}
          onClick={() =>
            issue.mutate({
              ids: rows.map(({ id }) => id),
              ...(isFormal && word ? { wordId: word.id } : {}),
              ...(handlerId ? { handlerId } : {}),
            })
          }
        >
          成批签发
        </Button>
      </div>
    </Stack>
  );
}

/** In pieces, so that no printer is handed a thousand pages at once. */
function PrintMany({ rows }: { rows: readonly DocumentRow[] }) {
  const call = useApiCall();
  const page = useRef<PageHandle>(null);
  const [{ html, missing }, setSheets] = useState({ html: '', missing: 0 });
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  if (rows.length === 0) return <Text c="dimmed">没有能打印的：签发以后才有定稿。</Text>;
  const pieces = Array.from({ length: Math.ceil(rows.length / PRINT_PIECE) }, (_, index) =>
    rows.slice(index * PRINT_PIECE, (index + 1) * PRINT_PIECE),
  );

  async function load(piece: readonly DocumentRow[]): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      setSheets(await call('documents', 'printSheets', { ids: piece.map(({ id }) => id) }));
    } catch (refusal) {
      setError(toAppError(refusal));
    }
    setBusy(false);
  }

  return (
    <Stack gap="xs">
      <h3>成批打印 {rows.length} 份</h3>
      <Text c="dimmed">打印机请选单面，每份另起一张。</Text>
      <FontNote />
      <div className={classes.buttons}>
        {pieces.map((piece, index) => (
          <Button key={piece[0]?.id} variant="default" loading={isBusy} onClick={() => void load(piece)}>
            {pieces.length === 1
              ? '排好这些页'
              : `排第 ${index * PRINT_PIECE + 1}～${index * PRINT_PIECE + piece.length} 份`}
          </Button>
        ))}
        {html !== '' && <Button onClick={() => page.current?.print()}>打印</Button>}
      </div>
      <ErrorNote error={error} />
      {missing > 0 && (
        <Note tone="soon">
          有 {missing} 份是照 Word 模板签发的，不在里面：请一份一份存为 Word 文件，用 WPS 打印。
        </Note>
      )}
      {html !== '' && (
        <div className={classes.sheets}>
          <Page ref={page} html={html} title="成批打印的页" isStale={false} />
        </div>
      )}
    </Stack>
  );
}
