import { Button, NumberInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { RegisterQuery } from '#shared/contract/registers.ts';
import type { Register } from '#shared/registers/register.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { MadeFile } from '../exports/JobFile.tsx';
import { RowDetail } from '../registers/detail/RowDetail.tsx';
import { step } from '../registers/list/selection.ts';
import { useRegisterRows } from '../registers/list/useRegisterRows.ts';
import { scrollToRow, useRowWindow } from '../registers/list/useRowWindow.ts';
import { nameOf } from '../registers/values.ts';
import classes from './templates.module.css';

/** In px; the style sheet says the same. */
const size = { row: 32, head: 0 };

/** Every row of the filled form leads back to its record. */
export function DrillView(props: {
  register: Register;
  query: RegisterQuery;
  made: MadeFile;
  onLeave: () => void;
}) {
  const { register, made } = props;
  const navigate = useNavigate();
  const frame = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const view = useRowWindow(frame, { ...size, count: made.drill.length });
  const rows = useRegisterRows(register.id, props.query, view.first);
  const id = at === null ? undefined : made.drill[at]?.id;

  function go(index: number): void {
    setAt(index);
    scrollToRow(frame.current, index, size);
  }
  function onKey(event: KeyboardEvent): void {
    const to = step(event.key, at ?? -1, made.drill.length, 12);
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  }
  function openElsewhere(rowId: string): void {
    void navigate({ to: '/registers/$register/$id', params: { register: register.id, id: rowId } });
  }

  return (
    <>
      <div className={classes.bar}>
        <span>
          “{made.name}”已填好，{made.drill.length} 行。
        </span>
        <NumberInput
          size="xs"
          w={150}
          aria-label="看表里第几行"
          placeholder="表里第几行"
          allowDecimal={false}
          hideControls
          onChange={(row) => {
            const index = made.drill.findIndex((line) => line.row === row);
            if (index >= 0) go(index);
          }}
        />
        <Button size="compact-md" variant="default" onClick={props.onLeave}>
          返回
        </Button>
      </div>
      <div className={classes.split}>
        <section className={classes.half} aria-label="表里的行">
          <div
            ref={frame}
            className={classes.drill}
            role="listbox"
            aria-label="表里的行"
            tabIndex={0}
            aria-activedescendant={at === null ? undefined : `drill-${at}`}
            onKeyDown={onKey}
          >
            <div style={{ height: view.height }}>
              {view.indexes.map((index) => {
                const line = made.drill[index];
                const row = rows.rowAt(index);
                return (
                  <div
                    key={index}
                    id={`drill-${index}`}
                    role="option"
                    aria-selected={index === at}
                    className={classes.drillRow}
                    style={{ transform: `translateY(${index * size.row}px)` }}
                    onClick={() => setAt(index)}
                  >
                    <span className={classes.quiet}>第 {line?.row} 行</span>
                    <span>{row && row.id === line?.id ? nameOf(register, row.values) : ''}</span>
                  </div>
                );
              })}
            </div>
          </div>
        </section>
        <section className={classes.half} aria-label="这一条">
          {id === undefined ? (
            <EmptyState title="从左边选一行">表里每一行出自台账里的哪一条，在这里看。</EmptyState>
          ) : (
            <RowDetail
              key={id}
              register={register}
              id={id}
              isEditing={false}
              onEdit={() => openElsewhere(id)}
              onOpen={openElsewhere}
              onMerge={() => openElsewhere(id)}
              onClose={() => setAt(null)}
            />
          )}
        </section>
      </div>
    </>
  );
}
