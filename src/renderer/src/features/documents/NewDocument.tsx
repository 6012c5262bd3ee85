import { Button, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { ButtonLink } from '../find/links.tsx';
import classes from './documents.module.css';

/** Documents that stand by themselves; those about a problem or a task begin where that is. */
export function NewDocument() {
  const navigate = useNavigate();
  const kinds = useApiQuery('documents', 'kinds', { subject: null });
  const draft = useApiCommand('documents', 'draft');

  function write(kind: string): void {
    draft.mutate(
      { kind, subject: null },
      { onSuccess: ({ id }) => void navigate({ to: '/documents/$id', params: { id } }) },
    );
  }

  return (
    <section className={classes.fresh} aria-label="新文书">
      <h2>起草新文书</h2>
      <Text c="dimmed">
        督办、交办这些从一件事出来的文书，到那件事里起草，内容会带过来：
        <ButtonLink to="/problems" variant="subtle" size="compact-sm">
          去两个清单
        </ButtonLink>
      </Text>
      <ErrorNote error={draft.error} />
      <Loaded query={kinds}>
        {(rows) =>
          [...Map.groupBy(rows, ({ category }) => category)].map(([category, list]) => (
            <div key={category}>
              <h3>{category}</h3>
              <ul className={classes.kinds}>
                {list.map(({ id, label, help }) => (
                  <li key={id}>
                    <Button variant="default" disabled={draft.isPending} onClick={() => write(id)}>
                      {label}
                    </Button>
                    <span className={classes.quiet}>{help}</span>
                  </li>
                ))}
              </ul>
            </div>
          ))
        }
      </Loaded>
    </section>
  );
}
