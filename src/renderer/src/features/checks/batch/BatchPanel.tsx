import { Text, TextInput, Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { outcomeLabels } from '#shared/domain/inspection/inspection.ts';
import type { FieldErrors } from '#shared/rpc/app-error.ts';
import { StatusWord } from '../../../ui/StatusWord.tsx';
import { PhotoPicker, PhotoStrip } from '../Photos.tsx';
import { cellOf, rowOf } from './batch-draft.ts';
import type { BatchDraft, BatchRow, CellDraft, CellPlace, RowDraft } from './batch-draft.ts';
import classes from './batch.module.css';

const tones = { pass: 'done', fail: 'late', na: 'quiet' } as const;

/** The item under the keyboard in full words; a failed one says here what was found. */
export function BatchPanel(props: {
  draft: BatchDraft;
  row: BatchRow;
  at: CellPlace;
  errors: FieldErrors;
  /** Raised each time the keyboard is to go on in the note. */
  noteTurn: number;
  onCell: (part: Partial<CellDraft>) => void;
  onRow: (part: Partial<RowDraft>) => void;
  /** The note is written: the keyboard goes back to the grid, one cell on or to the same. */
  onNoteDone: (isNext: boolean) => void;
}) {
  const { draft, row, at, errors } = props;
  const item = row.checklist.items[at.item];
  const note = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (props.noteTurn > 0) note.current?.focus();
  }, [props.noteTurn]);
  if (!item) return null;
  const cell = cellOf(draft, row.place, item.code);
  const own = rowOf(draft, row.place);
  return (
    <aside className={classes.panel} aria-label="这一项">
      <div>
        <Text fw={600}>
          {at.row + 1}. {row.name}
        </Text>
        <Text fz="sm" c="dimmed">
          {row.village} · {row.checklist.title}
        </Text>
      </div>
      <div>
        <div className={classes.item}>
          {at.item + 1}. {item.text}
        </div>
        {item.basis && (
          <Text fz="xs" c="dimmed">
            {item.basis}
          </Text>
        )}
      </div>
      {cell.outcome === null ? (
        <Text c="dimmed">还没填</Text>
      ) : (
        <StatusWord tone={tones[cell.outcome]}>{outcomeLabels[cell.outcome]}</StatusWord>
      )}
      {cell.outcome === 'fail' && (
        <TextInput
          ref={note}
          label="查到了什么"
          description="回车记下，接着填下一项"
          value={cell.note}
          maxLength={500}
          error={errors[`places.${at.row}.results.${item.code}`]}
          onChange={(event) => props.onCell({ note: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            props.onNoteDone(event.key === 'Enter');
          }}
        />
      )}
      <Textarea
        label="这一家另写检查过程"
        placeholder={draft.process || '空着就用共同的'}
        value={own.process}
        error={errors[`places.${at.row}.process`]}
        minRows={1}
        maxRows={4}
        autosize
        onChange={(event) => props.onRow({ process: event.currentTarget.value })}
      />
      <Textarea
        label="这一家另写处理结果"
        placeholder={draft.handlingResult || '空着就用共同的'}
        value={own.handlingResult}
        error={errors[`places.${at.row}.handlingResult`]}
        minRows={1}
        maxRows={4}
        autosize
        onChange={(event) => props.onRow({ handlingResult: event.currentTarget.value })}
      />
      <div>
        <PhotoPicker
          key={`${row.place.register} ${row.place.id}`}
          label="添加这一家的照片"
          onStored={(file) => props.onRow({ photos: [...own.photos, file] })}
        />
        <PhotoStrip
          label="这一家的照片"
          files={own.photos}
          onRemove={(id) => props.onRow({ photos: own.photos.filter((photo) => photo.id !== id) })}
        />
      </div>
    </aside>
  );
}
