import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { findRegister } from '#shared/registers/index.ts';
import type { Register } from '#shared/registers/register.ts';
import { FilePicker } from '../../ui/FilePicker.tsx';
import { Note } from '../../ui/Note.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { ButtonLink } from '../find/links.tsx';
import { FormerImports } from './FormerImports.tsx';
import { ImportPreview } from './ImportPreview.tsx';

/** 导入: a sheet is judged row by row before anything is stored, and taken back as a whole if need be. */
export function ImportScreen() {
  const { register: id } = useParams({ from: '/registers/$register/import' });
  const register = findRegister(id);
  if (!register) return <Screen title="没有这本台账">请从左边的“台账”进入。</Screen>;
  return <Import register={register} />;
}

function Import({ register }: { register: Register }) {
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [done, setDone] = useState<string | null>(null);
  return (
    <Screen
      title={`导入：${register.label}`}
      fill={file !== null}
      actions={
        <ButtonLink variant="default" to="/registers/$register" params={{ register: register.id }}>
          回台账
        </ButtonLink>
      }
    >
      {done && <Note tone="done">{done}</Note>}
      {file ? (
        <ImportPreview
          key={`${file.name}${file.lastModified}`}
          register={register}
          file={file}
          onLeave={() => setFile(null)}
          onDone={(sentence) => {
            setDone(sentence);
            setFile(null);
          }}
        />
      ) : (
        <>
          <FilePicker
            label="选择表格"
            accept=".xlsx,.xls,.csv"
            onPick={([picked]) => {
              setDone(null);
              // A file has no name of its own among the queries: what was read before must not stand in for it.
              queries.removeQueries({ queryKey: ['imports', 'preview'] });
              setFile(picked ?? null);
            }}
          >
            把各村、各单位报来的表格（.xlsx）拖到这里。表头叫法不同、有标题行、有合并格都没关系，先核对再导入。
          </FilePicker>
          <FormerImports register={register} onUndone={setDone} />
        </>
      )}
    </Screen>
  );
}
