import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { textOf } from '#shared/domain/documents/words.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import type { FieldErrors } from '#shared/rpc/app-error.ts';
import { useApiCommand, useApiQuery } from '../../api/hooks.ts';
import { ConfirmInline } from '../../ui/ConfirmInline.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Note } from '../../ui/Note.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { formatInstant } from '../../ui/format.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { ButtonLink } from '../find/links.tsx';
import { PrivacyPanel } from '../privacy/PrivacyPanel.tsx';
import { FontNote } from './FontNote.tsx';
import { Receipts } from './Receipts.tsx';
import { Story } from './Story.tsx';
import { Way } from './Way.tsx';
import { statusWord } from './document-words.ts';
import type { OpenDocument } from './document-words.ts';
import { TakeOut } from './TakeOut.tsx';
import { TakeProof } from './TakeProof.tsx';
import { SubjectLink } from './SubjectLink.tsx';
import { Page } from './Page.tsx';
import type { PageHandle } from './Page.tsx';
import { WordsForm } from './WordsForm.tsx';
import classes from './documents.module.css';
import { usePreview } from './usePreview.ts';

/** One document: its words on the left, the page at its real size on the right. */
export function DocumentDesk({ id }: { id: string }) {
  const document = useApiQuery('documents', 'get', { id });
  const data = document.data;
  const back = (
    <ButtonLink variant="default" to="/documents">
      全部文书
    </ButtonLink>
  );
  return (
    <Screen
      title={data ? data.kindLabel : '文书'}
      hint={data && <Standing document={data} />}
      fill
      actions={back}
    >
      <Loaded query={document} rows={10}>
        {(loaded) =>
          loaded.offers.some(({ action, isAllowed }) => action === 'save' && isAllowed) ? (
            <DraftDesk key={loaded.id} document={loaded} />
          ) : (
            <KeptDesk document={loaded} />
          )
        }
      </Loaded>
    </Screen>
  );
}

function Standing({ document }: { document: OpenDocument }) {
  return (
    <>
      {document.number && `${document.number} · `}
      <StatusWord {...statusWord(document.status)} />
      {document.issuedAt && ` ${formatInstant(document.issuedAt)}`}
      {document.subject && <SubjectLink subject={document.subject} />}
    </>
  );
}

function DraftDesk({ document }: { document: OpenDocument }) {
  const navigate = useNavigate();
  const save = useApiCommand('documents', 'save');
  const discard = useApiCommand('documents', 'discard');
  const draft = useDraft<Words>(`document-${document.id}`, () => document.words, document.revision);
  const preview = usePreview(document.id, draft.value, document.html);
  const page = useRef<PageHandle>(null);
  const [refused, setRefused] = useState<FieldErrors>({});
  const isChanged = JSON.stringify(draft.value) !== JSON.stringify(document.words);
  const store = async () => {
    await save.mutateAsync({ id: document.id, revision: document.revision, words: draft.value });
    draft.settle();
  };

  return (
    <div className={classes.desk}>
      <div className={classes.words}>
        <WordsForm
          fields={document.fields}
          words={draft.value}
          isReadOnly={false}
          errors={save.error?.fields ?? preview.error?.fields ?? refused}
          onChange={(part) => draft.change((words) => ({ ...words, ...part }))}
        />
        {preview.error && !preview.error.fields && !save.error && <ErrorNote error={preview.error} />}
        <ErrorNote error={save.error ?? discard.error} />
        <FontNote />
        <div className={classes.buttons}>
          <Button
            variant="default"
            disabled={!isChanged}
            loading={save.isPending}
            onClick={() => void store().catch(() => undefined)}
          >
            {isChanged ? '存草稿' : '草稿已存'}
          </Button>
          {document.template ? (
            <TakeProof id={document.id} beforeTake={store} isChanged={isChanged} />
          ) : (
            <Button variant="default" onClick={() => page.current?.print()}>
              打印草稿
            </Button>
          )}
          <ConfirmInline
            verb="删掉草稿"
            question="这份草稿就没有了，所说的事不受影响，可以重新起草。"
            isBusy={discard.isPending}
            onConfirm={() =>
              discard.mutate(
                { id: document.id },
                {
                  onSuccess: () => {
                    draft.discard();
                    void navigate({ to: '/documents' });
                  },
                },
              )
            }
          />
        </div>
        <PrivacyPanel
          id={document.id}
          fields={document.fields}
          words={draft.value}
          onChange={(words) => draft.change(() => words)}
          beforeExplain={async () => {
            if (isChanged) await store();
          }}
        />
        <Way
          document={document}
          beforeStep={async () => {
            if (isChanged) await store();
          }}
          onIssued={draft.discard}
          onRefused={setRefused}
        />
        <Story document={document} />
      </div>
      <Page ref={page} html={preview.html} title="这一页的样子" isStale={preview.isStale} />
    </div>
  );
}

const keptHints = {
  draft: '这份草稿是别人起草的，您可以看，不能改。',
  review: '已经送审，内容先不动。',
  approved: '已经签批，内容定住，等编号签发。',
  issued: '已经签发，内容不能再改。重印和另存的都是签发时的原样。',
  archived: '已经归档，内容不能再改。重印和另存的都是签发时的原样。',
  void: '已经作废。文号不再使用，原样留着备查。',
} as const satisfies Record<OpenDocument['status'], string>;

/** What is under way or out is looked at and handed on; nothing here can change a word. */
function KeptDesk({ document }: { document: OpenDocument }) {
  const page = useRef<PageHandle>(null);
  const isOut = document.number !== null;

  return (
    <div className={classes.desk}>
      <div className={classes.words}>
        <p>{keptHints[document.status]}</p>
        <FontNote />
        <div className={classes.buttons}>
          {document.template === null ? (
            <Button variant={isOut ? 'filled' : 'default'} onClick={() => page.current?.print()}>
              {isOut ? '打印' : '打印清样'}
            </Button>
          ) : (
            !isOut && <TakeProof id={document.id} beforeTake={nothing} isChanged={false} />
          )}
        </div>
        {isOut && document.template && (
          <Note>
            这份照模板第 {document.template.version} 版签发，版面在 Word 文件里：请存为 Word 文件，用 WPS
            打开打印。右边只供看文字。
          </Note>
        )}
        {isOut && document.status !== 'void' && <TakeOut id={document.id} />}
        <dl className={classes.facts}>
          {document.number !== null && (
            <>
              <dt>编号</dt>
              <dd>{document.number}</dd>
            </>
          )}
          {document.approved && (
            <>
              <dt>签批</dt>
              <dd>{`${document.approved.signerName} ${formatInstant(document.approved.at)}`}</dd>
            </>
          )}
          {document.addressee && (
            <>
              <dt>收文</dt>
              <dd>{document.addressee}</dd>
            </>
          )}
          {textOf(document.words, 'deadline') && (
            <>
              <dt>期限</dt>
              <dd>{textOf(document.words, 'deadline')}</dd>
            </>
          )}
          {document.pages !== null && (
            <>
              <dt>页数</dt>
              <dd>{document.pages} 页</dd>
            </>
          )}
          {document.docxSha256 && (
            <>
              <dt>防改码</dt>
              <dd className={classes.hash}>{document.docxSha256}</dd>
            </>
          )}
        </dl>
        {!isOut && (
          <PrivacyPanel
            id={document.id}
            fields={document.fields}
            words={document.words}
            beforeExplain={nothing}
          />
        )}
        <Way document={document} beforeStep={nothing} onIssued={() => undefined} />
        {isOut && document.status !== 'void' && <Receipts document={document} />}
        <Story document={document} />
      </div>
      <Page ref={page} html={document.html} title={isOut ? '签发的原样' : '这一页的样子'} isStale={false} />
    </div>
  );
}

const nothing = () => Promise.resolve();
