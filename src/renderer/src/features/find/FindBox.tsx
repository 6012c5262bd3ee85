import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { StatusWord } from '../../ui/StatusWord.tsx';
import { findHits } from './hits.ts';
import type { Hit } from './hits.ts';
import { useFindable } from './useFindable.ts';
import classes from './find.module.css';

const SHOWN = 12;

/** 查找: screens, venues, problems and documents by any part of their words. */
export function FindBox({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const findable = useFindable();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  // The box may come in after its frame has already settled the focus.
  useEffect(() => {
    input.current?.focus();
  }, []);
  const hits = findHits(findable, typed).slice(0, SHOWN);
  const active = Math.min(at, hits.length - 1);

  function go(hit: Hit | undefined): void {
    if (!hit) return;
    onClose();
    void navigate(hit.target);
  }
  function onKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(active + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(active - 1, 0));
    else if (event.key === 'Enter') go(hits[active]);
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
        aria-expanded
        aria-controls="find-hits"
        aria-activedescendant={hits[active] ? `find-hit-${active}` : undefined}
        placeholder="场所、问题编号、单位、文号、栏目"
        value={typed}
        onKeyDown={onKey}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
      />
      <ul id="find-hits" role="listbox" aria-label="找到的" className={classes.hits}>
        {hits.map((hit, index) => (
          <li
            key={hit.key}
            id={`find-hit-${index}`}
            role="option"
            aria-selected={index === active}
            className={classes.hit}
            onMouseMove={() => setAt(index)}
            onClick={() => go(hit)}
          >
            <span className={classes.kind}>{hit.kind}</span>
            <span>{hit.label}</span>
            <span className={classes.quiet}>{hit.hint}</span>
          </li>
        ))}
      </ul>
      {hits.length === 0 && <StatusWord tone="quiet">没有找到。换个说法，或只输两三个字。</StatusWord>}
      <p className={classes.help}>↑↓ 选，回车打开，Esc 关掉</p>
    </div>
  );
}
