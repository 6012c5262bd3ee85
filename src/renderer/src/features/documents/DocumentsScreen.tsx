import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '@mantine/core';
import { useSession } from '../../app/session.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { ButtonLink } from '../find/links.tsx';
import { PrivacyTool } from '../privacy/PrivacyTool.tsx';
import { PrivacyWaiting } from '../privacy/PrivacyWaiting.tsx';
import { ArchivePanel } from './ArchivePanel.tsx';
import { BatchPanel } from './BatchPanel.tsx';
import type { Picked } from './BatchPanel.tsx';
import { DocumentDesk } from './DocumentDesk.tsx';
import { DocumentList } from './DocumentList.tsx';
import { NewDocument } from './NewDocument.tsx';

/** 文书: the page itself, beside the words being edited. */
export function DocumentsScreen() {
  const { id } = useParams({ strict: false });
  if (id) return <DocumentDesk key={id} id={id} />;
  return <AllDocuments />;
}

function AllDocuments() {
  const { role } = useSession();
  const [picked, setPicked] = useState<Picked>(new Map());
  const [isArchiving, setArchiving] = useState(false);
  const [isChecking, setChecking] = useState(false);
  const isCoordinating = role === 'coordinator' || role === 'leader';
  return (
    <Screen
      title="文书"
      hint="起草 · 送审 · 签批 · 签发 · 发出回执 · 归档"
      fill
      actions={
        <>
          <ButtonLink to="/documents/incoming" variant="default">
            来文
          </ButtonLink>
          {isCoordinating && (
            <>
              <ButtonLink to="/documents/templates" variant="default">
                文书模板
              </ButtonLink>
              <Button variant="default" onClick={() => setChecking(true)}>
                隐私检查
              </Button>
              <Button variant="default" onClick={() => setArchiving(true)}>
                年度归档
              </Button>
            </>
          )}
        </>
      }
    >
      <Split
        columns="minmax(460px, 1fr) minmax(0, 1fr)"
        listLabel="全部文书"
        thingLabel="文书"
        list={<DocumentList picked={picked} onPick={setPicked} />}
        thing={
          isChecking ? (
            <PrivacyTool onDone={() => setChecking(false)} />
          ) : isArchiving ? (
            <ArchivePanel onDone={() => setArchiving(false)} />
          ) : picked.size > 0 ? (
            <BatchPanel picked={picked} onClear={() => setPicked(new Map())} />
          ) : isCoordinating ? (
            <>
              <PrivacyWaiting />
              <NewDocument />
            </>
          ) : (
            <EmptyState title="从左边选一份">右边就是印出来的样子，签发后一个字不差。</EmptyState>
          )
        }
      />
    </Screen>
  );
}
