import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { documentActionLabels } from '#shared/domain/documents/flow.ts';
import type { WordField, Words } from '#shared/domain/documents/words.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { formatInstant } from '../../ui/format.ts';
import type { OpenDocument } from './document-words.ts';
import classes from './documents.module.css';

/** What happened to the document so far, and what its words were before. */
export function Story({ document }: { document: OpenDocument }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-label="经过" className={classes.issue}>
      <h3>经过</h3>
      <ol className={classes.story}>
        {document.events.map((event, index) => (
          <li key={`${event.at}${index}`}>
            <b>{documentActionLabels[event.action]}</b> {formatInstant(event.at)} {event.handlerName}
            {event.typistName !== event.handlerName && `（${event.typistName}录入）`}
            {event.note && <div className={classes.quiet}>{event.note}</div>}
          </li>
        ))}
        {document.events.length === 0 && <li className={classes.quiet}>起草中，还没有送出去。</li>}
      </ol>
      <Button variant="default" size="compact-sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? '收起改动' : '看每一稿改了什么'}
      </Button>
      {isOpen && <Versions id={document.id} />}
    </section>
  );
}

function Versions({ id }: { id: string }) {
  const query = useApiQuery('documents', 'versions', { id });
  return (
    <Loaded query={query}>
      {({ fields, versions }) => (
        <ol className={classes.story} aria-label="每一稿">
          {versions.map((version, index) => {
            const before = versions[index + 1];
            return (
              <li key={version.ordinal}>
                <b>第 {version.ordinal} 稿</b> {formatInstant(version.at)} {version.handlerName}
                {before ? (
                  <Changes fields={fields} from={before.words} to={version.words} />
                ) : (
                  <Text fz="sm" c="dimmed">
                    最初带过来的内容
                  </Text>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </Loaded>
  );
}

function Changes({ fields, from, to }: { fields: readonly WordField[]; from: Words; to: Words }) {
  const changed = fields.filter(
    ({ name }) => JSON.stringify(from[name] ?? '') !== JSON.stringify(to[name] ?? ''),
  );
  return (
    <dl className={classes.changes}>
      {changed.map(({ name, label }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>
            <del>{textOfWord(from[name])}</del> <ins>{textOfWord(to[name])}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function textOfWord(word: Words[string] | undefined): string {
  if (word === undefined || word.length === 0) return '（空）';
  return typeof word === 'string' ? word : word.map((cells) => cells.join(' ')).join('；');
}
