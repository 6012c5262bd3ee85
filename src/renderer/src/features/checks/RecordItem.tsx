import { Select, TextInput } from '@mantine/core';
import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { Outcome, outcomeLabels } from '#shared/domain/inspection/inspection.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import type { ItemDraft } from './record-draft.ts';
import classes from './checks.module.css';
import type { Choice } from './useChoices.ts';

const outcomes = Outcome.options;

/** One line of the checklist: 1, 2 or 3 answers it, Enter goes on, a failed one asks what was found. */
export function RecordItem(props: {
  no: number;
  text: string;
  basis: string | null;
  item: ItemDraft;
  units: Choice[];
  errors: { outcome?: string | undefined; note?: string | undefined; deadline?: string | undefined };
  onChange: (change: Partial<ItemDraft>) => void;
  /** Moves the keyboard to the item this many lines away. */
  onMove: (step: 1 | -1) => void;
}) {
  const { item, onChange } = props;
  const note = useRef<HTMLInputElement>(null);
  const current = item.outcome ?? 'pass';

  function choose(outcome: Outcome): void {
    onChange({ outcome });
    // The note appears with the answer: the keyboard follows it once it is there.
    if (outcome === 'fail') requestAnimationFrame(() => note.current?.focus());
  }

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direct = outcomes[Number(event.key) - 1];
    const at = outcomes.indexOf(current);
    const beside =
      event.key === 'ArrowRight'
        ? outcomes[at + 1]
        : event.key === 'ArrowLeft'
          ? outcomes[at - 1]
          : undefined;
    if (direct) choose(direct);
    else if (beside) onChange({ outcome: beside });
    else if (event.key === 'Enter' || event.key === 'ArrowDown') props.onMove(1);
    else if (event.key === 'ArrowUp') props.onMove(-1);
    else return;
    event.preventDefault();
  }

  function onNoteKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey) return;
    event.preventDefault();
    props.onMove(1);
  }

  return (
    <div className={classes.item} data-item={props.no} data-wrong={props.errors.outcome ? true : undefined}>
      <span className={classes.itemNo}>{props.no}.</span>
      <div>
        {props.text}
        {props.basis && <small className={classes.basis}>{props.basis}</small>}
        {props.errors.outcome && (
          <div className={classes.wrong} role="alert">
            {props.errors.outcome}
          </div>
        )}
      </div>
      <div
        role="radiogroup"
        aria-label={`${props.no}. ${props.text}`}
        className={classes.outcomes}
        onKeyDown={onKey}
      >
        {outcomes.map((outcome, index) => (
          <button
            key={outcome}
            type="button"
            role="radio"
            className={classes.outcome}
            data-outcome={outcome}
            data-stop={outcome === current || undefined}
            aria-checked={item.outcome === outcome}
            aria-label={outcomeLabels[outcome]}
            tabIndex={outcome === current ? 0 : -1}
            onClick={() => choose(outcome)}
          >
            <kbd>{index + 1}</kbd>
            {outcomeLabels[outcome]}
          </button>
        ))}
      </div>
      {item.outcome === 'fail' && (
        <div role="group" aria-label={`第${props.no}项不合格`} className={classes.itemMore}>
          <TextInput
            ref={note}
            label="查到了什么"
            value={item.note}
            maxLength={500}
            error={props.errors.note}
            onChange={(event) => onChange({ note: event.currentTarget.value })}
            onKeyDown={onNoteKey}
          />
          <Select
            label="整改单位"
            placeholder="可稍后交办"
            data={props.units}
            value={item.rectifyingUnitId}
            searchable
            clearable
            nothingFoundMessage="没有这个单位"
            onChange={(rectifyingUnitId) => onChange({ rectifyingUnitId })}
          />
          <DateInput
            label="整改期限"
            w="100%"
            value={item.deadline}
            error={props.errors.deadline}
            onChange={(deadline) => onChange({ deadline })}
          />
        </div>
      )}
    </div>
  );
}
