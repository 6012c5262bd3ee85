import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { IncomingFilter, IncomingRow } from '#shared/contract/incoming.ts';
import { incomingKindLabels } from '#shared/domain/incoming/incoming.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { useLeftOpen } from '../../drafts/use-draft.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ListPane, ListRows } from '../../ui/ledger/ListPane.tsx';
import { RowLink } from '../../ui/ledger/RowLink.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { ButtonLink } from '../find/links.tsx';
import { IncomingDetail } from './IncomingDetail.tsx';
import { IncomingForm, letterDraft } from './IncomingForm.tsx';
import { PrintedLetters } from './PrintedLetters.tsx';
import { dueWords, filters, statusOf } from './incoming-words.ts';

/** 来文: other organs' papers, by when each is to be answered, and how far the answer is. */
export function IncomingScreen() {
  const { id } = useParams({ strict: false });
  const { role } = useSession();
  const navigate = useNavigate();
  const [filter, setFilter] = useState<IncomingFilter>('open');
  const [typed, setTyped] = useState('');
  const wasLeftOpen = useLeftOpen();
  const [isWriting, setWriting] = useState(() => wasLeftOpen(letterDraft(undefined)));
  const [search] = useDebouncedValue(typed.trim(), 200);
  const letters = useApiQuery('incoming', 'list', { filter, search });
  const download = useApiCommand('incoming', 'export');
  const mayRegister = role === 'coordinator' || role === 'leader';
  const write = mayRegister ? <Button onClick={() => setWriting(true)}>登记来文</Button> : undefined;

  return (
    <Screen
      title="来文"
      hint="登记 · 分办 · 写办理情况 · 回复 · 记成效 · 办结"
      fill
      actions={
        <>
          {write}
          <Button
            variant="default"
            loading={download.isPending}
            onClick={() =>
              download.mutate({ filter, search }, { onSuccess: ({ name, file }) => saveFile(name, file) })
            }
          >
            存为表格
          </Button>
          <Button variant="default" onClick={() => window.print()}>
            打印登记簿
          </Button>
          <ButtonLink to="/documents" variant="default">
            看发出的文书
          </ButtonLink>
        </>
      }
    >
      <ErrorNote error={download.error} />
      <PrintedLetters
        rows={letters.data ?? []}
        filterLabel={filters.find(({ value }) => value === filter)?.label ?? ''}
      />
      <Split
        columns="minmax(300px, 2fr) minmax(0, 3fr)"
        listLabel="收到的来文"
        thingLabel="这件来文"
        list={
          <ListPane
            noun="来文"
            filters={filters}
            filter={filter}
            onFilter={setFilter}
            searchLabel="在来文里找"
            searchHint="登记号、字号、标题、单位"
            typed={typed}
            onType={setTyped}
          >
            <Loaded query={letters}>
              {(rows) =>
                rows.length === 0 ? (
                  <EmptyState title={search === '' ? '没有这样的来文' : `没有找到“${search}”`} action={write}>
                    监察建议书、检察建议书、司法建议书、公安提示函收到就登记，选好期限依据，工作台按 15、7、1
                    天提醒回复。
                  </EmptyState>
                ) : (
                  <Rows rows={rows} onOpen={() => setWriting(false)} />
                )
              }
            </Loaded>
          </ListPane>
        }
        thing={
          <div className="no-print">
            {isWriting ? (
              <IncomingForm
                onDone={(made) => {
                  setWriting(false);
                  if (made) void navigate({ to: '/documents/incoming/$id', params: { id: made } });
                }}
              />
            ) : id ? (
              <IncomingDetail key={id} id={id} />
            ) : (
              <EmptyState title="从左边选一件来文">
                在这里看期限、分办、逐条写办理情况、起草回复、记成效和办结。
              </EmptyState>
            )}
          </div>
        }
      />
    </Screen>
  );
}

function Rows({ rows, onOpen }: { rows: readonly IncomingRow[]; onOpen: () => void }) {
  return (
    <ListRows>
      {rows.map((row) => (
        <li key={row.id}>
          <RowLink
            to="/documents/incoming/$id"
            params={{ id: row.id }}
            onClick={onOpen}
            title={row.title}
            status={<StatusWord {...statusOf(row)} />}
            about={`${row.serial} · ${incomingKindLabels[row.kind]} · ${row.organ}`}
            when={dueWords(row)}
          />
        </li>
      ))}
    </ListRows>
  );
}
