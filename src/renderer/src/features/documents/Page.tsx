import { useImperativeHandle, useRef } from 'react';
import type { Ref } from 'react';
import classes from './documents.module.css';

export type PageHandle = { print: () => void };

/** The page as it will be printed. The frame runs no scripts; it shares our origin only so that we may print it. */
export function Page({
  html,
  title,
  isStale,
  ref,
}: {
  html: string;
  title: string;
  isStale: boolean;
  ref: Ref<PageHandle>;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  useImperativeHandle(ref, () => ({
    print: () => frame.current?.contentWindow?.print(),
  }));
  return (
    <div className={classes.page} aria-busy={isStale}>
      <iframe ref={frame} title={title} sandbox="allow-same-origin allow-modals" srcDoc={html} />
    </div>
  );
}
