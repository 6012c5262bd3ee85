import { Button, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { textOf } from '#shared/domain/documents/words.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall, useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { useSession } from '../../app/session.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { usePeopleChoices } from '../checks/useChoices.ts';
import type { OpenDocument } from './document-words.ts';
import classes from './documents.module.css';

/** 签发: gives the number and freezes the page for good. */
export function IssuePanel(props: {
  document: OpenDocument;
  /** Why it cannot be issued now. */
  refusal: string | null;
  /** Stores what is still unsaved; a refusal stops the issue. */
  beforeIssue: () => Promise<void>;
  onIssued: () => void;
}) {
  const { document } = props;
  const isForm = document.numbering === 'serial';
  const session = useSession();
  const call = useApiCall();
  const people = usePeopleChoices();
  const words = useApiQuery('documents', 'words', {}, { enabled: !isForm });
  const issue = useApiCommand('documents', 'issue');
  const [wordId, setWordId] = useState<string | null>(null);
  const [officeNumber, setOfficeNumber] = useState('');
  const [handlerId, setHandlerId] = useState(session.personId);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  const year = textOf(document.words, 'issuedOn').slice(0, 4);
  const chosen = words.data?.find((word) => word.id === wordId) ?? words.data?.[0];
  const isOffice = chosen?.mode === 'office';

  async function act(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await props.beforeIssue();
      const { revision } = await call('documents', 'get', { id: document.id });
      await issue.mutateAsync({
        id: document.id,
        revision,
        ...(isForm || !chosen ? {} : { wordId: chosen.id }),
        ...(!isForm && isOffice ? { officeNumber } : {}),
        ...(handlerId ? { handlerId } : {}),
      });
      props.onIssued();
    } catch (refusal) {
      setError(toAppError(refusal));
    }
    setBusy(false);
  }

  if (props.refusal !== null) {
    return (
      <div className={classes.refused}>
        <Button variant="default" disabled aria-describedby="no-issue">
          签发
        </Button>
        <Text id="no-issue" fz="sm" c="dimmed">
          {props.refusal}
        </Text>
      </div>
    );
  }
  return (
    <section className={classes.issue} aria-label="签发">
      <Stack gap="xs">
        {isForm ? (
          <Text fz="sm" c="dimmed">
            表单不编发文字号，签发时自动编流水号。
          </Text>
        ) : (
          <Select
            label="发文字号"
            data={(words.data ?? []).map((word) => ({
              value: word.id,
              label: `${word.word}（${word.mode === 'own' ? '本台编号' : '党政办给号'}）`,
            }))}
            value={chosen?.id ?? null}
            allowDeselect={false}
            nothingFoundMessage="还没有发文机关代字"
            error={error?.fields?.['wordId']}
            onChange={setWordId}
          />
        )}
        {!isForm && chosen && chosen.mode === 'own' && (
          <Text>
            将编为 <b>{`${chosen.word}〔${year}〕${chosen.next ?? ''}号`}</b>
          </Text>
        )}
        {!isForm && isOffice && (
          <TextInput
            label="党政办给的文号"
            placeholder={`${chosen.word}〔${year}〕…号`}
            value={officeNumber}
            error={error?.fields?.['officeNumber']}
            onChange={(event) => setOfficeNumber(event.currentTarget.value)}
          />
        )}
        <Select
          label={document.approved ? '编号的人' : '签发人'}
          data={people}
          value={handlerId}
          searchable
          nothingFoundMessage="没有这个人，请到“单位人员”里添加"
          onChange={setHandlerId}
        />
        <ErrorNote error={error} />
        <Button
          loading={isBusy}
          disabled={(!isForm && !chosen) || (!isForm && isOffice && officeNumber.trim() === '')}
          onClick={() => void act()}
        >
          签发
        </Button>
        <Text fz="xs" c="dimmed">
          签发后编号、内容都定住，不能再改。
        </Text>
      </Stack>
    </section>
  );
}
