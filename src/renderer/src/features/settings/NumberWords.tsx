import { Button } from '@mantine/core';
import { useState } from 'react';
import { numberModeLabels } from '#shared/text/screen.ts';
import { useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Section } from '../../ui/Section.tsx';
import classes from '../../ui/table.module.css';
import { NumberWordForm } from './NumberWordForm.tsx';

/** Chosen while something new is being filled in; no id looks like it. */
const NEW = 'new';

/** The number words of this office and who gives the numbers. */
export function NumberWords() {
  const words = useApiQuery('documents', 'words', {});
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <Section
      title="发文字号"
      actions={
        <Button variant="default" size="compact-md" onClick={() => setEditing(NEW)}>
          加一个代字
        </Button>
      }
    >
      <Loaded query={words} rows={3}>
        {(list) => (
          <>
            {list.length === 0 && editing !== NEW && (
              <EmptyState title="还没有发文机关代字">
                代字就是文号“某政发〔2026〕4号”里前面几个字，问党政办要。发督办通知、督办函要用。
              </EmptyState>
            )}
            {list.length > 0 && (
              <table className={classes.table} aria-label="发文字号">
                <thead>
                  <tr>
                    <th scope="col">代字</th>
                    <th scope="col">怎么给号</th>
                    <th scope="col">今年下一个</th>
                    <th scope="col" aria-label="改" />
                  </tr>
                </thead>
                <tbody>
                  {list.map((word) => (
                    <tr key={word.id}>
                      <td>{word.word}</td>
                      <td>{numberModeLabels[word.mode]}</td>
                      <td>{word.next === null ? '党政办定' : `${word.next} 号`}</td>
                      <td>
                        <Button
                          variant="subtle"
                          size="compact-sm"
                          aria-label={`改${word.word}`}
                          onClick={() => setEditing(word.id)}
                        >
                          改
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {editing !== null && (
              <NumberWordForm
                key={editing}
                word={list.find((word) => word.id === editing) ?? null}
                onDone={() => setEditing(null)}
              />
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}
