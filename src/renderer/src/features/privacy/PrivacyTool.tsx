import { Button, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { PrivacyHit } from '#shared/contract/privacy.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { FilePicker } from '../../ui/FilePicker.tsx';
import { HitLine } from './HitLine.tsx';
import classes from './privacy.module.css';

/** 隐私检查 of a text or file from elsewhere: a draft for the public, a case to be told. `first` stands in it already. */
export function PrivacyTool(props: { first?: string; isBeside?: boolean; onDone: () => void }) {
  const { first = '', isBeside = false, onDone } = props;
  const scanText = useApiCommand('privacy', 'scanText');
  const scanFile = useApiCommand('privacy', 'scanFile');
  const [text, setText] = useState(first);
  const [result, setResult] = useState<{ text: string; hits: readonly PrivacyHit[] } | null>(null);

  return (
    <section className={isBeside ? `${classes.tool} ${classes.beside}` : classes.tool} aria-label="隐私检查">
      <h2>隐私检查</h2>
      <Text c="dimmed">
        宣传稿、案例、要往外发的材料，先在这里查一遍：写没写台账里孩子和重点人员的姓名、号码、住址、学校，合起来认不认得出人。文字只在本机查，不保存。
      </Text>
      <Textarea
        label="贴入要检查的文字"
        rows={8}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.row}>
        <Button
          disabled={text.trim() === ''}
          loading={scanText.isPending}
          onClick={() => scanText.mutate({ text }, { onSuccess: ({ hits }) => setResult({ text, hits }) })}
        >
          检查
        </Button>
        <FilePicker
          label="选文件检查"
          accept=".docx,.txt"
          isBusy={scanFile.isPending}
          onPick={([file]) => {
            if (file) scanFile.mutate({ name: file.name, file }, { onSuccess: setResult });
          }}
        >
          或者把 .docx、.txt 拖到这里
        </FilePicker>
        <Button variant="default" onClick={onDone}>
          关上
        </Button>
      </div>
      <ErrorNote error={scanText.error ?? scanFile.error} />
      {result && (
        <div role="status">
          {result.hits.length === 0
            ? '没有看到能认出人的内容。'
            : `有 ${result.hits.length} 处能认出人或者要看一看：`}
        </div>
      )}
      <ul className={classes.hits}>
        {result?.hits.map((hit, index) => (
          <HitLine key={`${hit.key}-${index}`} hit={hit} text={result.text} place="">
            {hit.suggestion !== null && <span className={classes.quiet}>可以写成“{hit.suggestion}”</span>}
          </HitLine>
        ))}
      </ul>
    </section>
  );
}
