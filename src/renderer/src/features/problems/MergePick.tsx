import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Problem } from '#shared/contract/problems.ts';
import { problemStatusLabels } from '#shared/domain/problem/problem.ts';
import { useApiQuery } from '../../api/hooks.ts';
import classes from './problems.module.css';

/** More than one reads through; the search narrows it. */
const SHOWN = 8;
const open = ['found', 'dispatched', 'signed'];

/** Picks the problem that goes on; those of the same place come first. */
export function MergePick(props: {
  label: string;
  problem: Problem;
  chosen: string | null;
  error: string | undefined;
  onChoose: (id: string) => void;
}) {
  const { problem, chosen } = props;
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const found = useApiQuery('problems', 'list', { filter: 'open', search });
  const isSamePlace = (name: string) => Number(name !== problem.venueName);
  const rows = (found.data ?? [])
    .filter(({ id, status }) => id !== problem.id && open.includes(status))
    .toSorted((a, b) => isSamePlace(a.venueName) - isSamePlace(b.venueName));
  return (
    <Stack gap="xs" className={classes.mergePick}>
      <TextInput
        size="xs"
        label="找要并到的问题"
        placeholder="编号、问题、地点、单位"
        value={typed}
        autoFocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Radio.Group label={props.label} error={props.error} value={chosen} onChange={props.onChoose}>
        <Stack gap={4} mt={4}>
          {rows.slice(0, SHOWN).map((row) => (
            <Radio
              key={row.id}
              value={row.id}
              label={`${row.serial} ${row.title}`}
              description={`${row.venueName} · ${problemStatusLabels[row.status]}${row.unitName ? ` · ${row.unitName}` : ''}`}
            />
          ))}
        </Stack>
      </Radio.Group>
      {found.data && rows.length === 0 && (
        <Text fz="sm" c="dimmed">
          没有别的还在整改的问题可以并。
        </Text>
      )}
      {rows.length > SHOWN && (
        <Text fz="sm" c="dimmed">
          还有 {rows.length - SHOWN} 个没列出来，请输入几个字再找。
        </Text>
      )}
    </Stack>
  );
}
