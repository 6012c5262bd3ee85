import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { findRegister } from '#shared/registers/index.ts';
import type { Register } from '#shared/registers/register.ts';
import { useApiCall, useApiQuery } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Split } from '../../ui/Split.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { ButtonLink } from '../find/links.tsx';
import { PrintedRegister } from './PrintedRegister.tsx';
import { RegisterForm } from './RegisterForm.tsx';
import { RegisterTable } from './RegisterTable.tsx';
import { RowDetail } from './RowDetail.tsx';
import classes from './registers.module.css';

/** 台账: any register, from its definition alone. */
export function RegisterScreen() {
  const { register: id } = useParams({ from: '/registers/$register' });
  const register = findRegister(id);
  if (!register) return <Screen title="没有这本台账">请从左边的“台账”进入。</Screen>;
  return <Ledger key={id} register={register} />;
}

/** What stands on the right: nothing, a new row, or one row shown or being edited. */
type Open = { mode: 'none' } | { mode: 'new' } | { mode: 'show' | 'edit'; id: string };

function Ledger({ register }: { register: Register }) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const [open, setOpen] = useState<Open>({ mode: 'none' });
  const list = useApiQuery('registers', 'list', { register: register.id, search });
  const { download, error } = useWorkbook(register.id);
  const selectedId = open.mode === 'show' || open.mode === 'edit' ? open.id : undefined;
  const total = list.data?.total;

  return (
    <Screen
      title={register.label}
      hint={total === undefined ? undefined : `共 ${total} 条`}
      fill
      actions={
        <>
          <Button onClick={() => setOpen({ mode: 'new' })}>登记一条</Button>
          <ButtonLink variant="default" to="/registers/$register/import" params={{ register: register.id }}>
            导入表格
          </ButtonLink>
          <Button variant="default" onClick={() => void download(false)}>
            导出
          </Button>
          <Button variant="default" onClick={() => void download(true)}>
            下载空表
          </Button>
          <Button variant="default" onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      <ErrorNote error={error} />
      <PrintedRegister register={register} rows={list.data?.rows ?? []} />
      <div className={classes.screenOnly}>
        <Split
          columns="minmax(0, 1fr) clamp(280px, 29vw, 390px)"
          listLabel={register.label}
          thingLabel="这一条"
          list={
            <div className={classes.listPane}>
              <TextInput
                className="no-print"
                m="xs"
                aria-label="在台账里找"
                placeholder="在台账里找：名称、村、电话……"
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
              <Loaded query={list} rows={10}>
                {({ rows }) =>
                  rows.length > 0 ? (
                    <RegisterTable
                      register={register}
                      rows={rows}
                      selectedId={selectedId}
                      onOpen={(rowId) => setOpen({ mode: 'show', id: rowId })}
                    />
                  ) : search === '' ? (
                    <EmptyLedger register={register} onNew={() => setOpen({ mode: 'new' })} />
                  ) : (
                    <EmptyState title={`没有找到“${search}”`}>换个写法再找，或清空搜索看全部。</EmptyState>
                  )
                }
              </Loaded>
            </div>
          }
          thing={
            open.mode === 'none' ? (
              <EmptyState title="从左边选一条">在这里看它的全部内容和改动经过，也在这里修改。</EmptyState>
            ) : open.mode === 'new' ? (
              <RegisterForm
                key="new"
                register={register}
                row={null}
                onSaved={(rowId) => setOpen({ mode: 'show', id: rowId })}
                onLeave={() => setOpen({ mode: 'none' })}
              />
            ) : (
              <RowDetail
                key={open.id}
                register={register}
                id={open.id}
                isEditing={open.mode === 'edit'}
                onEdit={(isEditing) => setOpen({ mode: isEditing ? 'edit' : 'show', id: open.id })}
                onRemoved={() => setOpen({ mode: 'none' })}
              />
            )
          }
        />
      </div>
    </Screen>
  );
}

function EmptyLedger({ register, onNew }: { register: Register; onNew: () => void }) {
  return (
    <EmptyState
      title={`${register.label}还是空的`}
      action={
        <div className={classes.buttons}>
          <ButtonLink to="/registers/$register/import" params={{ register: register.id }}>
            导入表格
          </ButtonLink>
          <Button variant="default" onClick={onNew}>
            登记一条
          </Button>
        </div>
      }
    >
      手头已有表格的，直接导入，表头不用改成一样的。要各村各单位填报的，先“下载空表”发下去，收回来再导入。
    </EmptyState>
  );
}

function useWorkbook(register: string) {
  const call = useApiCall();
  const [error, setError] = useState<AppError | null>(null);
  async function download(isBlank: boolean): Promise<void> {
    setError(null);
    try {
      const { name, file } = await call('registers', 'workbook', { register, isBlank });
      saveFile(name, file);
    } catch (refusal) {
      setError(toAppError(refusal));
    }
  }
  return { download, error };
}
