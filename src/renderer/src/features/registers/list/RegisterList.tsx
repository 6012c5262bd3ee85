import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { Register } from '#shared/registers/register.ts';
import type { AppError } from '#shared/rpc/app-error.ts';
import { toAppError } from '#shared/rpc/client.ts';
import { useApiCall } from '../../../api/hooks.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { ListBar } from './ListBar.tsx';
import { ListFoot } from './ListFoot.tsx';
import { RegisterGrid } from './RegisterGrid.tsx';
import { chooseColumns } from './columns.ts';
import { fetchRows } from './fetch-rows.ts';
import classes from './list.module.css';
import { nextSort, toQuery } from './list-state.ts';
import type { ListState } from './list-state.ts';
import { MOST_SELECTED } from './selection.ts';
import { useRegisterRows } from './useRegisterRows.ts';

const TYPING_MS = 150;

/** The left half: what is shown and how, the rows, and what may be done with the marked ones. */
export function RegisterList(props: {
  register: Register;
  state: ListState;
  onChange: (step: (state: ListState) => ListState) => void;
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
  openId: string | undefined;
  onOpen: (id: string) => void;
  searchInput: RefObject<HTMLInputElement | null>;
  /** Stands where the rows would be while the register holds none at all. */
  empty: ReactNode;
  /** What the marked rows may be put to. */
  acts: ReactNode;
}) {
  const { register, state, onChange, selected } = props;
  const call = useApiCall();
  const frame = useRef<HTMLDivElement>(null);
  const [typed] = useDebouncedValue(state.search, TYPING_MS);
  const { filters, sort, includeRemoved } = state;
  const query = useMemo(
    () => toQuery({ search: typed, filters, sort, includeRemoved, columns: null, viewId: null }),
    [typed, filters, sort, includeRemoved],
  );
  const listKey = JSON.stringify(query);
  const [cursor, setCursor] = useState({ at: 0, listKey });
  const [first, setFirst] = useState({ index: 0, listKey });
  const at = cursor.listKey === listKey ? cursor.at : 0;
  const rows = useRegisterRows(register.id, query, first.listKey === listKey ? first.index : 0);
  // Rows of the former words are no rows to walk into: Enter pressed early leads to those that were asked for.
  const isSettled = typed === state.search && !rows.head.isPlaceholderData;
  const isLeaving = useRef(false);
  const toGrid = useCallback(() => frame.current?.querySelector<HTMLElement>('[role="grid"]')?.focus(), []);
  useEffect(() => {
    if (isSettled && isLeaving.current) toGrid();
    if (isSettled) isLeaving.current = false;
  }, [isSettled, toGrid]);
  const onFirst = useCallback((index: number) => setFirst({ index, listKey }), [listKey]);
  const [refusal, setRefusal] = useState<AppError | null>(null);
  const [isTooMany, setTooMany] = useState(false);

  async function selectAll(): Promise<void> {
    setRefusal(null);
    setTooMany(rows.matching > MOST_SELECTED);
    try {
      const all = await fetchRows(call, register.id, query, Math.min(rows.matching, MOST_SELECTED));
      props.onSelect(new Set(all.rows.map(({ id }) => id)));
    } catch (error) {
      setRefusal(toAppError(error));
    }
  }

  return (
    <div className={classes.list} ref={frame}>
      <ListBar
        register={register}
        state={state}
        names={rows.names}
        searchInput={props.searchInput}
        onChange={onChange}
        onLeaveSearch={() => (isSettled ? toGrid() : (isLeaving.current = true))}
      />
      <ErrorNote error={refusal} />
      <Loaded query={rows.head} rows={12}>
        {({ total, matching }) =>
          matching > 0 ? (
            <RegisterGrid
              register={register}
              fields={chooseColumns(register, state.columns)}
              rows={rows}
              sort={state.sort}
              onSort={(field) => onChange((value) => ({ ...value, sort: nextSort(value.sort, field) }))}
              selected={selected}
              onSelect={(ids) => {
                setTooMany(false);
                props.onSelect(ids);
              }}
              onSelectAll={() => void selectAll()}
              at={Math.min(at, matching - 1)}
              onMove={(index) => setCursor({ at: index, listKey })}
              openId={props.openId}
              onOpen={props.onOpen}
              onFirst={onFirst}
              listKey={listKey}
            />
          ) : (
            <div className={classes.none}>{total === 0 ? props.empty : <NothingFound search={typed} />}</div>
          )
        }
      </Loaded>
      <ListFoot
        rows={rows}
        includesRemoved={includeRemoved}
        isNarrowed={rows.total !== rows.matching}
        selected={selected.size}
        isTooMany={isTooMany}
        onClear={() => props.onSelect(new Set())}
        acts={props.acts}
      />
    </div>
  );
}

function NothingFound({ search }: { search: string }) {
  return search.trim() === '' ? (
    <EmptyState title="没有符合的">放宽一点筛选，或点“全部清除”看全部。</EmptyState>
  ) : (
    <EmptyState title={`没有找到“${search.trim()}”`}>换个写法再找，或清空搜索看全部。</EmptyState>
  );
}
