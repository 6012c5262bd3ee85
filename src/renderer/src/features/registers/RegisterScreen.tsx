import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { findRegister } from '#shared/registers/index.ts';
import type { Register } from '#shared/registers/register.ts';
import { useApiCall } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorState.tsx';
import { Note } from '../../ui/Note.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useLeftOpen } from '../../drafts/use-draft.ts';
import { useRemembered } from '../../drafts/use-remembered.ts';
import { ExportThing } from '../exports/ExportThing.tsx';
import { ButtonLink } from '../find/links.tsx';
import { BulkThing } from './BulkThing.tsx';
import { Pane } from './Pane.tsx';
import { RowDetail } from './detail/RowDetail.tsx';
import { RegisterForm, rowDraft } from './form/RegisterForm.tsx';
import { PrintedRegister } from './list/PrintedRegister.tsx';
import { RegisterList } from './list/RegisterList.tsx';
import { chooseColumns } from './list/columns.ts';
import { plainList, toQuery } from './list/list-state.ts';
import type { ListState } from './list/list-state.ts';
import { MOST_PRINTED, usePaper } from './list/usePaper.ts';
import { MergeScreen } from './merge/MergeScreen.tsx';
import classes from './registers.module.css';
import { useIsCoordinating, useMayKeep } from './useBusinessRole.ts';

/** 台账: any register, from its definition alone. */
export function RegisterScreen() {
  const { register: id = '', id: rowId } = useParams({ strict: false });
  const register = findRegister(id);
  if (!register) return <Screen title="没有这本台账">请从左边的目录里选一本。</Screen>;
  return <Ledger key={id} register={register} rowId={rowId} />;
}

/** What is being done on the right instead of looking at one row. */
type Act =
  | { mode: 'none' | 'new' | 'edit' | 'export' | 'bulk' | 'bulk-remove' }
  | { mode: 'merge'; ids: readonly [string, string] };

/** What was done, and which row stood open then: whoever goes to another one has read it. */
type Told = { sentence: string; rowId: string | undefined };

function Ledger({ register, rowId }: { register: Register; rowId: string | undefined }) {
  const navigate = useNavigate();
  const left = useRemembered<ListState>(`list-${register.id}`, () => plainList);
  const wasLeftOpen = useLeftOpen();
  const [act, setAct] = useState<Act>(() => {
    if (wasLeftOpen(rowDraft(register, undefined))) return { mode: 'new' };
    return { mode: rowId !== undefined && wasLeftOpen(rowDraft(register, rowId)) ? 'edit' : 'none' };
  });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState<Told | null>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const screen = useRef<HTMLDivElement>(null);
  const paper = usePaper(register.id);
  const state = left.value;
  const isCoordinating = useIsCoordinating();
  const mayKeep = useMayKeep(register);
  const chosen = [...selected];
  if (told !== null && told.rowId !== rowId) setTold(null);
  useHotkeys([['/', () => searchInput.current?.focus()]]);

  function show(id: string | null): void {
    setAct({ mode: 'none' });
    setTold(null);
    if (id === null) {
      void navigate({ to: '/registers/$register', params: { register: register.id } });
      screen.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
    } else void navigate({ to: '/registers/$register/$id', params: { register: register.id, id } });
  }
  function begin(next: Act): void {
    setTold(null);
    setAct(next);
  }
  function finish(sentence: string): void {
    setAct({ mode: 'none' });
    setSelected(new Set());
    setTold({ sentence, rowId });
  }

  if (act.mode === 'merge') {
    return (
      <MergeScreen
        register={register}
        ids={act.ids}
        onLeave={() => setAct({ mode: 'none' })}
        onMerged={(id) => {
          setSelected(new Set());
          show(id);
        }}
      />
    );
  }
  return (
    <Screen
      title={register.label}
      hint={mayKeep ? undefined : '由综合协调统一登记，有变动请告诉他们'}
      fill
      actions={
        <Actions
          register={register}
          mayKeep={mayKeep}
          onNew={() => begin({ mode: 'new' })}
          onExport={() => begin({ mode: 'export' })}
          isPrinting={paper.isBusy}
          onPrint={() => void paper.print(toQuery(state))}
        />
      }
    >
      {told !== null && <Note tone="done">{told.sentence}</Note>}
      <ErrorNote error={paper.error} />
      {paper.tooMany !== null && (
        <Note tone="soon">
          一次最多打印 {MOST_PRINTED} 条，这里有 {paper.tooMany} 条。请先筛选，或导出后在表格里打印。
        </Note>
      )}
      {paper.paper && <PrintedRegister fields={chooseColumns(register, state.columns)} paper={paper.paper} />}
      <div
        ref={screen}
        className={`${classes.split} no-print`}
        data-open={act.mode !== 'none' || rowId !== undefined || undefined}
      >
        <section className={classes.half} aria-label="清单">
          <RegisterList
            register={register}
            state={state}
            onChange={left.change}
            selected={selected}
            onSelect={setSelected}
            openId={rowId}
            onOpen={show}
            searchInput={searchInput}
            empty={<EmptyLedger register={register} onNew={() => begin({ mode: 'new' })} />}
            acts={
              <>
                {mayKeep && (
                  <Button size="compact-sm" variant="default" onClick={() => begin({ mode: 'bulk' })}>
                    改一项
                  </Button>
                )}
                {isCoordinating && chosen.length === 2 && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => begin({ mode: 'merge', ids: [chosen[0] ?? '', chosen[1] ?? ''] })}
                  >
                    合并这两条
                  </Button>
                )}
                {isCoordinating && (
                  <Button size="compact-sm" variant="default" onClick={() => begin({ mode: 'bulk-remove' })}>
                    移出台账
                  </Button>
                )}
              </>
            }
          />
        </section>
        <Right>
          {act.mode === 'new' ? (
            <Pane title="登记一条" onClose={() => show(null)}>
              <RegisterForm
                register={register}
                row={null}
                onSaved={show}
                onLeave={() => show(null)}
                onOpen={show}
              />
            </Pane>
          ) : act.mode === 'export' ? (
            <ExportThing
              register={register}
              state={state}
              marked={chosen}
              onClose={() => begin({ mode: 'none' })}
            />
          ) : act.mode === 'bulk' || act.mode === 'bulk-remove' ? (
            <BulkThing
              key={act.mode}
              register={register}
              ids={chosen}
              isRemoval={act.mode === 'bulk-remove'}
              onClose={() => begin({ mode: 'none' })}
              onDone={finish}
            />
          ) : rowId !== undefined ? (
            <RowDetail
              key={rowId}
              register={register}
              id={rowId}
              isEditing={act.mode === 'edit'}
              onEdit={(isEditing) => begin({ mode: isEditing ? 'edit' : 'none' })}
              onOpen={show}
              onMerge={(other) => begin({ mode: 'merge', ids: [rowId, other] })}
              onClose={() => show(null)}
            />
          ) : null}
        </Right>
      </div>
    </Screen>
  );
}

function Right({ children }: { children: ReactNode }) {
  return children === null ? null : (
    <section className={classes.half} aria-label="这一条">
      {children}
    </section>
  );
}

function Actions(props: {
  register: Register;
  mayKeep: boolean;
  onNew: () => void;
  onExport: () => void;
  isPrinting: boolean;
  onPrint: () => void;
}) {
  const { download, error } = useBlankSheet(props.register.id);
  return (
    <>
      <ErrorNote error={error} />
      {props.mayKeep && (
        <>
          <Button onClick={props.onNew}>登记一条</Button>
          <ButtonLink
            variant="default"
            to="/registers/$register/import"
            params={{ register: props.register.id }}
          >
            导入表格
          </ButtonLink>
        </>
      )}
      <Button variant="default" onClick={props.onExport}>
        导出
      </Button>
      <Button variant="default" onClick={() => void download()}>
        下载空表
      </Button>
      <Button variant="default" loading={props.isPrinting} onClick={props.onPrint}>
        打印
      </Button>
    </>
  );
}

function EmptyLedger({ register, onNew }: { register: Register; onNew: () => void }) {
  const isCoordinating = useIsCoordinating();
  const { village, unit } = register.scope;
  const hasOwners = register.isSensitive || village !== undefined || unit !== undefined;
  return (
    <EmptyState
      title={
        isCoordinating || !hasOwners ? `${register.label}还是空的` : `${register.label}里没有归这个账号看的`
      }
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

/** The sheet to hand out: the register's columns, no rows. */
function useBlankSheet(register: string) {
  const call = useApiCall();
  const [error, setError] = useState<AppError | null>(null);
  async function download(): Promise<void> {
    setError(null);
    try {
      const { name, file } = await call('registers', 'workbook', { register, isBlank: true });
      saveFile(name, file);
    } catch (refusal) {
      setError(toAppError(refusal));
    }
  }
  return { download, error };
}
