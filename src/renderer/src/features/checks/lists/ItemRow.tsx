import { Button, Select, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { Severity, severityLabels } from '#shared/domain/problem/problem.ts';
import type { EditedItem } from './list-edit.ts';
import classes from './lists.module.css';

const severities = Severity.options.map((value) => ({ value, label: severityLabels[value] }));

/** One item under the keyboard: its words, what a failed one is called, how grave, by what law. */
export function ItemRow(props: {
  no: number;
  item: EditedItem;
  errors: { text: string | undefined; fault: string | undefined };
  onChange: (part: Partial<EditedItem>) => void;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
}) {
  const { no, item, onChange } = props;
  function onKey(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    props.onMove(event.key === 'ArrowUp' ? -1 : 1);
  }
  return (
    <div role="group" aria-label={`第${no}项`} className={classes.edit} onKeyDown={onKey}>
      <span className={classes.no}>{no}.</span>
      <TextInput
        data-text
        aria-label="检查内容"
        placeholder="要查到什么样才算合格"
        value={item.text}
        maxLength={100}
        error={props.errors.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      <TextInput
        aria-label="不合格时叫什么问题"
        placeholder="不合格时叫什么问题"
        value={item.fault}
        maxLength={100}
        error={props.errors.fault}
        onChange={(event) => onChange({ fault: event.currentTarget.value })}
      />
      <Select
        aria-label="轻重"
        data={severities}
        value={item.severity}
        allowDeselect={false}
        onChange={(severity) => onChange({ severity: Severity.parse(severity) })}
      />
      <Button size="compact-sm" variant="subtle" onClick={props.onRemove} aria-label={`停用第${no}项`}>
        停用
      </Button>
      <div className={classes.more}>
        <TextInput
          aria-label="依据"
          placeholder="依据（没有可以空着）"
          size="xs"
          value={item.basis ?? ''}
          maxLength={200}
          style={{ flex: 1 }}
          onChange={(event) => onChange({ basis: event.currentTarget.value })}
        />
        {item.code === null ? (
          <small>新的一项</small>
        ) : (
          <Button size="compact-xs" variant="subtle" onClick={() => onChange({ code: null })}>
            算新的一项
          </Button>
        )}
      </div>
    </div>
  );
}
