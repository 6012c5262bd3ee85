import { Button, Group, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { NamedPlace } from '#shared/contract/checks.ts';
import type { Outcome } from '#shared/domain/inspection/inspection.ts';
import { isSamePlace } from '#shared/domain/inspection/place.ts';
import type { FieldErrors } from '#shared/rpc/app-error.ts';
import { useApiCommand, useApiQuery } from '../../../api/hooks.ts';
import { ConfirmInline } from '../../../ui/ConfirmInline.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import type { Choice } from '../useChoices.ts';
import {
  answeredIn,
  failedIn,
  missingIn,
  nextCell,
  nextRow,
  passRest,
  placeKey,
  toBatchInput,
  withCell,
  withRow,
} from './batch-draft.ts';
import type { BatchDraft, BatchRow, CellPlace } from './batch-draft.ts';
import { BatchGrid } from './BatchGrid.tsx';
import type { GridHandle } from './BatchGrid.tsx';
import { BatchHead } from './BatchHead.tsx';
import type { PlaceChoice } from './BatchHead.tsx';
import { BatchPanel } from './BatchPanel.tsx';
import type { SavedBatch } from './BatchSaved.tsx';
import classes from './batch.module.css';
import { focusNext, isInOpenList } from './form-keys.ts';

type Props = {
  draft: BatchDraft;
  today: string;
  units: Choice[];
  people: Choice[];
  places: (NamedPlace & PlaceChoice)[];
  /** Left half typed earlier. */
  isFound: boolean;
  onChange: (step: (draft: BatchDraft) => BatchDraft) => void;
  onDiscard: () => void;
  onSaved: (saved: SavedBatch) => void;
};

export function BatchForm(props: Props) {
  const { draft, today, units, people, places, isFound, onChange, onDiscard, onSaved } = props;
  const navigate = useNavigate();
  const record = useApiCommand('checks', 'recordBatch');
  const rows = useBatchRows(draft, places);
  const [at, setAt] = useState<CellPlace>({ row: 0, item: 0 });
  const [noteTurn, setNoteTurn] = useState(0);
  const [hasTried, setTried] = useState(false);
  const grid = useRef<GridHandle>(null);
  const form = useRef<HTMLFormElement>(null);
  const missing = hasTried ? missingIn(draft, rows) : {};
  const errors: FieldErrors = { ...record.error?.fields, ...missing };
  const here = rows[at.row] ? at : { row: 0, item: 0 };
  const row = rows[here.row];
  const set = (part: Partial<BatchDraft>) =>
    onChange((current) => ({ ...current, date: draft.date, ...part }));

  function answer(cell: CellPlace, outcome: Outcome | null): void {
    const target = rows[cell.row];
    const code = target?.checklist.items[cell.item]?.code;
    if (!target || code === undefined) return;
    onChange((current) => withCell(current, target.place, code, { outcome }));
    if (outcome === 'fail') setNoteTurn((turn) => turn + 1);
    else if (outcome !== null) setAt(nextCell(rows, cell));
  }

  function passRestOf(index: number): void {
    const target = rows[index];
    if (!target) return;
    onChange((current) => passRest(current, target));
    setAt(nextRow(rows, { row: index, item: target.checklist.items.length - 1 }));
  }

  function save(): void {
    if (record.isPending) return;
    setTried(true);
    const gaps = missingIn(draft, rows);
    if (Object.keys(gaps).length > 0) return goToGap(gaps);
    record.mutate(toBatchInput(draft, rows, people), {
      onSuccess: ({ recorded }) =>
        onSaved({
          date: draft.date,
          kind: draft.kind,
          names: rows.map(({ name }) => name),
          problemIds: recorded.flatMap(({ problemIds }) => problemIds),
          needsConfirmation: recorded.some(({ needsConfirmation }) => needsConfirmation),
        }),
    });
  }

  /** The keyboard goes to the first gap: a field of the head, or a cell of the grid. */
  function goToGap(gaps: FieldErrors): void {
    const isInHead = Object.keys(gaps).some((path) => !path.startsWith('places.'));
    if (isInHead) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    rows.some(({ checklist }, rowAt) =>
      checklist.items.some(({ code }, item) => {
        if (gaps[`places.${rowAt}.results.${code}`] === undefined) return false;
        setAt({ row: rowAt, item });
        requestAnimationFrame(() => grid.current?.focus());
        return true;
      }),
    );
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !event.defaultPrevented) {
      event.preventDefault();
      if (event.target.dataset['last'] === 'true') grid.current?.focus();
      else focusNext(event.currentTarget, event.target);
    } else if (event.key === 'Escape' && !event.defaultPrevented && !isInOpenList(event.target)) {
      void navigate({ to: '/checks' });
    }
  }

  // The keyboard starts at the units, or in the grid where a round was left half typed.
  const start = useRef({ isBegun: draft.places.length > 0 && draft.unitIds.length > 0 });
  const isReady = rows.length > 0;
  useEffect(() => {
    if (!start.current.isBegun) form.current?.querySelector<HTMLElement>('#batch-units')?.focus();
  }, []);
  useEffect(() => {
    if (!isReady || !start.current.isBegun) return;
    start.current.isBegun = false;
    grid.current?.focus();
  }, [isReady]);

  const total = rows.reduce((sum, one) => sum + one.checklist.items.length, 0);
  const done = rows.reduce((sum, one) => sum + answeredIn(draft, one), 0);
  const failed = rows.reduce((sum, one) => sum + failedIn(draft, one), 0);
  return (
    <form
      ref={form}
      className={classes.form}
      onKeyDown={onKey}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <BatchHead
        draft={draft}
        today={today}
        units={units}
        people={people}
        places={places}
        errors={errors}
        onChange={set}
      />
      {row === undefined ? (
        <EmptyState title="先选检查的场所">
          出门前：选好要去的场所，点【打印空白表】，一家一张带走。回来后：场所和单位都还在这里，照着纸上的勾把格子填上，不合格的写一句查到了什么，会自动列进两个清单。
        </EmptyState>
      ) : (
        <div className={classes.body}>
          <BatchGrid
            ref={grid}
            draft={draft}
            rows={rows}
            at={here}
            errors={errors}
            onGo={setAt}
            onAnswer={answer}
            onPassRest={passRestOf}
          />
          <BatchPanel
            draft={draft}
            row={row}
            at={here}
            errors={errors}
            noteTurn={noteTurn}
            onCell={(part) => {
              const code = row.checklist.items[here.item]?.code;
              if (code !== undefined) onChange((current) => withCell(current, row.place, code, part));
            }}
            onRow={(part) => onChange((current) => withRow(current, row.place, part))}
            onNoteDone={(isNext) => {
              if (isNext) setAt(nextCell(rows, here));
              requestAnimationFrame(() => grid.current?.focus());
            }}
          />
        </div>
      )}
      <ErrorNote error={record.error} />
      {Object.keys(missing).length > 0 && (
        <Text role="alert" c="var(--late)">
          ✕ 还有 {Object.keys(missing).length} 处没填好，已标出来。填好的都还在。
        </Text>
      )}
      {row && (
        <Group>
          <Button type="submit" loading={record.isPending}>
            记下这 {rows.length} 家
          </Button>
          <Text aria-live="polite">
            已填 {done}/{total} 项{failed > 0 && `，不合格 ${failed} 项`}
          </Text>
          {isFound && <Text c="dimmed">上次没录完的都还在</Text>}
          <ConfirmInline verb="清空" question="这一批填的都会清掉，清了找不回来。" onConfirm={onDiscard} />
        </Group>
      )}
    </form>
  );
}

/** The places chosen with their lists, in the order they were chosen. */
function useBatchRows(draft: BatchDraft, places: readonly (NamedPlace & PlaceChoice)[]): BatchRow[] {
  const { kind, date } = draft;
  const chosen = draft.places.flatMap((place) => places.find(({ value }) => value === placeKey(place)) ?? []);
  const wanted = chosen.map(({ register, id }) => ({ register, id }));
  const lists = useApiQuery(
    'checks',
    'checklistsFor',
    { places: wanted, kind, date },
    { enabled: chosen.length > 0 && date !== '' },
  );
  // While another choice's answer still stands in, the lines it has in common stay where they are.
  return chosen.flatMap(({ register, id, name, village }) => {
    const place = { register, id };
    const found = lists.data?.find((one) => isSamePlace(one.place, place));
    return found ? [{ place, name, village, checklist: found.checklist }] : [];
  });
}
