import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RegisterRecord } from '#shared/contract/registers.ts';
import type { Field, Register } from '#shared/registers/register.ts';
import { useApiCommand } from '../../../api/hooks.ts';
import { ErrorNote } from '../../../ui/ErrorState.tsx';
import { isEscape } from '../is-escape.ts';
import classes from '../registers.module.css';

const OTHER = '其他用途';
/** What an office usually needs the original for. */
const usual = [
  '核对身份信息',
  '联系监护人',
  '走访帮扶',
  '填报上级要的表',
  '配合公安、检察院、法院办案',
  '转交其他单位办理',
  OTHER,
];

/** 看原值: what for is asked first, and the core keeps who looked at what and why (个人信息保护法 §51, §54). */
export function Unmask(props: {
  register: Register;
  id: string;
  field: Field;
  /** Keys of everything still masked in this row. */
  masked: readonly string[];
  onLeave: () => void;
  onShown: (values: RegisterRecord) => void;
}) {
  const { register, id, field, masked } = props;
  const unmask = useApiCommand('registers', 'unmask');
  const [reason, setReason] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [isAll, setAll] = useState(false);
  const isOther = reason === OTHER;
  const purpose = [isOther ? '' : reason, words.trim()].filter(Boolean).join('：');
  const isReady = reason !== null && (!isOther || words.trim() !== '');

  return (
    <form
      className={classes.inset}
      aria-label={`看“${field.label}”的原值`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady || unmask.isPending) return;
        unmask.mutate(
          { register: register.id, id, fields: isAll ? [...masked] : [field.key], purpose },
          { onSuccess: ({ values }) => props.onShown(values) },
        );
      }}
      onKeyDown={(event) => {
        if (!isEscape(event)) return;
        event.preventDefault();
        props.onLeave();
      }}
    >
      <Select
        autoFocus
        size="xs"
        label="看来做什么"
        placeholder="选一项"
        data={usual}
        value={reason}
        onChange={setReason}
      />
      <TextInput
        size="xs"
        label={isOther ? '写明用途' : '补充说明（可不填）'}
        value={words}
        error={unmask.error?.fields?.['purpose']}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {masked.length > 1 && (
        <label className={classes.tick}>
          <input type="checkbox" checked={isAll} onChange={(event) => setAll(event.currentTarget.checked)} />
          这一条遮住的 {masked.length} 项一起看
        </label>
      )}
      <ErrorNote error={unmask.error} />
      <Group gap="xs">
        <Button size="xs" type="submit" disabled={!isReady} loading={unmask.isPending}>
          看原值
        </Button>
        <Button size="xs" variant="default" onClick={props.onLeave}>
          不看了
        </Button>
        <span className={classes.quiet}>谁、何时、看了什么、做什么用，都会记入审计</span>
      </Group>
    </form>
  );
}
