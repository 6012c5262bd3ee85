import { TextInput } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { registers } from '#shared/registers/index.ts';
import { navigationFor } from '../../app/navigation.ts';
import { useSession } from '../../app/session.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { FindList, lineId, listId } from './FindList.tsx';
import { groupLines, hitLine, screenLines } from './find-lines.ts';
import type { FindGroup, FindLine, FindScreen } from './find-lines.ts';
import { useRecent } from './use-recent.ts';
import { useSearch } from './use-search.ts';
import type { Answer } from './use-search.ts';
import classes from './find.module.css';

/** 查找: one box over everything this account may see. */
export function FindBox({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const screens = useScreens();
  const { recent, remember } = useRecent();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { answer, isSettled, ask } = useSearch(typed);
  const input = useRef<HTMLInputElement>(null);
  // The box may come in after its frame has already settled the focus.
  useEffect(() => {
    input.current?.focus();
  }, []);

  const groups = groupsOf({ typed, answer, recent, screens });
  const lines = groups.flatMap((group) => group.lines);
  const active = Math.min(at, lines.length - 1);

  function go(line: FindLine): void {
    onClose();
    remember(line);
    router.history.push(line.route);
  }
  /** Enter came before the answer: it opens what the answer puts first, never what stood there for other words. */
  async function goFirst(): Promise<void> {
    const next = await ask(typed.trim());
    if (input.current?.value !== typed) return;
    const [first] = groupsOf({ typed, answer: next, recent, screens });
    if (first?.lines[0]) go(first.lines[0]);
  }
  function onKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const line = lines[active];
    if (event.key === 'ArrowDown') setAt(Math.min(active + 1, lines.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && !isSettled) void goFirst();
    else if (event.key === 'Enter' && line) go(line);
    else return;
    event.preventDefault();
  }

  return (
    <div>
      <TextInput
        ref={input}
        data-autofocus
        role="combobox"
        aria-label="查找"
        aria-expanded={lines.length > 0}
        aria-controls={listId}
        aria-activedescendant={lines.length > 0 ? lineId(active) : undefined}
        placeholder="姓名、拼音、证件或电话的一段、场所、地址、编号、文号"
        value={typed}
        onKeyDown={onKey}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
      />
      <FindList groups={groups} isBusy={!isSettled} active={active} onPoint={setAt} onGo={go} />
      <Told typed={typed} answer={answer} hasLines={lines.length > 0} />
      <p className={classes.help}>↑↓ 选，回车打开，Esc 关掉</p>
    </div>
  );
}

function useScreens(): FindScreen[] {
  const session = useSession();
  return [
    ...navigationFor(session).map(({ label, to }) => ({ label, route: to })),
    ...registers.map(({ id, label }) => ({ label, route: `/registers/${id}` })),
  ];
}

type Shown = {
  typed: string;
  answer: Answer | null;
  recent: readonly FindLine[];
  screens: readonly FindScreen[];
};

function groupsOf({ typed, answer, recent, screens }: Shown): FindGroup[] {
  if (typed.trim() === '') return recent.length === 0 ? [] : [{ kind: '刚才打开的', lines: recent }];
  return groupLines([...screenLines(screens, typed), ...(answer?.found?.hits ?? []).map(hitLine)]);
}

type ToldProps = { typed: string; answer: Answer | null; hasLines: boolean };

/** What the lines do not say: how many more there are, that nothing was found, how to ask. */
function Told({ typed, answer, hasLines }: ToldProps) {
  if (typed.trim() === '') {
    return hasLines ? null : (
      <div className={classes.teach}>
        <p>想到什么输什么，边输边出：</p>
        <ul>
          <li>姓名、场所、村、学校，一个字也行；拼音、拼音首字母也行</li>
          <li>身份证号、电话里连着的三位以上</li>
          <li>问题编号、文号、证照号、地址</li>
          <li>几个词用空格隔开，都对得上才列出来，比如“姓名 村名”</li>
        </ul>
      </div>
    );
  }
  if (!answer) return null;
  if (!answer.found) return <ErrorNote error={answer.error} />;
  const { total, hits, hasMore, pending } = answer.found;
  return (
    <div className={classes.told} aria-live="polite">
      {!hasLines && <StatusWord tone="quiet">没有找到。换个说法，或只输两三个字。</StatusWord>}
      {total > hits.length && (
        <span>
          {hasMore ? `超过 ${total} 条` : `共 ${total} 条`}，列出最合适的 {hits.length} 条。多输一个字会更准。
        </span>
      )}
      {pending > 0 && <span>还有 {pending} 条正在整理，过一会儿才查得到。</span>}
    </div>
  );
}
