import { useParams } from '@tanstack/react-router';
import type { DocumentRow } from '#shared/contract/documents.ts';
import { documentStatusLabels } from '#shared/domain/documents/status.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { formatInstant } from '../../ui/format.ts';
import { ButtonLink, TextLink } from '../find/links.tsx';
import { DocumentDesk } from './DocumentDesk.tsx';
import { NewDocument } from './NewDocument.tsx';
import classes from './documents.module.css';

/** 文书: the page itself, beside the words being edited. */
export function DocumentsScreen() {
  const { id } = useParams({ strict: false });
  if (id) return <DocumentDesk key={id} id={id} />;
  return <DocumentList />;
}

function DocumentList() {
  const { role } = useSession();
  const documents = useApiQuery('documents', 'list', {});
  return (
    <Screen title="文书" fill>
      <Split
        columns="minmax(420px, 1fr) minmax(0, 1fr)"
        listLabel="全部文书"
        thingLabel="文书"
        list={
          <Loaded query={documents}>
            {(rows) =>
              rows.length === 0 ? (
                <EmptyState title="还没有文书" action={<ButtonLink to="/problems">去两个清单</ButtonLink>}>
                  督办的文书从“两个清单”里的一个问题起草：选中问题，点“发督办”，内容就带过来了。通报这样的从右边起草。
                </EmptyState>
              ) : (
                <ul className={classes.rows}>
                  {rows.map((row) => (
                    <li key={row.id}>
                      <Row row={row} />
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
        }
        thing={
          role === 'coordinator' || role === 'leader' ? (
            <NewDocument />
          ) : (
            <EmptyState title="从左边选一份">右边就是印出来的样子，签发后一个字不差。</EmptyState>
          )
        }
      />
    </Screen>
  );
}

function Row({ row }: { row: DocumentRow }) {
  return (
    <div className={classes.row}>
      <TextLink to="/documents/$id" params={{ id: row.id }} fw={600}>
        {row.title}
      </TextLink>
      <StatusWord tone={row.status === 'issued' ? 'done' : 'soon'}>
        {documentStatusLabels[row.status]}
      </StatusWord>
      <span className={classes.quiet}>
        {row.kindLabel} · {row.addressee}
      </span>
      <span className={classes.quiet}>{row.number ?? formatInstant(row.createdAt)}</span>
    </div>
  );
}
