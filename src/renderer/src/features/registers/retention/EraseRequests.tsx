import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { EraseRequest } from '#shared/contract/erase.ts';
import { findRegister } from '#shared/registers/index.ts';
import { useApiCommand, useApiQuery } from '../../../api/hooks.ts';
import { ConfirmInline } from '../../../ui/ConfirmInline.tsx';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { Section } from '../../../ui/Section.tsx';
import { formatInstant } from '../../../ui/format.ts';
import { isEscape } from '../is-escape.ts';
import classes from '../registers.module.css';

/** Decided ones that stay in sight. */
const FORMER = 5;

/** Who asked to erase what; another person decides. */
export function EraseRequests({ onTold }: { onTold: (sentence: string) => void }) {
  const { data = [] } = useApiQuery('erase', 'requests', {});
  // Kept here: the request is gone from the list before what became of it can be said.
  const approve = useApiCommand('erase', 'approve');
  const waiting = data.filter(({ state }) => state === 'pending');
  const former = data.filter(({ state }) => state !== 'pending').slice(0, FORMER);
  if (data.length === 0) return null;
  return (
    <Section title="销毁申请" hint={waiting.length > 0 ? `${waiting.length} 份等同意` : '都办过了'}>
      {waiting.map((request) => (
        <Waiting
          key={request.id}
          request={request}
          approve={approve}
          onApproved={(erased) =>
            onTold(`“${labelOf(request)}”销毁了 ${erased} 条。旧备份里还有，请按期更换。`)
          }
        />
      ))}
      {former.map((request) => (
        <p key={request.id} className={classes.quiet}>
          {labelOf(request)} {request.count} 条，{request.requestedBy} 申请，{request.decidedBy}{' '}
          {formatInstant(request.decidedAt ?? request.requestedAt)}
          {request.state === 'done' ? ' 同意，已销毁。' : ` 没有同意：${request.answer}。`}
        </p>
      ))}
    </Section>
  );
}

function labelOf({ register }: EraseRequest): string {
  return findRegister(register)?.label ?? register;
}

function Waiting(props: {
  request: EraseRequest;
  approve: ReturnType<typeof useApiCommand<'erase', 'approve'>>;
  onApproved: (erased: number) => void;
}) {
  const { request, approve } = props;
  const { id, count, labels } = request;
  const refuse = useApiCommand('erase', 'refuse');
  const [answer, setAnswer] = useState<string | null>(null);
  const label = labelOf(request);
  const no = request.isMine ? '收回' : '不同意';
  return (
    <div className={classes.inset}>
      <p>
        {request.requestedBy} {formatInstant(request.requestedAt)} 申请销毁“{label}”{count} 条：
        {request.reason}
      </p>
      <p className={classes.quiet}>
        {labels.join('、')}
        {labels.length < count && ` 等 ${count} 条`}
      </p>
      <ErrorNote error={(approve.variables?.id === id ? approve.error : null) ?? refuse.error} />
      {answer === null ? (
        <Group gap="xs">
          {request.canDecide && (
            <ConfirmInline
              verb="同意销毁"
              question={`这 ${count} 条的内容、修改经过、照片材料和导入时留的原表都会销毁，谁也不能恢复。只留下“已销毁”一条记录。`}
              isBusy={approve.isPending && approve.variables.id === id}
              leave="再看看"
              onConfirm={() =>
                approve.mutate({ id }, { onSuccess: ({ erased }) => props.onApproved(erased) })
              }
            />
          )}
          <Button variant="default" onClick={() => setAnswer('')}>
            {no}
          </Button>
          {!request.canDecide && <span className={classes.quiet}>要另一位综合协调或领导同意。</span>}
        </Group>
      ) : (
        <form
          aria-label={no}
          onSubmit={(event) => {
            event.preventDefault();
            if (answer.trim() !== '') refuse.mutate({ id, answer });
          }}
          onKeyDown={(event) => isEscape(event) && setAnswer(null)}
        >
          <Group gap="xs" align="end">
            <TextInput
              autoFocus
              label={`为什么${no}`}
              value={answer}
              onChange={(event) => setAnswer(event.currentTarget.value)}
            />
            <Button type="submit" loading={refuse.isPending} disabled={answer.trim() === ''}>
              {no}
            </Button>
            <Button variant="default" onClick={() => setAnswer(null)}>
              再看看
            </Button>
          </Group>
        </form>
      )}
    </div>
  );
}
