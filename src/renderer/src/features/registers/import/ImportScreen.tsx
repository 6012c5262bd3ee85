import { Autocomplete } from '@mantine/core';
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

/** 导入: a sheet is judged row by row before anything is stored, and taken back as a whole if need be. */
export function ImportScreen() {
  const { register: id = '' } = useParams({ strict: false });
  const register = findRegister(id);
  if (!register) return <Screen title="没有这本台账">请从左边的目录里选一本。</Screen>;
  return <Import key={id} register={register} />;
}

function Import({ register }: { register: Register }) {
  const begin = useApiCommand('imports', 'begin');
  const units = useApiQuery('units', 'list', {});
  const [sender, setSender] = useState('');
  const [job, setJob] = useState<{ id: string; name: string } | null>(null);
  const [done, setDone] = useState<string | null>(null);

  function take(file: File): void {
    setDone(null);
    begin.mutate(
      { register: register.id, file, name: file.name, sender: sender.trim() },
      { onSuccess: ({ jobId }) => setJob({ id: jobId, name: file.name }) },
    );
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
          name={job.name}
          firstJob={job.id}
          onLeave={() => setJob(null)}
          onDone={(sentence) => {
            setDone(sentence);
            setJob(null);
          }}
        />
      ) : (
        <>
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
