import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { documentFilters } from '#shared/contract/documents.ts';
import type { DocumentFilter, DocumentRow } from '#shared/contract/documents.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { formatInstant } from '../../ui/format.ts';
import { ButtonLink, TextLink } from '../find/links.tsx';
import type { Picked } from './BatchPanel.tsx';
import { emptyWords, filterLabels, statusWord } from './document-words.ts';
import classes from './documents.module.css';

const PAGE = 50;

/** Every document, narrowed by where it stands, kind, year and words; ticked ones go to the batch beside. */
export function DocumentList({ picked, onPick }: { picked: Picked; onPick: (picked: Picked) => void }) {
  const [filter, setFilter] = useState<DocumentFilter>('all');
  const [kind, setKind] = useState('');
  const [year, setYear] = useState<number | null>(null);
  const [typed, setTyped] = useState('');
  const [offset, setOffset] = useState(0);
  const [search] = useDebouncedValue(typed.trim(), 200);
  const choices = useApiQuery('documents', 'choices', {});
  const documents = useApiQuery('documents', 'list', { filter, kind, year, search, offset });
  const counts: Partial<Record<DocumentFilter, number>> = choices.data?.counts ?? {};
  const label = (value: DocumentFilter) =>
    counts[value] ? `${filterLabels[value]} ${counts[value]}` : filterLabels[value];
  const isNarrowed = filter !== 'all' || kind !== '' || year !== null || search !== '';

  function narrow(change: () => void): void {
    change();
    setOffset(0);
  }

  function toggle(rows: readonly DocumentRow[], isOn: boolean): void {
    const next = new Map(picked);
    for (const row of rows) {
      if (isOn) next.set(row.id, row);
      else next.delete(row.id);
    }
    onPick(next);
  }

  return (
    <div className={classes.listPane}>
      <div className={classes.filters}>
        <Select
          size="xs"
          w={120}
          aria-label="看哪些文书"
          allowDeselect={false}
          value={filter}
          data={documentFilters.map((value) => ({ value, label: label(value) }))}
          onChange={(value) => narrow(() => setFilter(documentFilters.find((one) => one === value) ?? 'all'))}
        />
        <Select
          size="xs"
          w={120}
          aria-label="哪种文书"
          placeholder="各种文书"
          clearable
          value={kind || null}
          data={(choices.data?.kinds ?? []).map(({ id, label: text }) => ({ value: id, label: text }))}
          onChange={(value) => narrow(() => setKind(value ?? ''))}
        />
        <Select
          size="xs"
          w={84}
          aria-label="哪一年"
          placeholder="各年"
          clearable
          value={year === null ? null : String(year)}
          data={(choices.data?.years ?? []).map(String)}
          onChange={(value) => narrow(() => setYear(value === null ? null : Number(value)))}
        />
        <TextInput
          size="xs"
          w={150}
          aria-label="在文书里找"
          placeholder="题名、文号、收文单位"
          value={typed}
          onChange={(event) => narrow(() => setTyped(event.currentTarget.value))}
        />
      </div>
      <Loaded query={documents}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <NoDocuments filter={filter} isNarrowed={isNarrowed} />
          ) : (
            <>
              <ul className={classes.rows}>
                {rows.map((row) => (
                  <li key={row.id} className={classes.pick}>
                    <Checkbox
                      size="xs"
                      aria-label={`选中 ${row.title}`}
                      checked={picked.has(row.id)}
                      onChange={(event) => toggle([row], event.currentTarget.checked)}
                    />
                    <Row row={row} />
                  </li>
                ))}
              </ul>
              <div className={classes.pager}>
                <Checkbox
                  size="xs"
                  label="选中这一页"
                  checked={rows.every(({ id }) => picked.has(id))}
                  onChange={(event) => toggle(rows, event.currentTarget.checked)}
                />
                <span className={classes.quiet}>共 {total} 份</span>
                {total > PAGE && (
                  <>
                    <Button
                      size="compact-xs"
                      variant="default"
                      disabled={offset === 0}
                      onClick={() => setOffset(Math.max(0, offset - PAGE))}
                    >
                      上一页
                    </Button>
                    <Button
                      size="compact-xs"
                      variant="default"
                      disabled={offset + PAGE >= total}
                      onClick={() => setOffset(offset + PAGE)}
                    >
                      下一页
                    </Button>
                  </>
                )}
              </div>
            </>
          )
        }
      </Loaded>
    </div>
  );
}

function NoDocuments({ filter, isNarrowed }: { filter: DocumentFilter; isNarrowed: boolean }) {
  const [title, text] = emptyWords[filter];
  if (isNarrowed) return <EmptyState title={title}>{text}</EmptyState>;
  return (
    <EmptyState title="还没有文书" action={<ButtonLink to="/problems">去两个清单</ButtonLink>}>
      督办、整改的文书从“两个清单”里的一个问题起草：选中问题，在最下面“文书”里选一种，点“起草”，内容就带过来了。通报这样的从右边起草。
    </EmptyState>
  );
}

function Row({ row }: { row: DocumentRow }) {
  return (
    <div className={classes.row}>
      <TextLink to="/documents/$id" params={{ id: row.id }} fw={600}>
        {row.title}
      </TextLink>
      <StatusWord {...statusWord(row.status)} />
      <span className={classes.quiet}>
        {[row.kindLabel, row.addressee].filter((part) => part !== '').join(' · ')}
      </span>
      <span className={classes.quiet}>{row.number ?? formatInstant(row.createdAt)}</span>
    </div>
  );
}
