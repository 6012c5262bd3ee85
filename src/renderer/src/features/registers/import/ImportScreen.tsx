import { Autocomplete, Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { findRegister } from '#shared/registers/index.ts';
import type { Register } from '#shared/registers/register.ts';
import { useApiCommand, useApiQuery } from '../../../api/hooks.ts';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { FilePicker } from '../../../ui/FilePicker.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Screen } from '../../../ui/Screen.tsx';
import { ButtonLink } from '../../find/links.tsx';
import { FormerImports } from './FormerImports.tsx';
import { ImportDesk } from './ImportDesk.tsx';
import { sheetNames } from './verdicts.ts';
import type { Taken } from './verdicts.ts';

/** 导入: a sheet is judged row by row before anything is stored, and taken back as a whole if need be. */
export function ImportScreen() {
  const { register: id = '' } = useParams({ strict: false });
  const register = findRegister(id);
  if (!register) return <Screen title="没有这本台账">请从左边的目录里选一本。</Screen>;
  return <Import key={id} register={register} />;
}

/** The file that is being taken in sheet by sheet. */
type Paper = { file: File; read: readonly string[]; waiting: readonly string[] };

/** What of the file has not been read yet, one key away. */
function NextSheet(props: { paper: Paper; isBusy: boolean; onRead: (file: File, sheet: string) => void }) {
  const { file, waiting } = props.paper;
  const [next] = waiting;
  if (next === undefined) return null;
  return (
    <Note tone="soon">
      “{file.name}”里还有 {waiting.length} 张表没有读：{sheetNames(waiting)}。{' '}
      <Button size="compact-sm" autoFocus loading={props.isBusy} onClick={() => props.onRead(file, next)}>
        接着读“{next}”
      </Button>
    </Note>
  );
}

function Import({ register }: { register: Register }) {
  const begin = useApiCommand('imports', 'begin');
  const units = useApiQuery('units', 'list', {});
  const [sender, setSender] = useState('');
  const [job, setJob] = useState<{ id: string; file: File } | null>(null);
  const [paper, setPaper] = useState<Paper | null>(null);
  const [done, setDone] = useState<string | null>(null);

  function take(file: File, sheet?: string): void {
    setDone(null);
    if (sheet === undefined) setPaper(null);
    const input = { register: register.id, file, name: file.name, sender: sender.trim() };
    begin.mutate(
      { ...input, ...(sheet === undefined ? {} : { sheet }) },
      { onSuccess: ({ jobId }) => setJob({ id: jobId, file }) },
    );
  }
  function end(sentence: string, file: File, { sheet, waiting }: Taken): void {
    const read = [...(paper?.read ?? []), sheet];
    setPaper({ file, read, waiting: waiting.filter((other) => !read.includes(other)) });
    setDone(sentence);
    setJob(null);
  }

  return (
    <Screen
      title={`导入：${register.label}`}
      fill={job !== null}
      actions={
        <ButtonLink variant="default" to="/registers/$register" params={{ register: register.id }}>
          回台账
        </ButtonLink>
      }
    >
      {done !== null && <Note tone="done">{done}</Note>}
      {job ? (
        <ImportDesk
          register={register}
          name={job.file.name}
          before={paper?.read ?? []}
          firstJob={job.id}
          onLeave={() => setJob(null)}
          onDone={(sentence, taken) => end(sentence, job.file, taken)}
        />
      ) : (
        <>
          {paper !== null && <NextSheet paper={paper} isBusy={begin.isPending} onRead={take} />}
          <Autocomplete
            w={320}
            label="谁报来的（可不填）"
            description="记住这家的表头怎么对应，下次不用再选"
            data={[...new Set((units.data ?? []).map((unit) => unit.name))]}
            value={sender}
            onChange={setSender}
          />
          <FilePicker
            label="选择表格"
            accept=".xlsx,.xls,.csv"
            isBusy={begin.isPending}
            onPick={([picked]) => picked && take(picked)}
          >
            把各村、各单位报来的表格（.xlsx）拖到这里。表头叫法不同、有标题行、有合并格都没关系，先核对再导入。
          </FilePicker>
          <ErrorNote error={begin.error} />
          <FormerImports register={register} onUndone={setDone} />
        </>
      )}
    </Screen>
  );
}
