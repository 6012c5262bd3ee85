import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TemplateFault } from '#shared/domain/documents/template-fault.ts';
import { useApiCommand } from '../../api/hooks.ts';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { FilePicker } from '../../ui/FilePicker.tsx';
import { Note } from '../../ui/Note.tsx';
import { Act } from '../../ui/Thing.tsx';
import classes from './word-templates.module.css';

/** A changed template comes in; whatever is wrong with it is said in one go, and then nothing of it is kept. */
export function LoadTemplate({ kind }: { kind: string }) {
  const load = useApiCommand('wordTemplates', 'load');
  const [note, setNote] = useState('');
  const { version, faults = [] } = load.data ?? {};
  return (
    <Act
      title="放进改好的模板"
      hint="版式、固定的话随便改；{{…}} 里的栏目名不要改字，签发时换成填的内容。放进来就启用，原来的留着，随时换回。"
    >
      <TextInput
        label="改了什么（可不填）"
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <FilePicker
        label="选模板文件"
        accept=".docx"
        isBusy={load.isPending}
        onPick={([file]) =>
          file && load.mutate({ kind, file, name: file.name, note }, { onSuccess: () => setNote('') })
        }
      >
        或者把 .docx 文件拖到这里
      </FilePicker>
      <ErrorNote error={load.error} />
      {typeof version === 'number' && !load.isPending && (
        <Note tone="done">已存为第 {version} 版，从现在起照它签发。先取一份样张，用 WPS 打开看看。</Note>
      )}
      {faults.length > 0 && !load.isPending && <Faults faults={faults} />}
    </Act>
  );
}

function Faults({ faults }: { faults: readonly TemplateFault[] }) {
  return (
    <div role="alert">
      <Note tone="late">有 {faults.length} 处要改，没有存，原来的照用。请在 WPS 里逐处改好，再放进来。</Note>
      <table className={classes.faults} aria-label="模板里要改的地方">
        <thead>
          <tr>
            <th scope="col">在哪里</th>
            <th scope="col">哪里不对</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ part, near, sentence }, index) => (
            <tr key={`${index}${sentence}`}>
              <td>
                {part}
                {near !== '' && <div className={classes.near}>{near}</div>}
              </td>
              <td>{sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
